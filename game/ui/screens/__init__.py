"""The screens of the window, one module each. They read a view, and submit actions through `Run`."""
