"""New letters: a sample with the values of a profile, a table or the user's answers.

May import everything except `batch`, `startup` and `cli`.
"""
