"""Planning arithmetic as pure functions over plain arguments; nothing here knows the game."""
