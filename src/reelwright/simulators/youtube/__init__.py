"""A local YouTube: its Data, Analytics and Reporting interfaces, its sign-in and its faults."""
