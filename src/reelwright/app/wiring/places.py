"""Places that a person names: folders, and storage that speaks S3."""


def is_bucket(place: str) -> bool:
    """Whether a place is in storage that speaks S3: ``s3://bucket/prefix``."""
    return place.startswith("s3://")
