"""How people ask and tell in Italian, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^che cosa
            ^cosa
            ^perché
            ^come
            ^chi
            ^quando
            ^dove
            ^qual[ei]?
            ^quant[oaie]
            ^è vero
            ^c'è
            ^hai\b
            ^puoi
            ^può
            ^ti ricordi
        """,
        CueKind.OPEN_QUESTION: r"""
            ^perché
            ^come (?:mai|si|hai|ha|fai|fa|si fa|sei|funziona|è successo|avete|è andata)
            ^come (?:mai|si|hai|ha|fai|fa|si fa|sei|funziona|è possibile|avete|è andata)
            (?:che )?cosa (?:succede|è successo|fai|fa|fate)
            (?:che )?cosa (?:hai fatto|ti ha|cambia|faresti|c'è dietro)
            qual (?:è|era) (?:la differenza|il problema|il motivo|il segreto|l'errore)
            è vero che
            e se\b
        """,
        CueKind.PROMPT: r"""
            ^raccont\w*
            ^spieg\w*
            ^dicci
            ^dimmi
            ^descriv\w*
            mi sono sempre chiest
        """,
        CueKind.STORY: r"""
            quando (?:ero|avevo)
            mi ricordo
            ricordo
            non dimenticherò mai
            un giorno
            una (?:notte|sera|mattina|volta)
            quel(?:la)? (?:giorno|notte|sera|mattina)
            \w+ (?:anni|mesi|settimane) fa
            c'era (?:un|una|questo|questa|uno)
            la prima volta che
            nel (?:19|20)\d\d
            all'epoca
            ero (?:sedut|in piedi|lì|in|da sol)
            stavamo (?:per|andando)
        """,
        CueKind.PAYOFF: r"""
            ed è (?:lì|per questo|così|stato)
            è stato (?:allora|lì|quello il momento)
            quello fu il (?:momento|giorno)
            alla fine
            è venuto fuori
            si è scoperto
            da quel giorno
            da allora
            ho (?:capito|imparato|realizzato)
            la lezione
            quello che ho imparato
            ha cambiato tutto
            ed ha funzionato
            e ha funzionato
            ecco perché
            mai più
        """,
        CueKind.SPEECH: r"""
            (?:mi|gli|le|ci|lui) (?:disse|dice|chiese|chiede|rispose|urlò|fa)\b
            (?:lei|padre|madre|capo|medico) (?:disse|dice|chiese|chiede|rispose|urlò|fa)\b
            (?:ho|ha|hanno|mi ha|gli ha|le ha|ci ha) (?:\w+ )?(?:detto|chiesto|risposto)
            (?:ho|ha|hanno|mi ha|gli ha|le ha|ci ha) (?:\w+ )?(?:urlato|gridato|scritto)
            (?:disse|chiese|rispose|urlò|gridò|sussurrò)\b
            (?:diceva|ripeteva)
        """,
        CueKind.DEED: r"""
            (?:ho|hai|ha|abbiamo) (?:\w+ ){0,2}\w{2,}(?:ato|uto|ito|tto|sto)\b
            (?:ho|hai|ha|abbiamo) (?:\w+ ){0,2}\w{2,}(?:so|rso|rto|nto|ati|ate)\b
            (?:avete|hanno|aveva|avevo|avevano) (?:\w+ ){0,2}\w{2,}(?:ato|uto|ito|tto|sto)\b
            (?:avete|hanno|aveva|avevo|avevano) (?:\w+ ){0,2}\w{2,}(?:so|rso|rto|nto|ati|ate)\b
            (?:sono|è|siamo|era|ero|erano) (?:\w+ ){0,2}(?:andat|venut|partit)[oaie]
            (?:sono|è|siamo|era|ero|erano) (?:\w+ ){0,2}(?:arrivat|cadut|entrat)[oaie]
            (?:sono|è|siamo|era|ero|erano) (?:\w+ ){0,2}(?:uscit|salit|scappat)[oaie]
            (?:sono|è|siamo|era|ero|erano) (?:\w+ ){0,2}(?:tornat|rimast|mort|scoppiat)[oaie]
            (?!però|perciò|ciò)\w{2,}(?:ò|arono|irono|erono)\b
            (?:fece|vide|prese|mise|venne|corse|cadde)\b
            (?:aprì|chiuse|uscì|diede|trovò|rimase|scrisse|lesse)\b
            (?:lui|lei) (?:apre|chiude|prende|entra|esce|guarda|corre|si alza|si siede)
            uno di (?:loro|noi)
        """,
        CueKind.TURN: r"""
            all'improvviso
            improvvisamente
            di colpo
            e poi (?:lui|lei|arriv|un)
            ma (?:poi|a un certo punto|un giorno)
            finché
            a un certo punto
            in quel momento
            dal nulla
            troppo tardi
            non (?:è successo|successe) niente
        """,
        CueKind.FEELING: r"""
            piang
            pianto
            pianse
            lacrime
            rid(?:e|eva|ere|evamo)
            riso\b
            paura
            vergogn
            rabbia
            furios
            arrabbiat
            orgoglios
            fier[oa]
            sol[oa]\b
            cuore
            odi(?:o|avo|ava)\b
            am(?:o|avo|ava)\b
            mor(?:to|ta|ì|ire)
            disperat
            imbarazz
            sollev
            sollievo
            terror
            orror
            fa male
        """,
        CueKind.LAUGHTER: r"""
            \[(?:risate|ride|risata)\]
            \((?:risate|ride|risata)\)
            ah(?:ah)+
            haha+
        """,
    }
)
