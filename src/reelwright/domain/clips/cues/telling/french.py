"""How people ask and tell in French, as regular expressions."""

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
            ^combien
            ^quel(?:le)?s?
            ^est-ce
            ^tu peux
            ^vous pouvez
            ^pouvez-vous
            ^peux-tu
            ^as-tu
            ^avez-vous
            ^es-tu
            ^êtes-vous
            ^y a-t-il
        """,
        CueKind.OPEN_QUESTION: r"""
            ^pourquoi
            ^comment (?:on|tu|vous|avez|as|est-ce|peut|fait|ça|se fait|expliqu|en es)
            qu'est-ce qu(?:i|e|') ?(?:se passe|s'est passé|fait|a fait|explique)
            qu'est-ce qu(?:i|e|') ?(?:on fait|tu fais|vous faites|change|pousse)
            que (?:se passe|s'est-il passé|faire|fait-on|feriez)
            quel(?:le)? (?:est|était) (?:la différence|le problème|la raison|le secret|l'erreur)
            et si\b
            c'est vrai que
            d'où vient
        """,
        CueKind.PROMPT: r"""
            ^racont\w*
            ^expliqu\w*
            ^dites-(?:moi|nous)
            ^dis-(?:moi|nous)
            ^parlez-nous
            ^décri\w*
            je me suis toujours demandé
        """,
        CueKind.STORY: r"""
            quand j'(?:étais|avais)
            je me souviens
            je me rappelle
            je n'oublierai jamais
            un (?:jour|soir|matin)
            une (?:nuit|fois)
            ce (?:jour|soir|matin)-là
            cette nuit-là
            il y a \w+ (?:ans|mois|semaines)
            il y avait (?:ce|cet|cette|un|une) \w+
            la première fois que
            en (?:19|20)\d\d
            à l'époque
            j'étais (?:en train|assis|debout|dans|sur|seul)
            on (?:était|allait|venait) (?:juste|presque|de)
        """,
        CueKind.PAYOFF: r"""
            c'est (?:là|pour ça|à ce moment-là|comme ça) que
            c'est ce jour-là
            finalement
            au final
            à la fin
            depuis ce jour
            depuis,
            (?:et )?j'ai (?:compris|réalisé|appris)
            la leçon
            ce que j'(?:ai appris|en retiens)
            ça a tout changé
            et ça a marché
            voilà pourquoi
            plus jamais
        """,
        CueKind.SPEECH: r"""
            (?:il|elle|on|je|homme) (?:m'a |nous a |lui a |a )?(?:dit|répond|demande|crie)
            (?:femme|père) (?:m'a |nous a |lui a |a )?(?:dit|répond|demande|crie)
            (?:mère|patron|médecin) (?:m'a |nous a |lui a |a )?(?:dit|répond|demande|crie)
            (?:j'ai|il a|elle a|on a) (?:\w+ )?(?:dit|répondu|demandé|crié|écrit|murmuré)
            (?:ils ont|m'a|lui a|nous a) (?:\w+ )?(?:dit|répondu|demandé|crié|écrit|murmuré)
            (?:dit|répond|répondit|demanda|demande|cria)-(?:il|elle|on)
            il (?:me|nous|lui) dit
            elle (?:me|nous|lui) dit
            (?:disait|répétait|me disait)
            je lui (?:ai dit|dis|demande)
        """,
        CueKind.DEED: r"""
            (?:j'ai|il a|elle a) (?:\w+ ){0,2}\w{2,}(?:é|ée|és|i|is|it|u|us|ert|ait|aint)\b
            (?:on a|nous avons|ils ont) (?:\w+ ){0,2}\w{2,}(?:é|ée|és|i|is|it|u|us|ert|ait|aint)\b
            (?:elles ont|tu as|vous avez) (?:\w+ ){0,2}\w{2,}(?:é|ée|és|i|is)\b
            (?:elles ont|tu as|vous avez) (?:\w+ ){0,2}\w{2,}(?:it|u|us|ert|ait|aint)\b
            (?:m'a|l'a|lui a) (?:\w+ ){0,2}\w{2,}(?:é|ée|és|i|is|it|u|us|ert|ait|aint)\b
            (?:j'avais|il avait) (?:\w+ ){0,2}\w{2,}(?:é|i|is|it|u|ert)\b
            (?:elle avait|on avait|ils avaient) (?:\w+ ){0,2}\w{2,}(?:é|i|is|it|u|ert)\b
            (?:suis|est|sommes|sont|étais|était) (?:\w+ )?(?:allé|venu|parti|arrivé|tombé|entré)
            (?:suis|est|sommes|sont|étais|était) (?:\w+ )?(?:sorti|monté|descendu)
            (?:suis|est|sommes|sont|étais|était) (?:\w+ )?(?:resté|rentré|mort|revenu)
            (?:il|elle|on|ils|je) (?:se lève|se tourne|ouvre|ferme|prend)\b
            (?:il|elle|on|ils|je) (?:sort|entre|regarde|pose|court|tombe)\b
            (?:il|elle) (?:\w+ )?\w{3,}a\b (?:le|la|les|un|une|son|sa|de|à)
            (?:ouvrit|prit|vit|fit|mit|sortit|vint|courut|tomba|entra|regarda|posa)\b
        """,
        CueKind.TURN: r"""
            soudain
            tout à coup
            tout d'un coup
            d'un coup
            et là
            mais (?:là|alors|voilà)
            jusqu'à ce que
            jusqu'au jour où
            à ce moment-là
            sorti de nulle part
            trop tard
            et voilà
            en fait,? il
            rien ne s'est passé
        """,
        CueKind.FEELING: r"""
            pleur
            larmes
            rire\b
            (?:a|ai|ont|avons) ri\b
            peur
            honte
            colère
            furieu
            fier
            fière
            seul(?:e)?\b
            cœur
            coeur
            déteste
            (?:j'|je l'|il l'|elle l')aim
            mourir
            mort\b
            désespér
            gên(?:é|ant)
            soulag
            terrifi
            horrifi
            mal au
        """,
        CueKind.LAUGHTER: r"""
            \[(?:rires?|il rit|elle rit)\]
            \((?:rires?|il rit|elle rit)\)
            haha+
        """,
    }
)
