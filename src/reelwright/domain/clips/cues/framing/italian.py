"""What stands around the talk or leans on it in Italian, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            sponsor
            codice (?:sconto|promo|promozionale)
            con il codice
            per cento di sconto
            sconto
            (?:link|collegamento) (?:in|nella|nelle|qui)
            in descrizione
            nelle note
            offerto da
            presentato da
            prova gratuita
            gratis (?:per|il)
            (?:primo|prima) (?:mese|ordine|scatola|consegna) (?:è )?gratis
            spedizione gratuita
            soddisfatti o rimborsati
            punto (?:it|com)\b
            per i nostri ascoltatori
            il nostro (?:negozio|shop)
            sostiene (?:questo|il nostro)
            nuovi clienti
        """,
        CueKind.HOUSEKEEPING: r"""
            iscriv
            benvenut
            bentornat
            grazie (?:per|a tutti|di)
            prima di (?:iniziare|cominciare)
            alla prossima
            ci (?:vediamo|sentiamo)
            la (?:prossima settimana|settimana prossima)
            cinque stelle
            lascia(?:te|teci|ci)? (?:un|una|il|la) (?:like|recensione|commento)
            newsletter
            segui(?:mi|ci|teci)
            scriveteci
            in questa puntata
            in questo episodio
            (?:il nostro|il mio) ospite
            una (?:breve )?pausa
            torniamo (?:subito|tra)
            mi sentite
            cominciamo
        """,
        CueKind.POINTING: r"""
            come (?:ho detto|dicevo|ho già detto|vi dicevo|accennavo)
            l'ho (?:già )?detto
            (?:prima|la settimana scorsa|l'altra volta) (?:ho detto|abbiamo|dicevo)
            se (?:guardi|guardate|guardiamo)
            in (?:questa|quella) (?:immagine|foto|slide)
            (?:quello|quella|questo|questa) (?:qui|lì|là)\b
            dov'ero
        """,
        CueKind.DEPENDENT: r"""
            ^e
            ^ma
            ^quindi
            ^perché
            ^o
            ^questo
            ^questa
            ^questi
            ^quello
            ^quella
            ^lui
            ^lei
            ^loro
            ^poi
            ^allora
            ^anche
            ^sì
            ^no
            ^esatto
            ^infatti
            ^per questo
            ^inoltre
            ^lì
            ^là
            ^come dicevo
            ^insomma
        """,
        CueKind.REBUTTAL: r"""
            ^(?:questo )?non è vero
            ^è (?:falso|una bugia|un mito|uno scherzo)
            ^no[,.]? (?:non|è|io)
            ^sto scherzando
            ^scherzo
            ^certo che no
            ^non ci credo
            ^niente di tutto (?:questo|ciò)
        """,
        CueKind.QUOTED: r"""
            (?:alcuni|molti|altri|certi) (?:dicono|sostengono|affermano)
            i critici (?:dicono|sostengono)
            (?:lui|lei|si) (?:sostiene|sosteneva|afferma)
            (?:il mito|la teoria|l'argomento) (?:dice|è|vuole)
            immagina che qualcuno (?:dica|dice)
            presunt
        """,
    }
)
