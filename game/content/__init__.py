"""Scenario files: read, check, and turn into the frozen data that the engine plays."""

from game.content.load import find_scenarios, lint_files, load_scenario, parse_scenario
from game.content.problem import Problem

__all__ = ["Problem", "find_scenarios", "lint_files", "load_scenario", "parse_scenario"]
