"""Batch rendering: jobs, worker pools, and the manifest that lets unchanged letters be skipped.

May import everything except `cli`.
"""
