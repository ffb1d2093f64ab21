"""What is known of YouTube, and where its parts stand."""

from dataclasses import dataclass

from reelwright.ports.services import ServiceFacts

SERVICE = "youtube"
FACTS = ServiceFacts(
    name=SERVICE,
    title="YouTube",
    kinds=frozenset(),
    address="https://www.googleapis.com",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """Where YouTube and Google's sign-in are reached.

    https://developers.google.com/identity/protocols/oauth2/native-app and the discovery document
    of the YouTube Data API v3.
    """

    consent: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    revoke: str = "https://oauth2.googleapis.com/revoke"
    api: str = "https://www.googleapis.com/youtube/v3"
    upload: str = "https://www.googleapis.com/upload/youtube/v3"

    @classmethod
    def at(cls, root: str) -> "Addresses":
        """All parts at one root, as the local YouTube has them; the real ones without a root."""
        root = root.rstrip("/")
        if not root or root == FACTS.address:
            return cls()
        return cls(
            consent=f"{root}/o/oauth2/v2/auth",
            token=f"{root}/token",
            revoke=f"{root}/revoke",
            api=f"{root}/youtube/v3",
            upload=f"{root}/upload/youtube/v3",
        )
