"""SerpApi and the search of YouTube over a small world of questions and videos."""
