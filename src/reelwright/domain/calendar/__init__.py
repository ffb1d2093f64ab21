"""When releases appear: rules and slots, what stands too close, and what becomes of the late."""
