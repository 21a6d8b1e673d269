"""The planning desk: commands for a manager's own plans and figures, as tables and as JSON."""
