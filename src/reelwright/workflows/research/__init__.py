"""From a topic to suggestions with their evidence."""
