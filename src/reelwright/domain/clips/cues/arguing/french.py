"""How people reason, weigh, stress and hedge in French, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            parce qu
            puisqu
            car\b
            c'est pourquoi
            c'est pour (?:ça|cela)
            voilà pourquoi
            la raison
            pour que
            ça veut dire
            cela signifie
            si (?:tu|vous|on)\b
            plus (?:on|tu|vous|c'est)
            sinon
            l'astuce
            le problème
            l'idée
            du coup
            donc\b
        """,
        CueKind.COMPARISON: r"""
            (?:plus|moins|autant|mieux|aussi) (?:\w+ ){0,3}qu[e']
            deux fois
            \w+ fois (?:plus|moins)
            le double
            la moitié
            un (?:tiers|quart|dixième|cinquième)
            moyenne
            pour cent
            pourcent
            %
            par (?:an|jour|mois|heure|personne|tête)
            sur (?:dix|cent|mille|\d+)
            (?:augmenté|baissé|chuté|doublé|triplé|diminué|grimpé)
            (?:monté|descendu|tombé|passé) (?:à|de)
            le même (?:prix|nombre)
        """,
        CueKind.FINDING: r"""
            mesuré
            compté
            pesé
            testé
            étudié
            calculé
            découvert
            comparé
            essayé
            étude
            recherche
            chercheur
            sondage
            expérience
            enquête
            les (?:chiffres|données|statistiques)
            on a (?:vu|trouvé|constaté) que
            scientifique
            économiste
        """,
        CueKind.NEGATION: r"""
            ne\b
            n'\w
            pas\b
            rien\b
            personne ne
            jamais
            aucun
            ni\b
        """,
        CueKind.CONTRAST: r"""
            en réalité
            la vérité
            au contraire
            (?:les gens|tout le monde|beaucoup) (?:pens|croi|dis|dit|croit)
            la plupart des gens
            on (?:croit|pense) (?:souvent |toujours )?que
            en fait
            ce n'est pas (?:\w+ ){1,6}(?:mais|c'est)
            ce n'est pas
            il ne s'agit pas
            alors que
            tandis que
            plutôt que
            au lieu de
            contrairement
            (?:la vraie|le vrai) (?:raison|problème|question)
            est (?:un mythe|faux)
            personne ne (?:dit|parle)
        """,
        CueKind.EMPHASIS: r"""
            jamais
            (?:le|la) (?:meilleur|pire|plus (?:grand|gros|beau|dur|important))
            incroyable
            le secret
            l'erreur
            erreur
            la seule
            le seul
            impossible
            franchement
            honnêtement
            chaque fois
            pas un seul
            personne
        """,
        CueKind.BOAST: r"""
            incroyable
            extraordinaire
            génial
            fantastique
            formidable
            fabuleu
            énorme
            passion
            absolument
            littéralement
            le meilleur (?:du|de)
            révolution
            changer (?:la|ta|votre) vie
            tout change
            pour toujours
            succès
            n'importe qui
            cent pour cent
            gagnant
        """,
        CueKind.VAGUE: r"""
            un peu
            plus ou moins
            je ne sais pas
            je sais pas
            je crois
            je suppose
            ça dépend
            en général
            généralement
            normalement
            d'habitude
            parfois
            de temps en temps
            à peu près
            et ainsi de suite
            quelque chose comme
            une sorte de
            un genre de
            plutôt (?:bien|pas mal|correct)
            pas mal\b
            globalement
            dans l'ensemble
        """,
    }
)
