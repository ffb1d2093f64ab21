"""Jobs whose stages survive: DBOS on SQLite or PostgreSQL, with leases of our own beside it."""
