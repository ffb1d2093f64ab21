"""How people ask and tell in Portuguese, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.QUESTION: r"""
            ^o que
            ^por que
            ^como
            ^quem
            ^quando
            ^onde
            ^qual
            ^quanto
            ^é verdade
            ^você (?:acha|pode|já|lembra)
            ^tem como
            ^existe
        """,
        CueKind.OPEN_QUESTION: r"""
            ^por que
            ^como (?:é que|foi|você|se|assim|isso|funciona|consegu|pode|faz|explica)
            o que (?:acontece|aconteceu|faz|fez|fazer|você|muda|mudou|te fez|há por trás)
            qual (?:é|era|foi) (?:a diferença|o problema|a razão|o segredo|o erro)
            é verdade que
            e se\b
        """,
        CueKind.PROMPT: r"""
            ^cont[ea]\b
            ^conta pra
            ^expliqu\w*
            ^explica
            ^fal[ea] (?:pra|sobre|um)
            ^descrev\w*
            sempre me perguntei
        """,
        CueKind.STORY: r"""
            quando eu (?:era|tinha)
            eu lembro
            lembro que
            me lembro
            nunca vou esquecer
            um dia
            uma (?:noite|manhã|tarde|vez)
            naquel[ea] (?:dia|noite|manhã|tarde)
            há \w+ (?:anos|meses|semanas)
            \w+ anos atrás
            havia (?:um|uma)
            tinha (?:um|uma) \w+ que
            (?:pela|a) primeira vez (?:que)?
            em (?:19|20)\d\d
            naquela época
            eu estava (?:em|no|na|sentad|sozinh|de)
        """,
        CueKind.PAYOFF: r"""
            e foi (?:aí|por isso|assim|então)
            foi (?:aí|então|nesse momento) que
            aquele foi o (?:momento|dia)
            no (?:final|fim)
            acontece que
            descobri que
            desde (?:aquele dia|então)
            (?:aí )?eu (?:entendi|percebi|aprendi)
            a lição
            o que (?:eu )?aprendi
            isso mudou tudo
            e funcionou
            é por isso que
            nunca mais
        """,
        CueKind.SPEECH: r"""
            (?:me|ele|ela|eu|pai|mãe|chefe|médico) (?:disse|falou|perguntou|respondeu)
            (?:me|ele|ela|eu|pai|mãe|chefe|médico) (?:gritou|contou|diz|fala)
            (?:disse|perguntou|respondeu|gritou|sussurrou|escreveu)\b
            (?:eu disse|eu falei|eu perguntei|falei pr)
            (?:dizia|repetia)
        """,
        CueKind.DEED: r"""
            (?!sou\b|vou\b|dou\b|estou\b)\w{2,}ou\b
            \w{2,}(?:aram|eram|iram)\b
            (?!serei|terei|farei)\w{3,}ei\b
            (?:foi|fui|fez|fiz|veio|vim|viu|vi|deu|dei|teve|tive)\b
            (?:pôs|quis|soube|trouxe|caiu|saiu|abriu|subiu|perdeu|correu|morreu|vendeu|bateu)\b
            (?:tinha|tinham|havia) (?:\w+ )?\w+(?:ado|ido|to)\b
            (?:ele|ela) (?:abre|fecha|pega|entra|sai|olha|corre|levanta|senta)
            um de(?:les| nós)
        """,
        CueKind.TURN: r"""
            de repente
            do nada
            e (?:aí|então) (?:ele|ela|eu|um|veio|apareceu)
            mas (?:aí|então|um dia)
            até que
            naquele (?:momento|instante)
            tarde demais
            nada aconteceu
            não aconteceu nada
            pronto
        """,
        CueKind.FEELING: r"""
            chor
            lágrimas
            ri(?:u|mos|ram|r)\b
            medo
            vergonha
            raiva
            furios
            orgulh
            sozinh
            coração
            ode(?:io|iava|iei)
            am(?:o|ava|ei)\b
            morr
            desesper
            constrang
            alívio
            aliviad
            terror
            horror
            doeu
            dói
        """,
        CueKind.LAUGHTER: r"""
            \[(?:risos|ri|risadas)\]
            \((?:risos|ri|risadas)\)
            (?:ha|rs|k){3,}
            haha+
        """,
    }
)
