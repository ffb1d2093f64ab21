"""Choosing what is shown while lines are spoken."""
