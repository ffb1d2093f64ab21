"""Backups of a home in one file: written whole and verified, restored whole and verified."""
