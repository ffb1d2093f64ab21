"""Publishing: from a release that may leave to a video that stands as it was wanted."""
