"""Closed word classes of the six languages: they change about once a century."""

from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": words(
        "a about above across after again against all almost along already also although always "
        "am among an and another any are aren't around as at away back be became because become "
        "been before being below between both but by came can can't cannot come could couldn't "
        "did didn't do does doesn't doing don't done down during each either else even ever "
        "every few first for from further get gets give given go goes going gone good got had "
        "hadn't has hasn't have haven't having he he's her here hers herself him himself his "
        "how however i i'm i've if in indeed instead into is isn't it it's its itself just keep "
        "know last least less let like made make makes many may me might more most much must my "
        "myself near nearly need neither never new next no nor not nothing now of off often on "
        "once one only onto or other others our ours ourselves out over own per perhaps put "
        "quite rather really said same say says see seem seems seen several shall she should "
        "since so some something still such take takes than that that's the their theirs them "
        "themselves then there there's these they they're thing things this those though three "
        "through thus to today together too took toward towards two under until unto up upon us "
        "use used uses using very via want was wasn't way we we're well went were weren't what "
        "what's when where whether which while who whole whom whose why will with within "
        "without won't would wouldn't yet you you're your yours yourself"
    ),
    "de": words(
        "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer "
        "anderes auch auf aus bei beim bereits bin bis bist da dabei dadurch dafür damit danach "
        "dann daran darauf daraus darin darum das dass dazu dein deine dem den denn der deren "
        "des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein "
        "eine einem einen einer eines einige einigen einmal er erst es etwa etwas euch euer für "
        "ganz gegen gibt habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre "
        "ihrem ihren ihrer ihres im immer in ins ist ja jede jedem jeden jeder jedes jedoch "
        "jene jetzt kann kein keine keinem keinen keiner können könnte machen man manche mehr "
        "mein meine mit muss müssen nach nachdem nicht nichts noch nun nur ob oder ohne schon "
        "sehr sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll "
        "sollte sondern sowie um und uns unser unter viel viele vom von vor war waren warum was "
        "weg weil weiter welche welchem welchen welcher welches wenn wer werde werden wie "
        "wieder will wir wird wirst wo wobei wurde wurden würde während zu zum zur zwar zwei "
        "zwischen über"
    ),
    "fr": words(
        "a afin ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec "
        "avoir avons bien c'est car ce ceci cela celle celles celui cependant ces cet cette "
        "ceux chaque chez comme comment contre d'un d'une dans de depuis des deux devant doit "
        "donc dont du durant elle elles en encore entre est et était étaient été être eu eux "
        "fait faire fois font il ils j'ai je jusqu'à l'on la le les leur leurs lors lorsque lui "
        "là ma mais mes mieux moi moins mon même mêmes ne ni nos notre nous n'est on ont ou où "
        "par parce parfois pas pendant peu peut peuvent plus plusieurs pour pourquoi près puis "
        "qu'il qu'elle qu'on qu'un quand que quel quelle quelles quels qui quoi sa sans se "
        "selon sera ses si sinon soit son sont sous sur ta tandis tant te tes toi ton toujours "
        "tous tout toute toutes très trop tu un une vers voici voilà vos votre vous y à"
    ),
    "es": words(
        "a al algo alguna algunas alguno algunos ante antes aquel aquella así aun aunque bajo "
        "bien cada casi como con contra cual cuales cuando cuanto cómo de del desde después "
        "donde dos durante e el él ella ellas ellos en entonces entre era eran es esa esas ese "
        "eso esos esta estaba estado estas este esto estos está están fue fueron gran ha haber "
        "había han hasta hay he incluso la las le les lo los luego más me menos mi mientras mis "
        "mismo misma mucho muchos muy nada ni no nos nosotros nuestra nuestro nunca o otra "
        "otras otro otros para pero poco por porque pues que quien quienes qué se sea según ser "
        "si sí sido siempre sin sino sobre son su sus sólo solo también tan tanto te tiene "
        "tienen toda todas todavía todo todos tras tu tus un una unas uno unos y ya yo"
    ),
    "pt": words(
        "a ainda algo alguma algumas algum alguns ante antes ao aos apenas aquela aquele aquilo "
        "as assim até bem cada com como contra da das de dela dele deles depois desde dessa "
        "desse desta deste do dois dos durante e ela elas ele eles em embora enquanto então "
        "entre era eram essa essas esse esses esta estas está estão este estes eu foi foram "
        "havia há isso isto já lhe lhes logo mais mas me mesma mesmo meu minha muito muitos na "
        "nas nem no nos nossa nosso num numa nunca não nós o onde os ou outra outras outro "
        "outros para pela pelas pelo pelos pode podem pois por porque porém pouco qual quando "
        "quanto que quem se seja sem sempre ser seu seus si sido sob sobre sua suas são só "
        "também tanto te tem têm ter toda todas todo todos tu um uma umas uns você vocês à às é"
    ),
    "it": words(
        "a abbia ad agli ai al alcune alcuni alla alle allo allora altra altre altri altro "
        "anche ancora avere aveva avevano c'è che chi ci circa come con contro così cui d'un da "
        "dagli dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove due "
        "durante e è ed era erano essere fa fino fra fu furono già gli ha hanno ho i il in "
        "infatti io l'ha la le lei li lo loro lui ma mai me meno mentre mi mia mio molti molto "
        "nei nel nella nelle nello nessun no noi non nostra nostro o ogni oltre oppure ora per "
        "perché però più poi può prima qua quale quali quando quanto quasi quella quelle quelli "
        "quello questa queste questi questo qui quindi se sei sempre senza si sia sono sopra "
        "sotto sta stata stato stati su sua sue sui sul sulla suo suoi tra tutta tutte tutti "
        "tutto un un'altra una uno va verso vi voi"
    ),
}

ABBREVIATIONS: Mapping[str, frozenset[str]] = {
    "en": words(
        "p mr mrs ms dr prof rev hon gen col capt lt sgt sr jr st mt ft vs etc e.g i.e cf approx "
        "no vol fig figs eq sec ch pp ed eds al inc ltd co corp dept est jan feb mar apr jun "
        "jul aug sep sept oct nov dec a.m p.m u.s u.k ca c b d"
    ),
    "de": words(
        "dr prof hr fr nr bzw ca usw vgl z.b d.h u.a u.ä o.ä i.d.r z.t s.o s.u abb bd bspw evtl "
        "ggf inkl max min mio mrd sog st str tab tel z d u o i s geb gest jh jan feb apr jun "
        "jul aug sep sept okt nov dez"
    ),
    "fr": words(
        "m mm mme mlle dr pr st ste art av bd cf chap env etc ex fig p pp s t vol éd p.ex "
        "c.-à-d janv févr avr juil sept oct nov déc no"
    ),
    "es": words(
        "sr sra srta dr dra prof ud uds vd etc pág págs fig cap núm no p.ej ej art av avda cía "
        "dpto ee uu ee.uu aprox a.c d.c s st ing lic vol"
    ),
    "pt": words(
        "sr sra srta dr dra prof profa etc pág págs fig cap núm n p.ex ex art av cia dept aprox "
        "a.c d.c s st eng vol exmo"
    ),
    "it": words(
        "sig sigg sig.ra dott dott.ssa dr prof prof.ssa ing avv ecc pag pagg fig cap n num p.es "
        "es art cfr ca a.c d.c s st vol on"
    ),
}
"""Lower case, without the last full stop."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    "de": (
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "pt": (
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
}

DANGLING: Mapping[str, frozenset[str]] = {
    "en": words(
        "this that these those it its he she they his her their him them but and so or yet "
        "however therefore thus hence moreover furthermore besides nevertheless nonetheless "
        "instead otherwise also then there such both neither another still meanwhile similarly "
        "likewise consequently accordingly finally second third next afterwards here because"
    ),
    "de": words(
        "dies diese dieser dieses das er sie es ihre ihr seine sein aber und so doch jedoch "
        "daher deshalb deswegen darum somit außerdem zudem ferner dennoch trotzdem stattdessen "
        "sonst auch dann dort solche beide danach schließlich hier dabei dadurch damit"
    ),
    "fr": words(
        "ce cet cette ces cela ceci il elle ils elles son sa ses leur leurs mais et donc ainsi "
        "or cependant toutefois pourtant néanmoins aussi puis ensuite enfin alors là ici car "
        "c'est c'était"
    ),
    "es": words(
        "este esta esto estos estas ese esa eso esos esas él ella ellos ellas su sus pero y así "
        "sin entonces además también luego después finalmente allí aquí tal tales ambos"
    ),
    "pt": words(
        "este esta isto estes estas esse essa isso esses essas ele ela eles elas seu sua seus "
        "suas mas e assim porém contudo então além também depois finalmente ali aqui tal tais "
        "ambos"
    ),
    "it": words(
        "questo questa questi queste quello quella ciò egli lui lei essi esse loro il suo sua "
        "suoi sue ma e così però tuttavia dunque quindi inoltre anche poi infine allora là qui "
        "tale tali entrambi"
    ),
}
"""First words that lean on the sentence before."""

SUBORDINATORS: Mapping[str, frozenset[str]] = {
    "en": words(
        "if when while whereas although though because since unless until as after before once "
        "whenever wherever whether despite without not instead rather by having being given to"
    ),
    "de": words(
        "wenn als während obwohl obgleich weil da seit sofern falls bis nachdem bevor sobald ob "
        "damit indem ohne statt trotz um nicht"
    ),
    "fr": words(
        "si quand lorsque tandis alors bien quoique parce puisque depuis comme après avant dès "
        "sans malgré en pour non"
    ),
    "es": words(
        "si cuando mientras aunque porque pues desde como después antes sin pese para al no tras"
    ),
    "pt": words(
        "se quando enquanto embora porque pois desde como depois antes sem apesar para ao não após"
    ),
    "it": words(
        "se quando mentre sebbene benché perché poiché da come dopo prima senza nonostante per "
        "pur non"
    ),
}
"""Openers of a clause that cannot stand alone."""

CONJUNCTIONS: Mapping[str, frozenset[str]] = {
    "en": words("and but or so yet because although while whereas which who where when if since"),
    "de": words(
        "und aber oder denn doch weil obwohl während sondern wobei der die das welche wenn dass"
    ),
    "fr": words("et mais ou donc car parce bien tandis qui que dont où lorsque si"),
    "es": words("y pero o sino porque aunque mientras que donde cuando si"),
    "pt": words("e mas ou porque embora enquanto que onde quando se"),
    "it": words("e ma o perché sebbene mentre che dove quando se"),
}
"""Words before which a long sentence may be broken."""

RELATIVES: Mapping[str, frozenset[str]] = {
    "en": words("which who whose where while whereas"),
    "de": words("wobei woran wodurch wo während"),
    "fr": words("qui dont où tandis laquelle lequel"),
    "es": words("quien quienes donde mientras cuyo cuya"),
    "pt": words("onde enquanto cujo cuja"),
    "it": words("dove mentre cui"),
}
"""Openers of a clause that adds to a complete sentence after a comma."""

CONCLUSIONS: frozenset[str] = words(
    "conclusion conclusions summary takeaway takeaways outlook epilogue wrap-up fazit "
    "zusammenfassung schluss schlussfolgerung ausblick conclusione conclusioni conclusión "
    "conclusiones resumen résumé bilan conclusão resumo riepilogo"
)
"""Headings of a last section, lower case."""

BACK_MATTER: frozenset[str] = words(
    "sources source references reference bibliography notes footnotes links quellen quelle "
    "literatur einzelnachweise fußnoten références bibliographie referencias fuentes "
    "bibliografía referências fontes bibliografia fonti riferimenti note acknowledgements "
    "acknowledgments credits"
)
"""Headings of sections that are for reading, not for listening."""


def stop_words(language: str) -> frozenset[str]:
    """Words that carry no subject; those of English where the language has no list."""
    return STOP_WORDS.get(language, STOP_WORDS["en"])


def listed(table: Mapping[str, frozenset[str]], language: str) -> frozenset[str]:
    """The words of a language in a table; none where the language has no list."""
    return table.get(language, frozenset())
