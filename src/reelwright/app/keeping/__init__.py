"""What a home keeps: its library, its storage, its backups."""
