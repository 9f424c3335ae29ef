"""Settings: the files that describe templates, looks and profiles, read with the line and column of each value.

Lives here: reading YAML and TOML settings, checking them against their model, and merging the files of a look.
May import: limits, suggest, diagnostics, errors, files, look and source.
"""
