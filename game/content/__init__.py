"""Scenario files: read, check, and turn into the frozen data that the engine plays."""
