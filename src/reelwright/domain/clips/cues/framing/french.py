"""What stands around the talk or leans on it in French, as regular expressions."""

from collections.abc import Mapping
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

PHRASES: Mapping[CueKind, str] = MappingProxyType(
    {
        CueKind.SPONSOR: r"""
            sponsor
            code (?:promo|de réduction)
            avec le code
            pour cent de (?:réduction|remise)
            réduction
            remise de
            partenaire
            partenariat
            (?:lien|liens) (?:en|dans la|sous|ci-dessous)
            en description
            offert(?:e)? par
            présenté par
            essai gratuit
            (?:premier|première) (?:mois|commande|box|livraison) (?:est )?(?:offert|gratuit)
            gratuit(?:e|ement)? pendant
            livraison (?:gratuite|offerte)
            satisfait ou remboursé
            point (?:com|fr|be|ch)\b
            pour (?:nos|mes) auditeurs
            (?:notre|la) boutique
            soutient (?:cette|notre|le)
            nouveaux clients
        """,
        CueKind.HOUSEKEEPING: r"""
            abonn(?:e|ez)
            bienvenue
            merci d'avoir (?:écouté|regardé|suivi)
            merci (?:de votre|pour votre|à tous)
            avant de (?:commencer|démarrer)
            on se retrouve
            à la semaine prochaine
            à bientôt
            la semaine prochaine (?:on|nous)
            cinq étoiles
            laissez (?:un|une|nous)
            newsletter
            suivez-(?:nous|moi)
            écrivez-nous
            dans (?:cet|l') ?épisode
            (?:notre|mon) invité
            petite pause
            on revient (?:tout de suite|dans)
            vous m'entendez
            c'est parti
        """,
        CueKind.POINTING: r"""
            comme je (?:l'ai dit|le disais|disais|vous l'ai dit)
            je l'ai (?:déjà )?(?:dit|mentionné)
            (?:tout à l'heure|la semaine dernière|la dernière fois)
            si vous regardez
            sur (?:cette|la|l') ?(?:image|diapo|photo)
            celui-(?:ci|là)
            celle-(?:ci|là)
            où en étais
        """,
        CueKind.DEPENDENT: r"""
            ^et
            ^mais
            ^donc
            ^parce
            ^ou
            ^car
            ^ça
            ^ce
            ^c'est
            ^cela
            ^ceci
            ^il
            ^elle
            ^ils
            ^elles
            ^lui
            ^leur
            ^puis
            ^alors
            ^aussi
            ^oui
            ^non
            ^là
            ^voilà
            ^exactement
            ^du coup
            ^bref
            ^comme je disais
        """,
        CueKind.REBUTTAL: r"""
            ^(?:ce n'est|c'est) pas vrai
            ^c'est (?:faux|un mensonge|un mythe|une blague)
            ^non[,.]? (?:ce|c'est|je|il)
            ^je (?:plaisante|rigole)
            ^bien sûr que non
            ^je n'y crois pas
            ^rien de tout (?:ça|cela)
        """,
        CueKind.QUOTED: r"""
            (?:certains|beaucoup|d'autres|les gens) (?:disent|prétendent|affirment)
            les critiques (?:disent|affirment)
            (?:il|elle|on) (?:prétend|affirme|prétendait)
            (?:le mythe|la théorie|l'argument) (?:dit|veut|est)
            imaginez que quelqu'un (?:dise|dit)
            soi-disant
        """,
    }
)
