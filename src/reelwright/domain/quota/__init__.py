"""YouTube's quota: what calls cost, on which days, and what is put off when a day is full."""
