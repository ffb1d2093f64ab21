"""Values and files that tests of several modules share."""
