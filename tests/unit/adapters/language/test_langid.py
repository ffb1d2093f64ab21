import pytest

from reelwright.adapters.language.langid import LangidLanguageFinder

pytestmark = pytest.mark.unit

TEXTS = {
    "en": "The sea rises and falls twice a day in most places, and sailors have always known it.",
    "de": "Das Meer steigt und fällt an den meisten Orten zweimal am Tag, das wissen Seeleute.",
    "fr": "La mer monte et descend deux fois par jour dans la plupart des endroits du monde.",
    "es": "El mar sube y baja dos veces al día en la mayoría de los lugares, y hoy se sabe.",
    "pt": "O mar sobe e desce duas vezes por dia em muitos lugares, e hoje sabemos porquê.",
    "it": "Il mare sale e scende due volte al giorno quasi ovunque, e lo si sa da sempre.",
    "ru": "Море поднимается и опускается дважды в день почти везде, и моряки это всегда знали.",
    "ja": "海は多くの場所で一日に二回満ち引きします。",
    "zh": "大海在世界上大多数地方每天都会涨落两次。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    assert LangidLanguageFinder().find(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tides",
        "12 + 30 = 42",
        "qwe zxc rty uio pas dfg hjk lzx cvb nmq wer tyu iop asd fgh jkl",
    ],
)
def test_too_little_or_nothing_to_go_by_gives_no_language(text: str) -> None:
    assert not LangidLanguageFinder().find(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [("שלום עולם", "he"), ("Καλημέρα", "el"), ("สวัสดี", "th"), ("ひらがな", "ja"), ("한국어", "ko")],
)
def test_a_script_of_one_language_tells_it_in_few_letters(text: str, language: str) -> None:
    assert LangidLanguageFinder().find(text) == language
