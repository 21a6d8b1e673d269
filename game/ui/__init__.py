"""Windows and screens: draws views, emits actions. Only `game.ui.desktop` knows pygame."""
