"""A release: a finished video on its way to a channel, from its details to the day it appears."""
