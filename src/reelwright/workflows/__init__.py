"""The flows: order and steps, nothing else."""
