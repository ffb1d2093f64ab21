import pytest

from reelwright.adapters.http.wire import is_near

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("litellm", True),
        ("ollama.internal", True),
        ("printer.local", True),
        ("192.168.1.20", True),
        ("10.0.0.1", True),
        ("169.254.169.254", True),
        ("api.elevenlabs.io", False),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("local.example.com", False),
        ("127.0.0.1.example.com", False),
    ],
)
def test_what_is_near_is_known_by_its_name(host: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert is_near(host) is near
