"""From an article or a script to a production folder with inspected masters."""
