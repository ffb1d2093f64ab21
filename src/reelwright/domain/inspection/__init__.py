"""The rules by which a master passes or fails, over values that were measured."""
