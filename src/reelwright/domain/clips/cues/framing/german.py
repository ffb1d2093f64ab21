"""What stands around the talk or leans on it in German, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            sponsor
            gutschein
            rabatt
            prozent (?:rabatt|günstiger|nachlass)
            präsentiert von
            werbung
            anzeige
            kostenlos (?:testen|ausprobieren)
            (?:ersten|erste|erster) (?:monat|box) (?:ist |sind )?(?:gratis|kostenlos|geschenkt)
            (?:ersten|erste|erster) (?:bestellung|lieferung) (?:ist |sind )?gratis
            (?:ersten|erste|erster) (?:bestellung|lieferung) (?:ist |sind )?(?:kostenlos|geschenkt)
            (?:mit dem |den |mit unserem )?code\b
            link (?:in der|in den|steht|findet)
            (?:in den|in der) (?:shownotes|beschreibung|infobox)
            unterstützt (?:von|uns|diesen|diese)
            punkt (?:de|com|at|ch)\b
            geld[- ]zurück
            für (?:unsere|meine) hörer
            partner (?:dieser|der|dieses) (?:folge|sendung|podcasts?)
            unser (?:shop|merch)
            neukunden
            versandkostenfrei
        """,
        CueKind.HOUSEKEEPING: r"""
            abonnier
            willkommen (?:zurück|zu)
            herzlich willkommen
            danke fürs (?:zuhören|zuschauen|einschalten)
            bevor wir (?:anfangen|starten|loslegen|beginnen)
            bis (?:zum nächsten mal|nächste woche|bald)
            nächste woche (?:sprechen|reden|haben|geht)
            lasst (?:uns )?(?:gern |gerne )?(?:ein|eine|einen) (?:like|bewertung|kommentar|daumen)
            fünf sterne
            newsletter
            folgt (?:uns|mir)
            schreibt uns
            (?:in|mit) der heutigen (?:folge|sendung|ausgabe)
            in dieser folge
            (?:mein|unser) (?:heutiger )?gast (?:heute|ist)
            kurze pause
            gleich (?:geht es|geht's) weiter
            hört (?:ihr|man) mich
            los geht's
        """,
        CueKind.POINTING: r"""
            wie ich (?:schon |vorhin |bereits )?(?:sagte|gesagt|erwähnt)
            wie (?:gesagt|erwähnt)
            (?:vorhin|letzte woche|letztes mal) (?:gesagt|erwähnt|gesehen|besprochen)
            wenn (?:du|sie|ihr|man) (?:hier|da|dort) (?:schaust|schauen|seht|sieht|hinsieht)
            auf (?:dem|der|diesem|dieser) (?:bild|folie|grafik)
            (?:der|die|das) (?:hier|da) (?:links|rechts|oben|unten)
            wo (?:war ich|waren wir)
        """,
        CueKind.DEPENDENT: r"""
            ^und
            ^aber
            ^also
            ^weil
            ^oder
            ^denn
            ^das
            ^dies
            ^diese[rsnm]?
            ^es
            ^er
            ^sie
            ^ihn
            ^ihm
            ^ihr
            ^ihnen
            ^dann
            ^da
            ^dort
            ^auch
            ^ja
            ^nein
            ^genau
            ^jedenfalls
            ^deshalb
            ^deswegen
            ^darum
            ^trotzdem
            ^außerdem
            ^wie gesagt
        """,
        CueKind.REBUTTAL: r"""
            ^das (?:stimmt|ist) (?:so )?(?:gar )?nicht
            ^das (?:ist|war) (?:falsch|gelogen|quatsch|unsinn|ein (?:mythos|witz|scherz))
            ^nein[,.]? (?:das|es|ich)
            ^(?:war (?:nur|bloß) )?(?:ein )?(?:scherz|spaß)
            ^natürlich (?:stimmt|ist) das nicht
            ^(?:ich )?glaube ich nicht
            ^nichts davon
        """,
        CueKind.QUOTED: r"""
            (?:manche|viele|einige|andere) (?:leute |menschen )?(?:behaupten|sagen|meinen)
            kritiker (?:sagen|behaupten|meinen)
            (?:er|sie|man) behauptet(?:e)?
            (?:der mythos|die behauptung|die theorie) (?:geht|lautet|besagt)
            stell dir vor[,]? (?:jemand|einer) sagt
            angeblich
        """,
    }
)
