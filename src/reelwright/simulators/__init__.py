"""Shipped stand-ins for the outside world. They know only the wire, never who calls."""
