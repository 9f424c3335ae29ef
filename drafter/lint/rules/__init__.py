"""The rules, a module for each part of a family; `drafter.lint.registry` lists the families."""
