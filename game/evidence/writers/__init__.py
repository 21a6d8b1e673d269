"""One writer for each format. Each is a pure function of a portfolio: the same bytes every time."""
