"""The sizes of type that all cards share: one scale, so that cards are one family."""

from reelwright.adapters.illustrator.typefaces import Role, Weight
from reelwright.adapters.illustrator.typesetting import Type

TITLE = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=220, smallest=44,
    leading=1.06, tracking=-0.02, lines=5,
)  # fmt: skip
SECTION = Type(
    role=Role.HEADING, weight=Weight.DISPLAY, size=150, smallest=42,
    leading=1.08, tracking=-0.018, lines=5,
)  # fmt: skip
HEADING = Type(
    role=Role.HEADING, weight=Weight.DISPLAY, size=72, smallest=32,
    leading=1.12, tracking=-0.014, lines=3,
)  # fmt: skip
STATEMENT = Type(
    role=Role.HEADING, weight=Weight.DISPLAY, size=120, smallest=30,
    leading=1.18, tracking=-0.014,
)  # fmt: skip
KICKER = Type(
    role=Role.BODY, weight=Weight.STRONG, size=36, smallest=24,
    leading=1.25, tracking=0.09, lines=2, capitals=True,
)  # fmt: skip
BODY = Type(role=Role.BODY, weight=Weight.TEXT, size=64, smallest=26, leading=1.26)
STRONG = Type(role=Role.BODY, weight=Weight.STRONG, size=46, smallest=24, leading=1.22)
NOTE = Type(role=Role.BODY, weight=Weight.TEXT, size=40, smallest=22, leading=1.3, lines=3)
SHORT = 42
"""Characters up to which a sentence that stands alone is set larger."""

LARGER = 1.45
"""How much larger."""

LONG = 90
"""Characters from which a sentence that stands alone is set smaller."""

SMALLER = 0.82
"""How much smaller."""

QUOTATION = Type(
    role=Role.QUOTATION, weight=Weight.ITALIC, size=112, smallest=30,
    leading=1.24, tracking=-0.004,
)  # fmt: skip
QUOTE_MARK = Type(role=Role.QUOTATION, weight=Weight.HEAVY, size=300, smallest=100)
FIGURE = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=430, smallest=48,
    leading=1.02, tracking=-0.03, lines=3,
)  # fmt: skip
LABEL = Type(
    role=Role.HEADING, weight=Weight.DISPLAY, size=80, smallest=26,
    leading=1.18, tracking=-0.01,
)  # fmt: skip
AXIS = Type(role=Role.BODY, weight=Weight.STRONG, size=46, smallest=20, leading=1.16, lines=3)
VALUE = Type(role=Role.HEADING, weight=Weight.HEAVY, size=66, smallest=18, leading=1.1, lines=1)
CODE = Type(role=Role.MONO, weight=Weight.TEXT, size=46, smallest=21, leading=1.42)
CELL = Type(role=Role.BODY, weight=Weight.TEXT, size=56, smallest=20, leading=1.18, lines=3)
COVER = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=330, smallest=130,
    leading=1.03, tracking=-0.025, lines=3,
)  # fmt: skip
COVER_SAID = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=250, smallest=104,
    leading=1.06, tracking=-0.02, lines=5,
)  # fmt: skip
CODE_FOLDED = 27
"""Lines of code are folded rather than set smaller than this."""
