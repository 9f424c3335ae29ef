"""The rules, a module for each part of a family; `drafter.lint.catalogue` lists the families."""
