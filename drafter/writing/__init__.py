"""Write files atomically, and never overwrite a file of somebody else."""
