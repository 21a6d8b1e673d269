"""What a game was worth: the score with its account."""
