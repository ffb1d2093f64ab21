"""How written text is spoken: numbers, dates, money, units and marks become words."""
