"""How files name languages."""

import pytest

from reelwright.domain.transcript.languages import tagged_language

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("eng", "en"), ("ger", "de"), ("deu", "de"), ("pt-BR", "pt"), ("EN_us", "en"), ("und", ""),
        ("", ""), ("mul", ""), ("zxx", ""), ("fr", "fr"), ("German", "de"),
        ("klingon", ""), ("éé", ""), ("12", ""),
    ],
)  # fmt: skip
def test_tags_become_codes(tag: str, language: str) -> None:
    assert tagged_language(tag) == language
