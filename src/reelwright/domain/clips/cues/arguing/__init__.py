"""How people reason, weigh, stress and hedge, by language."""
