"""How people reason, weigh, stress and hedge in Italian, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            perché
            siccome
            poiché
            per questo
            ecco perché
            il motivo
            la ragione
            vuol dire
            significa
            cioè
            se (?:tu|uno|vuoi|fai|hai|si)\b
            più (?:si|lo|ne)
            altrimenti
            il trucco
            il problema
            l'idea
            il punto
            quindi
        """,
        CueKind.COMPARISON: r"""
            (?:più|meno|meglio|peggio|maggiore|minore) (?:\w+ ){0,3}(?:di|del|della|dei|dell'|che)
            il doppio
            la metà
            \w+ volte (?:più|meno|tanto)
            un (?:terzo|quarto|quinto|decimo)
            media\b
            per cento
            percento
            all'anno
            al (?:giorno|mese|chilo)
            a (?:testa|persona)
            su (?:dieci|cento|mille|\d+)
            (?:salit|sces|cresciut|aumentat|raddoppiat|calat|dimezzat|passat)[oaie]
            tanto quanto
            lo stesso
        """,
        CueKind.FINDING: r"""
            misurat
            contat
            pesat
            provat
            testat
            calcolat
            scopert
            studiat
            confrontat
            studi(?:o|)\b
            ricerc
            sondaggio
            esperiment
            (?:i|gli|le) (?:numeri|dati|cifre|statistiche)
            scienziat
            economist
        """,
        CueKind.NEGATION: r"""
            non\b
            niente
            nulla
            nessun
            mai\b
            neanche
            nemmeno
            né\b
        """,
        CueKind.CONTRAST: r"""
            in realtà
            la verità è
            al contrario
            (?:la gente|tutti|molti|tanti) (?:pensa|crede|dice|pensano|credono|dicono)
            la maggior parte (?:delle persone )?(?:pensa|crede)
            invece
            non si tratta di
            non (?:è|era|sono) (?:\w+ ){1,7}ma\b
            bensì
            tuttavia
            mentre
            al posto di
            (?:il vero|la vera) (?:motivo|problema|ragione)
            è (?:un mito|falso|sbagliato)
            nessuno (?:dice|parla|ti)
        """,
        CueKind.EMPHASIS: r"""
            mai\b
            (?:il|la) (?:migliore|peggiore|più (?:grande|importante|duro|difficile|bello))
            la cosa (?:più|peggiore|migliore)
            incredibile
            il segreto
            l'errore
            errori
            l'unic
            impossibile
            onestamente
            sinceramente
            nessuno
            ogni singol
        """,
        CueKind.BOAST: r"""
            incredibil
            straordinari
            pazzesc
            fantastic
            meraviglios
            eccezional
            geniale
            passione
            assolutamente
            letteralmente
            il migliore (?:del|di)
            rivoluzion
            cambiare la (?:vita|tua)
            cambia tutto
            per sempre
            successo
            chiunque
            cento per cento
            vincent
        """,
        CueKind.VAGUE: r"""
            più o meno
            non (?:lo )?so
            credo
            suppongo
            dipende
            in genere
            di solito
            normalmente
            generalmente
            a volte
            ogni tanto
            e così via
            e cose così
            un po'
            una specie di
            tipo\b
            diciamo
            abbastanza (?:bene|buon)
            va bene\b
            nel complesso
            all'incirca
        """,
    }
)
