"""Many letters at once: jobs, workers, the manifest of unchanged results."""
