"""Sound as numbers: how loud it is, how it is filtered, mixed, limited and trimmed."""
