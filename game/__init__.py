"""Contingency: lead a simulated technical project, then learn what skill did and what luck did."""

__version__ = "0.1.0"
