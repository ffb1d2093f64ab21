"""Kills workers, fills their disk and cuts their database, and checks that nothing came of it."""
