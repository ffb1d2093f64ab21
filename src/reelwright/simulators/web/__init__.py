"""A small web server with good articles, a feed, and everything that goes wrong on the web."""
