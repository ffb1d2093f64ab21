"""SerpApi: results, questions and searches of Google."""
