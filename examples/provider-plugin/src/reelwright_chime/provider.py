"""What is known of Chime, and the object that the entry point names."""

from pydantic import BaseModel

from reelwright.ports.services import (
    Access,
    HttpRequest,
    Kind,
    RateLimit,
    Secret,
    ServiceFacts,
    require_key,
)
from reelwright.ports.voice import Voice
from reelwright.ports.wire import read_answer
from reelwright_chime.voice import ChimeVoice

FACTS = ServiceFacts(
    name="chime",
    title="Chime",
    kinds=frozenset({Kind.VOICE}),
    address="https://api.chime.example",
    key="CHIME_API_KEY",
    key_page="https://chime.example/keys",
    limits=(RateLimit(calls=60, seconds=60),),
)


class _Account(BaseModel):
    left: int


class Chime:
    """The provider."""

    facts = FACTS

    def connect(self, access: Access) -> Voice:
        """The voice; makes no call."""
        return ChimeVoice(access.http, access.address, require_key(access, FACTS))

    def check(self, access: Access) -> str:
        """Ask for the account, which costs nothing."""
        key: Secret = require_key(access, FACTS)
        account = HttpRequest(
            method="GET", url=f"{access.address}/v1/account", secret_headers={"X-Chime-Key": key}
        )
        told = read_answer(_Account, FACTS.name, access.http.send(FACTS.name, account))
        return f"The key is taken; {told.left} chimes are left."


CHIME = Chime()
