"""Whose productions are: users and channels."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do."""

    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"


class ChannelState(StrEnum):
    """Whether videos are made for a channel."""

    ACTIVE = "active"
    PAUSED = "paused"
    ARCHIVED = "archived"
