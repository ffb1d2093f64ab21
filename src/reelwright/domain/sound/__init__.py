"""Sound as numbers: how loud it is, how it is filtered, mixed and limited."""
