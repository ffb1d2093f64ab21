"""Which model writes: ``provider:model``."""

from dataclasses import dataclass

from reelwright.domain.errors import ReelwrightError


class WriterNameInvalid(ReelwrightError):
    """A writer is not named as ``provider:model``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WriterName:
    """A model of a provider."""

    provider: str
    model: str

    def __str__(self) -> str:
        """As in settings: ``openai:gpt-5``."""
        return f"{self.provider}:{self.model}"

    @classmethod
    def of(cls, text: str) -> "WriterName":
        """Read a name; the model's own name may hold further colons, as Ollama's do.

        Raises:
            WriterNameInvalid.
        """
        provider, _, model = (part.strip() for part in text.partition(":"))
        if not provider or not model:
            message = (
                f"{text!r} names no writer: write provider:model, such as "
                "anthropic:claude-sonnet-4-5 or ollama:llama3.2."
            )
            raise WriterNameInvalid(message)
        return cls(provider=provider.lower(), model=model)
