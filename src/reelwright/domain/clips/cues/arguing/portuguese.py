"""How people reason, weigh, stress and hedge in Portuguese, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            porque
            já que
            por isso
            é por isso
            a razão
            o motivo
            para que
            (?:isso|o que) (?:significa|quer dizer)
            ou seja
            se (?:você|a gente|eu)
            quanto mais
            senão
            caso contrário
            o truque
            o problema
            a ideia
            a questão
        """,
        CueKind.COMPARISON: r"""
            (?:mais|menos|melhor|pior|maior|menor) (?:\w+ ){0,3}(?:que|do que|de)
            o dobro
            a metade
            metade (?:do|da|dos|das)
            \w+ vezes (?:mais|menos)
            um (?:terço|quarto|quinto|décimo)
            média
            por cento
            por (?:ano|dia|mês|hora|pessoa|cabeça)
            (?:de|em) cada (?:dez|cem|mil|\d+)
            (?:subiu|caiu|cresceu|aumentou|dobrou|baixou|passou)\b
            tanto quanto
            o mesmo que
        """,
        CueKind.FINDING: r"""
            medi(?:mos|ram|u|do)
            cont(?:amos|aram|ado|ei)\b
            pes(?:amos|aram|ei)\b
            test(?:amos|aram|ado|ei)\b
            calcul
            descobri
            compar(?:amos|aram|ado|ei)
            estud(?:o|os|aram|amos|ou)\b
            pesquis
            experiment
            levantamento
            (?:os|as) (?:números|dados|estatísticas)
            cientista
            economista
        """,
        CueKind.NEGATION: r"""
            não\b
            nada\b
            ninguém
            nunca
            nenhum
            nem\b
            jamais
        """,
        CueKind.CONTRAST: r"""
            na verdade
            a verdade é
            pelo contrário
            (?:as pessoas|todo mundo|todos|muita gente) (?:pens|ach|acredit|diz|acha|pensa)
            a maioria (?:das pessoas )?(?:pensa|acha|acredita)
            não se trata de
            não (?:é|era|são|foi) (?:\w+ ){1,7}mas
            e sim
            no entanto
            enquanto
            em vez de
            ao contrário
            (?:a verdadeira|o verdadeiro) (?:razão|problema|motivo)
            é (?:um mito|mentira|falso)
            ninguém (?:fala|diz|te conta)
        """,
        CueKind.EMPHASIS: r"""
            nunca
            (?:o|a) (?:melhor|pior|maior|mais (?:importante|difícil)) \w+
            incrível
            o segredo
            o erro
            erros
            (?:o|a) únic[oa]
            impossível
            sinceramente
            honestamente
            ninguém
            cada um
            nem um
        """,
        CueKind.BOAST: r"""
            incrível
            impressionante
            sensacional
            fantástic
            maravilhos
            espetacular
            genial
            paixão
            absolutamente
            literalmente
            o melhor d
            a melhor d
            revolucion
            mudar (?:sua|a sua|a) vida
            muda tudo
            para sempre
            sucesso
            qualquer um
            cem por cento
            vencedor
        """,
        CueKind.VAGUE: r"""
            mais ou menos
            não sei
            sei lá
            acho que
            eu acho
            depende
            em geral
            geralmente
            normalmente
            às vezes
            de vez em quando
            e por aí vai
            e tal\b
            um pouco
            uma espécie de
            tipo\b
            meio que
            algo assim
            bastante bem
            tudo bem\b
            no geral
        """,
    }
)
