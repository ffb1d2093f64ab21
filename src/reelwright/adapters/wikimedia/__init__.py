"""Wikimedia Commons: free pictures and clips with their licences."""
