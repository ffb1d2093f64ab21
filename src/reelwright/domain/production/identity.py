"""What makes two runs the same video, and what is paid before there is one."""

from reelwright.domain.digest import digest_of


def production_id(slug: str, location: str) -> str:
    """The name under which a production's costs are kept: 16 hexadecimal digits.

    The same source under the same slug is the same video: edited, moved to another folder, or
    deleted and made again. It is known before the first run has left anything behind.
    """
    return digest_of("production", slug, location)[:16]


def writing_account(title: str, location: str) -> str:
    """The name under which the costs of writing about a source are kept until a video is made.

    The first video that is made of the script, or of the source itself, takes them over.
    """
    return digest_of("writing", title, location)[:16]
