"""The screens of the window. They read a view, and submit actions through `Run`."""
