"""Faces found by OpenCV's cascades, and cuts by how much a picture changes at once."""
