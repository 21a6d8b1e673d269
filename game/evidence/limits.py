"""What holds for every pack; light, so that a screen can know it before anything is made."""

from __future__ import annotations

ALWAYS = "method"
"""The document that no pack goes without."""
LONGEST_NAME = 120
"""Characters of a player's name."""
