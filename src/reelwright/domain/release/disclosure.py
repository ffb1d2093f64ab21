"""Whether a video has to be marked as altered or synthetic, and why.

support.google.com/youtube/answer/14328491: to be disclosed is what is realistic and did not
happen so (a real person made to say or do something, an altered real event or place, a scene that
never was), and generated music; not scripts, titles, thumbnails, captions, cartoons, or an own
cloned voice. A synthetic narrator who is nobody is no real person.
"""

import re
from collections.abc import Sequence

from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.release.release import Disclosure

_GENERATED = re.compile(
    r"\b(ai[- ]generated|generated (by|with) ai|generative ai|midjourney|stable diffusion"
    r"|dall[- ]?e|sora|synthid)\b",
    re.IGNORECASE,
)


def disclosure_of(licences: Sequence[LicenceRecord], *, narrated_by: str) -> Disclosure:
    """The disclosure for a video that shows this material; its owner may overrule it."""
    generated = [
        one.name for one in licences if _GENERATED.search(f"{one.name} {one.licence} {one.author}")
    ]
    if generated:
        named = ", ".join(generated[:3])
        reason = f"It shows pictures that a model generated and that may look real: {named}."
        return Disclosure(synthetic=True, reason=reason)
    voice = (
        f"the synthetic voice {narrated_by}, which is no real person's"
        if narrated_by
        else ("no synthetic voice")
    )
    reason = (
        f"Drawn cards and {len(licences) or 'no'} licensed pictures or clips, none of them "
        f"generated; {voice}: nothing realistic was altered or invented."
    )
    return Disclosure(synthetic=False, reason=reason)
