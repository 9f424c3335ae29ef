"""How fast Drafter is beside what a user would take instead, all of it measured in one run on one letter."""
