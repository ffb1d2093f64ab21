"""How people ask and tell, by language."""
