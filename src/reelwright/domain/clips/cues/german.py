"""What phrases tell in German talk; each line is a regular expression in lower case."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^was
            ^warum
            ^wieso
            ^wie
            ^wer
            ^wann
            ^wo
            ^welche[rsnm]?
            ^hast du
            ^bist du
            ^kannst du
        """,
        CueKind.PROMPT: r"""
            ^erzähl
        """,
        CueKind.STORY: r"""
            als ich
            ich erinnere mich
            eines (?:tages|abends|morgens)
            vor \w+ jahren
            damals
            da war (?:dieser|diese|ein|eine)
            zum ersten mal
        """,
        CueKind.PAYOFF: r"""
            und da(?:nn)? habe ich
            am ende
            es stellte sich heraus
            seitdem
            das war der moment
            deshalb
            genau deswegen
            was ich gelernt habe
        """,
        CueKind.CONTRAST: r"""
            in wahrheit
            die wahrheit ist
            die meisten (?:denken|glauben)
            alle (?:denken|sagen)
            im gegenteil
            in wirklichkeit
            es geht nicht um
            stattdessen
            dagegen
        """,
        CueKind.EMPHASIS: r"""
            das (?:beste|schlimmste|größte|wichtigste)
            der (?:beste|schlimmste|größte) fehler
            niemals
            niemand
            unglaublich
            ehrlich gesagt
            das einzige
            fehler
            geheimnis
        """,
        CueKind.SPONSOR: r"""
            sponsor
            gutscheincode
            rabattcode
            prozent rabatt
            präsentiert von
            werbung
            kostenlos testen
            link in der beschreibung
            unterstützt von
        """,
        CueKind.HOUSEKEEPING: r"""
            abonnier
            willkommen (?:zurück|zu)
            danke fürs (?:zuhören|zuschauen)
            bevor wir (?:anfangen|starten)
            bis zum nächsten mal
            lasst (?:uns )?(?:ein|eine) (?:like|bewertung)
        """,
        CueKind.LAUGHTER: r"""
            \[(?:lachen|lacht)\]
            \((?:lachen|lacht)\)
            haha+
        """,
        CueKind.DEPENDENT: r"""
            ^und
            ^aber
            ^also
            ^weil
            ^oder
            ^das
            ^dies
            ^diese[rsnm]?
            ^es
            ^er
            ^sie
            ^ihn
            ^ihm
            ^dann
            ^da
            ^auch
            ^ja
            ^nein
            ^genau
            ^jedenfalls
        """,
    }
)
