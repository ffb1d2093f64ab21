"""Transcript files of every form that recordings are delivered with."""
