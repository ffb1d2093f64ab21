"""Cutting clips, and what their owner does with them."""
