"""Measuring a master with PyAV, OpenCV and the ffmpeg program."""
