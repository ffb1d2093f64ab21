"""From a recording to clips."""
