"""How people ask and tell in German, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^was
            ^warum
            ^wieso
            ^weshalb
            ^wie
            ^wer
            ^wann
            ^wo
            ^woher
            ^welche[rsnm]?
            ^hast du
            ^haben sie
            ^bist du
            ^sind sie
            ^kannst du
            ^können sie
            ^gibt es
            ^ist (?:das|es)
            ^darf ich fragen
        """,
        CueKind.OPEN_QUESTION: r"""
            ^warum
            ^wieso
            ^weshalb
            ^wie (?:kommt|kam|konnte|kann|schaff|hast|haben|bist|sind|geht|macht|erklär)
            ^wie (?:ist|war) (?:es|das) (?:da)?zu
            ^woran (?:liegt|lag)
            was (?:passiert|geschieht|geschah|passierte|wäre|würde|hat dich|hat sie)
            was ist (?:dann |da )?(?:passiert|geschehen)
            was (?:macht|machst|machen|tust|tut|sagst|sagt) (?:du|man|er|sie|ihr)
            was (?:ist|war) (?:der|das) (?:unterschied|problem|grund|geheimnis)
            was steckt dahinter
            stimmt (?:das|es)
        """,
        CueKind.PROMPT: r"""
            ^erzähl\w*
            ^erklär\w*
            ^beschreib\w*
            ^nimm uns mit
            ^nehmen sie uns mit
            ^hilf mir
            ich habe mich (?:immer|schon immer) gefragt
        """,
        CueKind.STORY: r"""
            als ich
            ich erinnere mich
            ich weiß noch
            ich werde (?:nie|niemals) vergessen
            eines (?:tages|abends|morgens|nachts)
            an (?:diesem|jenem) (?:tag|abend|morgen)
            vor \w+ (?:jahren|wochen|monaten)
            damals
            da war (?:dieser|diese|dieses|ein|eine)
            es war einmal
            zum ersten mal
            im (?:sommer|winter|frühjahr|herbst|jahr) (?:19|20)\d\d
            ich saß (?:gerade|in|im|am|auf)
            ich stand (?:gerade|in|im|am|auf|vor)
            wir (?:wollten|waren|hatten) (?:gerade|eben|schon)
        """,
        CueKind.PAYOFF: r"""
            und da(?:nn)? (?:habe|wusste|war|verstand) ich
            am ende
            es stellte sich heraus
            seitdem
            seit (?:diesem|dem) tag
            das war der (?:moment|tag|augenblick)
            da(?:s|rum| )? ?(?:wurde mir|habe ich) (?:klar|begriffen|verstanden)
            (?:deshalb|deswegen|darum) (?:habe|bin|mache|sage|glaube) ich
            genau (?:deshalb|deswegen|darum)
            was ich (?:daraus |davon )?gelernt habe
            die lehre
            das hat alles verändert
            und es hat (?:funktioniert|geklappt)
            nie wieder
        """,
        CueKind.SPEECH: r"""
            (?:ich|er|sie|wir|mann|frau) (?:sagte|sagt|meinte|fragte|rief)
            (?:mutter|vater|chef|lehrer|ärztin|arzt) (?:sagte|sagt|meinte|fragte|rief)
            (?:ich|er|sie|wir) (?:schrie|flüsterte|antwortete|brüllte)
            (?:sagte|sagt|meinte) (?:ich|er|sie|mir|der|die|das|mein|meine)
            (?:fragte|rief|flüsterte|antwortete) (?:ich|er|sie|mir|der|die|das|mein|meine)
            (?:hat|habe|haben) (?:\w+ ){0,3}(?:gesagt|gefragt|gerufen)
            (?:hat|habe|haben) (?:\w+ ){0,3}(?:geantwortet|gemeint|geschrieben)
            (?:sagte|fragte|meinte),
        """,
        CueKind.DEED: r"""
            (?:habe|hat|haben|hatte|hatten) (?:\w+ ){0,7}(?:\w{0,5}ge\w{2,}|ver\w{3,})(?:t|en)\b
            (?:habe|hat|haben|hatte|hatten) (?:\w+ ){0,7}(?:be\w{3,}|er\w{3,})(?:t|en)\b
            (?:bin|ist|sind|war|waren) (?:\w+ ){0,6}(?:\w{0,5}ge(?:gangen|kommen|fahren))\b
            (?:bin|ist|sind|war|waren) (?:\w+ ){0,6}(?:\w{0,5}ge(?:laufen|fallen|flogen))\b
            (?:ich|er|sie|wir|es|man) (?:ging|kam|nahm|gab|sah|fand|stand|saß|lief|fuhr|fiel|hielt)
            (?:ich|er|sie|wir|es|man) (?:schrieb|wusste|dachte|brachte|blieb)
            (?:ich|er|sie|wir|es|man) (?:verlor|warf|zog|trug|bekam)
            (?:ich|er|sie|wir|es|man) (?:öffnete|machte|kaufte|legte)
            (?:ich|er|sie|wir|es|man) (?:stellte|setzte|drehte|wartete|klopfte)
            (?:ging|kam|nahm|gab|stand|saß) (?:ich|er|sie|wir)\b
            (?:lief|fuhr|öffnete|machte|kaufte|legte|zog) (?:ich|er|sie|wir)\b
            (?:einer|eine|jeder|jede) von (?:ihnen|uns) \w+(?:te|t)\b
        """,
        CueKind.TURN: r"""
            plötzlich
            auf einmal
            (?:und|aber) dann (?:kam|war|stand|rief|hat|sagte)
            es stellt sich heraus
            bis (?:eines tages|ich|er|sie|jemand)
            in (?:diesem|dem) (?:moment|augenblick)
            aus heiterem himmel
            und das war's
            zu spät
            nichts (?:passierte|geschah)
        """,
        CueKind.FEELING: r"""
            wein(?:t|te|en|ten)
            geweint
            tränen
            gelacht
            lach(?:t|te|en|ten)\b
            angst
            geschämt
            schäm
            wütend
            stolz
            einsam
            herz
            hass(?:e|t|te)
            (?:ich|er|sie|wir) (?:liebe|liebt|liebte|lieben)
            gestorben
            starb
            verzweifelt
            peinlich
            erleichtert
            entsetzt
            erschrocken
            tat (?:mir|ihm|ihr|uns|so) (?:weh|leid)
        """,
        CueKind.LAUGHTER: r"""
            \[(?:lachen|lacht|gelächter)\]
            \((?:lachen|lacht|gelächter)\)
            haha+
        """,
    }
)
