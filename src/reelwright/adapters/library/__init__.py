"""The library: the home's database, or a server's, behind every port that remembers."""
