"""The sandbox around Jinja: a restricted environment with a quota of steps, and a loader for template files."""
