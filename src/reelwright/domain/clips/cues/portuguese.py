"""What phrases tell in Portuguese talk; each line is a regular expression in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^o que
            ^por que
            ^como
            ^quem
            ^quando
            ^onde
            ^qual
        """,
        CueKind.STORY: r"""
            quando eu era
            eu lembro
            lembro que
            um dia
            uma noite
            há \w+ anos
        """,
        CueKind.PAYOFF: r"""
            e foi (?:aí|por isso)
            no final
            acontece que
            desde (?:aquele dia|então)
        """,
        CueKind.CONTRAST: r"""
            na verdade
            a verdade é
            pelo contrário
            as pessoas (?:pensam|acham)
        """,
        CueKind.EMPHASIS: r"""
            nunca
            o (?:melhor|pior|maior)
            incrível
            o segredo
            o erro
        """,
        CueKind.SPONSOR: r"""
            patrocin
            cupom
            código de desconto
            link na descrição
        """,
        CueKind.HOUSEKEEPING: r"""
            inscrev
            bem-vind
            obrigad[oa] por (?:ouvir|assistir)
            antes de começar
        """,
        CueKind.DEPENDENT: r"""
            ^e
            ^mas
            ^então
            ^porque
            ^ou
            ^isso
            ^isto
            ^ele
            ^ela
            ^eles
            ^também
            ^sim
            ^não
        """,
    }
)
