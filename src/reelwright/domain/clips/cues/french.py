"""What phrases tell in French talk; each line is a regular expression in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^qu'est-ce
            ^que
            ^quoi
            ^pourquoi
            ^comment
            ^qui
            ^quand
            ^où
            ^quel(?:le)?s?
            ^est-ce
            ^tu peux
            ^vous pouvez
        """,
        CueKind.PROMPT: r"""
            ^racontez
        """,
        CueKind.STORY: r"""
            quand j'étais
            je me souviens
            un (?:jour|soir|matin)
            il y a \w+ ans
        """,
        CueKind.PAYOFF: r"""
            c'est (?:là|pour ça) que
            finalement
            au final
            depuis ce jour
            j'ai compris
        """,
        CueKind.CONTRAST: r"""
            en réalité
            la vérité
            au contraire
            les gens (?:pensent|croient)
            en fait
        """,
        CueKind.EMPHASIS: r"""
            jamais
            le (?:meilleur|pire|plus grand)
            incroyable
            le secret
            l'erreur
        """,
        CueKind.SPONSOR: r"""
            sponsor
            code promo
            pour cent de réduction
            partenaire
            lien en description
        """,
        CueKind.HOUSEKEEPING: r"""
            abonne
            bienvenue
            merci d'avoir (?:écouté|regardé)
            avant de commencer
        """,
        CueKind.DEPENDENT: r"""
            ^et
            ^mais
            ^donc
            ^parce
            ^ou
            ^ça
            ^ce
            ^cela
            ^il
            ^elle
            ^ils
            ^elles
            ^puis
            ^aussi
            ^oui
            ^non
        """,
    }
)
