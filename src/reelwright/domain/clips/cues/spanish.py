"""What phrases tell in Spanish talk; each line is a regular expression in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^qué
            ^por qué
            ^cómo
            ^quién
            ^cuándo
            ^dónde
            ^cuál
        """,
        CueKind.STORY: r"""
            cuando (?:yo )?era
            me acuerdo
            recuerdo
            un día
            una noche
            hace \w+ años
        """,
        CueKind.PAYOFF: r"""
            y (?:ahí|por eso)
            al final
            resulta que
            desde (?:ese día|entonces)
            aprendí
        """,
        CueKind.CONTRAST: r"""
            en realidad
            la verdad es
            al contrario
            la gente (?:piensa|cree)
            en cambio
        """,
        CueKind.EMPHASIS: r"""
            nunca
            lo (?:mejor|peor)
            el (?:mayor|peor)
            increíble
            el secreto
            el error
        """,
        CueKind.SPONSOR: r"""
            patrocin
            código (?:de )?(?:descuento|promocional)
            enlace en la descripción
        """,
        CueKind.HOUSEKEEPING: r"""
            suscr[ií]b
            bienvenid
            gracias por (?:escuchar|ver)
            antes de empezar
        """,
        CueKind.DEPENDENT: r"""
            ^y
            ^pero
            ^así que
            ^porque
            ^o
            ^eso
            ^esto
            ^él
            ^ella
            ^ellos
            ^entonces
            ^también
            ^sí
            ^no
        """,
    }
)
