"""DATA: scenario, world, actions, events, effects. No rules live here."""
