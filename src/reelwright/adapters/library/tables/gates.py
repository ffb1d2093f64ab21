"""Gates: rows that a transaction locks to be alone with what it decides."""

from sqlalchemy import Column, String, Table

from reelwright.adapters.library.metadata import metadata

gates = Table("gates", metadata, Column("name", String(64), primary_key=True))

CALLS = "calls"
"""Whoever admits or closes a call goes through this one."""
