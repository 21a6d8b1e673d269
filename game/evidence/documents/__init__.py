"""The documents of a pack, one module each: pure functions from the material to blocks."""
