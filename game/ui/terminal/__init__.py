"""The game as text: the same session and views, numbered choices and short commands."""
