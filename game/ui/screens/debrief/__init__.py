"""The debrief in the window, in its order: your view, facts, skill and luck, why, what if, themes,
next time. The learner writes before the game says anything."""
