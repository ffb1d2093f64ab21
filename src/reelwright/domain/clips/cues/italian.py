"""What phrases tell in Italian talk; each line is a regular expression in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^che cosa
            ^cosa
            ^perché
            ^come
            ^chi
            ^quando
            ^dove
            ^quale
        """,
        CueKind.STORY: r"""
            quando ero
            mi ricordo
            un giorno
            una notte
            una sera
            \w+ anni fa
        """,
        CueKind.PAYOFF: r"""
            ed è (?:lì|per questo)
            alla fine
            è venuto fuori
            da quel giorno
            ho capito
        """,
        CueKind.CONTRAST: r"""
            in realtà
            la verità è
            al contrario
            la gente (?:pensa|crede)
            invece
        """,
        CueKind.EMPHASIS: r"""
            mai
            il (?:migliore|peggiore|più grande)
            incredibile
            il segreto
            l'errore
        """,
        CueKind.SPONSOR: r"""
            sponsor
            codice (?:sconto|promo)
            link in descrizione
            offerto da
        """,
        CueKind.HOUSEKEEPING: r"""
            iscriv
            benvenut
            grazie per (?:aver )?(?:ascoltato|guardato)
        """,
        CueKind.DEPENDENT: r"""
            ^e
            ^ma
            ^quindi
            ^perché
            ^o
            ^questo
            ^quello
            ^lui
            ^lei
            ^loro
            ^poi
            ^anche
            ^sì
            ^no
        """,
    }
)
