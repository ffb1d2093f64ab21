"""How people reason, weigh, stress and hedge in German, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            weil
            denn (?:das|die|der|es|wer|ich|wir|man)
            deshalb
            deswegen
            darum
            der grund
            das (?:heißt|bedeutet)
            damit
            wenn du
            wenn man
            je (?:mehr|weniger|länger|größer|öfter)
            sonst
            der trick
            das problem
            der punkt
            die idee
        """,
        CueKind.COMPARISON: r"""
            als (?:der|die|das|ein|eine|bei|vorher|früher|im|am|alle|jede)
            (?:mehr|weniger|größer|kleiner|schneller|länger|höher|teurer|billiger|öfter) als
            doppelt so
            halb so
            \w+mal so
            die hälfte
            ein (?:drittel|viertel|fünftel|zehntel)
            durchschnitt
            im schnitt
            prozent
            pro (?:tag|jahr|monat|kopf|stunde|person)
            von (?:zehn|hundert|tausend|\d+)
            (?:stieg|fiel|sank|wuchs|verdoppelte|halbierte)
            (?:gestiegen|gefallen|gesunken|gewachsen|verdoppelt|halbiert)
            genauso viel
        """,
        CueKind.FINDING: r"""
            gemessen
            gezählt
            gewogen
            getestet
            untersucht
            ausgerechnet
            herausgefunden
            nachgerechnet
            ausprobiert
            (?:haben|habe|hat) (?:\w+ ){0,4}(?:gemessen|gezählt|verglichen|ausprobiert)
            stud(?:ie|ien)
            forsch
            umfrage
            versuch
            experiment
            die (?:zahlen|daten)
            wissenschaftler
        """,
        CueKind.NEGATION: r"""
            nicht\b
            nichts
            niemand
            kein
            nie\b
            niemals
            weder
        """,
        CueKind.CONTRAST: r"""
            in wahrheit
            die wahrheit ist
            die meisten (?:denken|glauben|meinen|sagen)
            alle (?:denken|sagen|glauben)
            viele (?:denken|glauben|meinen)
            im gegenteil
            in wirklichkeit
            es geht (?:gar )?nicht um
            nicht (?:\w+ ){1,6}sondern
            sondern
            stattdessen
            dagegen
            während
            anstatt
            eigentlich ist es
            der (?:wahre|eigentliche|echte) (?:grund|fehler)
            das (?:wahre|eigentliche|echte) problem
            ist (?:ein mythos|falsch|quatsch|unsinn)
            niemand (?:sagt|redet|spricht)
        """,
        CueKind.EMPHASIS: r"""
            das (?:beste|schlimmste|größte|wichtigste|härteste)
            der (?:beste|schlimmste|größte|häufigste|teuerste) \w+
            die (?:beste|schlimmste|größte|wichtigste) \w+
            niemals
            niemand
            unglaublich
            ehrlich gesagt
            das einzige
            der einzige
            fehler
            geheimnis
            kein einzige
            jede[rsnm]? einzelne
            unmöglich
        """,
        CueKind.BOAST: r"""
            unglaublich
            wahnsinn
            fantastisch
            großartig
            genial
            mega
            der absolute
            absolut
            einfach (?:nur )?(?:toll|super|genial|irre)
            leidenschaft
            für immer
            alles verändern
            lebensverändernd
            revolution
            erfolg
            gewinner
            jeder kann
            hundertprozentig
            buchstäblich
        """,
        CueKind.VAGUE: r"""
            irgendwie
            irgendwas
            irgendwo
            sozusagen
            ich weiß (?:es )?nicht
            ich glaube
            keine ahnung
            mehr oder weniger
            kommt (?:ganz )?drauf an
            es kommt darauf an
            meistens
            normalerweise
            manchmal
            ab und zu
            von zeit zu zeit
            in der regel
            im großen und ganzen
            und so weiter
            ungefähr
            ganz (?:gut|okay|nett|ordentlich)
            ein bisschen
            so was wie
            halt so
        """,
    }
)
