"""Each kind of entry as an author writes it, and how it becomes the frozen data of the model."""
