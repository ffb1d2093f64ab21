"""What makes two runs the same video."""

from reelwright.domain.digest import digest_of


def production_id(slug: str, location: str) -> str:
    """The name under which a production's costs are kept: 16 hexadecimal digits.

    The same source under the same slug is the same video: edited, moved to another folder, or
    deleted and made again. It is known before the first run has left anything behind.
    """
    return digest_of("production", slug, location)[:16]
