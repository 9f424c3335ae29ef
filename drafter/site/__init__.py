"""The gallery as a static site: one page per sample, rebuilt only if the sample has changed.

May import everything except `batch`, `startup` and `cli`.
"""
