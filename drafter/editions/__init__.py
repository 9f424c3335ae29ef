"""Editions: a letter takes over from another letter, its base, everything that it does not say again (`extends`).

Lives here: reading the bases, matching their entries, merging the values, and the texts that need a translation. May
import `load` and what `load` imports, `letter` and `languages`.
"""
