"""What a file is, told by its first bytes, whatever it is called."""

HEAD = 16
"""Bytes that are enough to tell."""
_STARTS = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\x1a\x45\xdf\xa3", ".webm"),
)


def suffix_of(head: bytes) -> str | None:
    """The suffix of a still or clip of the kinds that stock services send; None for all else.

    ISO base media (ISO/IEC 14496-12) says ``ftyp`` after its length; the brand ``avif`` is a
    still, ``qt`` a QuickTime clip.
    """
    for start, suffix in _STARTS:
        if head.startswith(start):
            return suffix
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp":
        return {b"avif": ".avif", b"qt  ": ".mov"}.get(head[8:12], ".mp4")
    return None
