"""What stands around the talk or leans on it in Portuguese, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            patrocin
            cupom
            código (?:de desconto|promocional)
            com o código
            por cento de desconto
            desconto
            link (?:na|nas|abaixo|está)
            na descrição
            nas notas
            oferecido por
            apresentado por
            teste (?:grátis|gratuito)
            grátis (?:por|durante)
            (?:primeiro|primeira) (?:mês|pedido|caixa|entrega) (?:é )?(?:grátis|de graça)
            frete grátis
            dinheiro de volta
            ponto (?:com|br|pt)\b
            para (?:os nossos|nossos|meus) ouvintes
            nossa loja
            apoia(?:m)? (?:este|esse|o nosso|o)
            novos clientes
        """,
        CueKind.HOUSEKEEPING: r"""
            inscrev
            bem-vind
            obrigad[oa] por (?:ouvir|assistir|acompanhar|estar)
            antes de (?:começar|começarmos)
            até (?:a próxima|semana que vem)
            a gente se (?:vê|ouve)
            na semana que vem
            na próxima semana
            cinco estrelas
            deix[ea]m? (?:um|uma|o|seu|sua) (?:like|avaliação|comentário|curtida)
            newsletter
            sig[ao]m? (?:a gente|nas redes)
            siga-nos
            escrevam
            nest[ea] episódio
            n(?:osso|ossa) convidad
            um intervalo
            voltamos (?:já|em)
            está me ouvindo
            vamos começar
        """,
        CueKind.POINTING: r"""
            como (?:eu )?(?:já )?(?:disse|falei|dizia|mencionei)
            (?:eu )?já (?:disse|falei|mencionei)
            (?:semana passada|da última vez|antes) (?:eu|falamos|vimos)
            se você (?:olhar|reparar|vir)
            n(?:esta|essa|aquela) (?:imagem|foto|tela)
            (?:esse|este|essa|aquele) (?:aqui|ali|aí)
            onde eu (?:estava|parei)
        """,
        CueKind.DEPENDENT: r"""
            ^e
            ^mas
            ^então
            ^porque
            ^ou
            ^isso
            ^isto
            ^esse
            ^essa
            ^esses
            ^ele
            ^ela
            ^eles
            ^elas
            ^aí
            ^ali
            ^depois
            ^também
            ^sim
            ^não
            ^exato
            ^pois
            ^por isso
            ^além disso
            ^como eu disse
            ^enfim
        """,
        CueKind.REBUTTAL: r"""
            ^isso (?:não é|é) (?:verdade|mentira|falso|um mito|uma piada)
            ^não[,.]? (?:isso|é|eu)
            ^(?:é|era|foi) (?:só )?(?:uma )?brincadeira
            ^tô brincando
            ^claro que não
            ^não acredito
            ^nada disso
        """,
        CueKind.QUOTED: r"""
            (?:alguns|muitos|outros|as pessoas) (?:dizem|afirmam|alegam)
            os críticos (?:dizem|afirmam)
            (?:ele|ela|se) (?:afirma|afirmava|alega)
            (?:o mito|a teoria|o argumento) (?:diz|é)
            imagine que alguém (?:diga|diz)
            supostamente
        """,
    }
)
