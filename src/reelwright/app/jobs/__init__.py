"""The queue: what is queued, what recurs, and who does it."""
