"""Rosters: tables of the States that are asked to sign or support a letter, with their answers.

Lives here: reading and checking a roster, the keys of a letter that it fills, and its summary.
"""
