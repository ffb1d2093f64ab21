"""What jobs are called in the tables of DBOS. Names stand in databases: they never change."""

from reelwright.ports.jobs import StageKind

APPLICATION = "reelwright"
QUEUE = "productions"
RENDERING = "rendering"
"""Jobs that a worker which does not render has handed on."""
QUEUES = {StageKind.WRITING: QUEUE, StageKind.RENDERING: RENDERING}
"""Where a job waits for a worker that does stages of a kind."""
WORKFLOW = "produce"
VERSION = "1"
"""Of the flow: raised when a stage is removed or changes its result, never by other edits.

DBOS's own default is a hash of the source, which would strand what is under way at every edit.
"""
MOST_ATTEMPTS = 1_000
"""How often a job is taken up again before it is given up (DBOS's own default is 100)."""
FAR_AWAY = 253_402_214_400_000
"""A time that never comes (9999-12-31, in milliseconds): the start of what waits for other jobs."""
POLL_SECONDS = 2.0
UNRANKED = 2_000_000_000
"""The number of every waiting job but those that come next."""
