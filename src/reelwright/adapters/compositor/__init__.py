"""Draws pieces in planar YUV 4:2:0, encodes them, and joins them by packet copy."""
