"""What DBOS writes down: JSON, and errors as their name and sentence, never pickles."""

import json

from dbos import Serializer

from reelwright.domain.errors import ReelwrightError

_ERROR = "error"


class StageFailed(ReelwrightError):
    """An error that another process raised: its name and its sentence."""

    def __init__(self, name: str, message: str) -> None:
        """Of an error that was written down."""
        super().__init__(message)
        self.name = name


class JsonSerializer(Serializer):
    """Plain values as JSON."""

    def name(self) -> str:
        """What DBOS writes beside each value."""
        return "reelwright_json"

    def serialize(self, data: object) -> str:
        """A value or an error as text."""
        if isinstance(data, BaseException):
            name = data.name if isinstance(data, StageFailed) else type(data).__name__
            return json.dumps({_ERROR: {"name": name, "message": str(data)}}, ensure_ascii=False)
        return json.dumps({"value": data}, ensure_ascii=False)

    def deserialize(self, serialized_data: str) -> object:
        """The value or error that was written."""
        plain = json.loads(serialized_data)
        if _ERROR in plain:
            return StageFailed(plain[_ERROR]["name"], plain[_ERROR]["message"])
        return plain["value"]
