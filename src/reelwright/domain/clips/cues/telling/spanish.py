"""How people ask and tell in Spanish, as regular expressions."""

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
            ^cuánt[oa]s?
            ^es (?:verdad|cierto)
            ^hay
            ^has\b
            ^puedes
            ^puede usted
            ^te acuerdas
        """,
        CueKind.OPEN_QUESTION: r"""
            ^(?:¿)?por qué
            ^(?:¿)?cómo (?:es que|se|lo|fue|hac|pued|pas|llegaste|consigu|funcion|explic)
            qué (?:pasa|pasó|hace|hizo|hacemos|haces|harías|sucede|ocurr|te hizo|cambió)
            cuál (?:es|era|fue) (?:la diferencia|el problema|la razón|el secreto|el error)
            qué hay detrás
            es verdad que
            y si\b
        """,
        CueKind.PROMPT: r"""
            ^cuént(?:a|e)\w*
            ^explíc\w*
            ^explica
            ^háblanos
            ^descr[ií]b\w*
            siempre me he preguntado
        """,
        CueKind.STORY: r"""
            cuando (?:yo )?(?:era|tenía)
            me acuerdo
            recuerdo
            nunca olvidaré
            un día
            una (?:noche|tarde|mañana|vez)
            aquel(?:la)? (?:día|noche|mañana|tarde)
            hace \w+ (?:años|meses|semanas)
            había (?:un|una|este|esta) \w+
            la primera vez que
            en (?:19|20)\d\d
            por aquel entonces
            yo estaba (?:en|sentad|de pie|sol)
            estábamos (?:a punto|en)
        """,
        CueKind.PAYOFF: r"""
            y (?:ahí|por eso|así) (?:fue|es|supe|entendí|me)
            fue entonces cuando
            ese fue el (?:momento|día)
            al final
            resulta que
            resultó que
            desde (?:ese día|entonces|aquel día)
            (?:lo que )?aprendí
            me di cuenta
            (?:entonces )?(?:entendí|comprendí)
            la lección
            eso lo cambió todo
            y funcionó
            nunca más
        """,
        CueKind.SPEECH: r"""
            (?:me|le|nos|les|yo|él|ella) (?:dijo|dice|preguntó|contó)
            (?:me|le|nos|les|yo|él|ella) (?:gritó|respondió|contestó|dije|pregunté)
            (?:dijo|dice|preguntó|gritó|respondió|contestó|dije|susurró|escribió)\b
            (?:decía|repetía)
        """,
        CueKind.DEED: r"""
            (?!qué|aquí|café|bebé|josé|quizá|sé\b)\w{2,}(?:é|ó)\b
            \w{2,}(?:aron|ieron|eron)\b
            (?:hizo|hice|fue|fui|vino|vine|vio|vi|puso)\b
            (?:puse|tuvo|tuve|supo|supe|pudo|trajo|dio|di|quiso)\b
            (?:ha|he|han|hemos|había|habían) (?:\w+ )?\w+(?:ado|ido|cho|to)\b
            (?:se levanta|se sienta|abre|cierra|coge|entra|sale|mira|corre) (?:y|el|la|al|de)
            uno de (?:ellos|nosotros)
        """,
        CueKind.TURN: r"""
            de repente
            de pronto
            de golpe
            y entonces
            pero (?:entonces|un día|resulta)
            hasta que
            en ese momento
            de la nada
            demasiado tarde
            no pasó nada
            y ya está
        """,
        CueKind.FEELING: r"""
            llor
            lágrimas
            (?:se )?re[íi](?:a|r|mos|do|ó)\b
            miedo
            vergüenza
            rabia
            furios
            enfad
            orgullos
            sol[oa]\b
            corazón
            odi(?:o|é|ó|aba)
            am(?:o|aba|é|ó)\b
            muri(?:ó|eron)
            murió
            desesperad
            incómod
            alivi
            terror
            horror
            dolió
            duele
        """,
        CueKind.LAUGHTER: r"""
            \[(?:risas|ríe|se ríe)\]
            \((?:risas|ríe|se ríe)\)
            ja(?:ja)+
            haha+
        """,
    }
)
