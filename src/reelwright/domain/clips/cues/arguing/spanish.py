"""How people reason, weigh, stress and hedge in Spanish, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.REASON: r"""
            porque
            ya que
            por eso
            la razón
            para que
            (?:eso|lo que) significa
            es decir
            si (?:tú|uno|usted|quieres|haces|tienes)
            cuanto más
            si no
            de lo contrario
            el truco
            el problema
            la idea
            la cuestión
            así que
        """,
        CueKind.COMPARISON: r"""
            (?:más|menos|mejor|peor|mayor|menor) (?:\w+ ){0,3}(?:que|de)
            el doble
            la mitad
            \w+ veces (?:más|menos)
            un (?:tercio|cuarto|quinto|décimo)
            promedio
            media de
            de media
            por ciento
            por (?:año|día|mes|hora|persona|cabeza)
            de cada (?:diez|cien|mil|\d+)
            (?:subió|bajó|cayó|creció|aumentó|se duplicó|pasó)\b
            tanto como
            lo mismo que
        """,
        CueKind.FINDING: r"""
            medi(?:mos|eron|do|ó|r)
            cont(?:amos|aron|ado|é)\b
            pes(?:amos|aron|é)\b
            prob(?:amos|aron|ado|é)\b
            calcul
            descubri
            comprob
            compar(?:amos|aron|ado|é)
            estudi(?:o|os|aron|amos|ó)\b
            investiga
            encuesta
            experimento
            (?:los|las) (?:números|datos|cifras|estadísticas)
            científic
            economistas?
        """,
        CueKind.NEGATION: r"""
            no\b
            nada\b
            nadie
            nunca
            ningun
            tampoco
            ni\b
        """,
        CueKind.CONTRAST: r"""
            en realidad
            la verdad es
            al contrario
            (?:la gente|todo el mundo|todos|muchos) (?:piensa|cree|dice|creen|piensan|dicen)
            la mayoría (?:de la gente )?(?:piensa|cree|dice)
            en cambio
            no se trata de
            no (?:es|era|son) (?:\w+ ){1,7}sino
            sino
            sin embargo
            mientras que
            en lugar de
            en vez de
            (?:la verdadera|el verdadero) (?:razón|problema|motivo)
            es (?:un mito|falso|mentira)
            nadie (?:dice|habla|te cuenta)
        """,
        CueKind.EMPHASIS: r"""
            nunca
            lo (?:mejor|peor|más (?:importante|difícil|duro))
            (?:el|la) (?:mayor|peor|mejor|única?) \w+
            el único
            la única
            increíble
            el secreto
            el error
            errores
            imposible
            la verdad
            sinceramente
            nadie
            cada uno
            ni un solo
        """,
        CueKind.BOAST: r"""
            increíble
            impresionante
            alucinante
            brutal
            fantástic
            maravillos
            espectacular
            genial
            pasión
            absolutamente
            literalmente
            el mejor (?:del|de)
            la mejor (?:del|de)
            revolucion
            cambiar (?:tu|la) vida
            lo cambia todo
            para siempre
            éxito
            cualquiera puede
            cien por cien
            ganador
        """,
        CueKind.VAGUE: r"""
            más o menos
            no sé
            no lo sé
            supongo
            creo que
            depende
            en general
            generalmente
            normalmente
            por lo general
            a veces
            de vez en cuando
            y cosas así
            y tal\b
            y demás
            un poco
            una especie de
            algo así
            casi siempre
            bastante bien
            está bien\b
            digamos
        """,
    }
)
