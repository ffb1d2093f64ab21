"""What stands around the talk or leans on it in Spanish, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            patrocin
            código (?:de )?(?:descuento|promocional)
            con el código
            por ciento de descuento
            descuento
            (?:enlace|link) (?:en la|en las|abajo|está)
            en la descripción
            en las notas
            prueba gratuita
            gratis (?:durante|por)
            (?:primer|primera) (?:mes|pedido|caja|entrega) (?:es )?gratis
            envío gratis
            te devuelven (?:el|tu) dinero
            devolución del dinero
            punto (?:com|es|mx)\b
            para (?:nuestros|mis) oyentes
            nuestra tienda
            apoya(?:n)? (?:este|nuestro|el) (?:programa|podcast|canal)
            nuevos clientes
            ofrecido por
        """,
        CueKind.HOUSEKEEPING: r"""
            suscr[ií]b
            bienvenid
            gracias por (?:escuchar|ver|acompañar|estar)
            antes de (?:empezar|comenzar)
            hasta la próxima
            nos vemos
            nos escuchamos
            la próxima semana
            la semana que viene
            cinco estrellas
            deja(?:d|nos|dnos)? (?:un|una|tu|vuestra) (?:like|reseña|comentario|valoración)
            boletín
            newsletter
            s[ií]gue(?:me|nos)
            síguenos
            escríbenos
            en (?:este|el) episodio
            (?:nuestro|mi) invitad
            una pausa
            volvemos (?:enseguida|en)
            se me (?:oye|escucha)
            empezamos
        """,
        CueKind.POINTING: r"""
            como (?:ya )?(?:dije|decía|he dicho|mencioné|te dije|os dije)
            (?:ya )?lo (?:dije|mencioné) (?:antes|la semana)
            (?:la semana pasada|la última vez|antes) (?:dije|vimos|hablamos)
            si (?:miras|miráis|miran|se fijan|te fijas)
            en (?:esta|la|aquella) (?:imagen|foto|diapositiva)
            (?:este|ese) de (?:aquí|ahí)
            por dónde iba
        """,
        CueKind.DEPENDENT: r"""
            ^y
            ^pero
            ^así que
            ^porque
            ^o
            ^eso
            ^esto
            ^esos?
            ^esas?
            ^él
            ^ella
            ^ellos
            ^ellas
            ^entonces
            ^luego
            ^también
            ^sí
            ^no
            ^exacto
            ^claro
            ^por eso
            ^además
            ^allí
            ^ahí
            ^como decía
            ^en fin
        """,
        CueKind.REBUTTAL: r"""
            ^eso (?:no es|es) (?:verdad|cierto|falso|mentira|un mito|una broma)
            ^no[,.]? (?:eso|es|yo)
            ^(?:es|era) (?:una )?broma
            ^claro que no
            ^no me lo creo
            ^nada de (?:eso|esto)
        """,
        CueKind.QUOTED: r"""
            (?:algunos|muchos|otros|la gente) (?:dicen|afirman|sostienen)
            los críticos (?:dicen|afirman)
            (?:él|ella|se) (?:afirma|afirmaba|sostiene)
            (?:el mito|la teoría|el argumento) (?:dice|es)
            imagina que alguien (?:dice|diga)
            supuestamente
        """,
    }
)
