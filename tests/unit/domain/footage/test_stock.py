"""What stock may be shown, and what truly fits what is said."""

from dataclasses import replace

import pytest

from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.footage.stock import (
    StockItem,
    StockKind,
    StockQuery,
    StockTerms,
    can_be_shown,
    fitting,
)
from reelwright.domain.footage.subjects import Subject
from reelwright.domain.footage.wishes import Wish, wishes_of
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import ListCard, StatementCard

pytestmark = pytest.mark.unit

SUBJECT = Subject(language="en", topics=frozenset({"anim"}))
CLIP = StockItem(
    service="pexels",
    number="1",
    kind=StockKind.CLIP,
    file="https://x.example/1.mp4",
    page="https://x.example/1",
    width=1920,
    height=1080,
    licence="Pexels",
    seconds=8,
)
STILL = replace(CLIP, kind=StockKind.STILL, seconds=0, phrases=("red fox in snow",))
TERMS = StockTerms()


def _query(kind: StockKind, picture: Format = Format.WIDE, seconds: float = 5) -> StockQuery:
    return StockQuery.of("fox", kind, canvas_for(picture, Preset.P1080), "en", seconds)


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        (CLIP, True),
        (replace(CLIP, seconds=4.9), False),
        (replace(CLIP, width=1280, height=720), False),
        (replace(CLIP, width=1080, height=1920), False),
        (replace(CLIP, licence="CC BY-NC 4.0"), False),
        (replace(CLIP, licence="CC BY-ND 4.0"), False),
        (replace(CLIP, licence="CC BY-SA 4.0"), False),
        (replace(CLIP, licence="CC BY 4.0"), True),
        (replace(CLIP, licence="CC0"), True),
        (replace(CLIP, licence="Public Domain Mark 1.0"), True),
        (replace(CLIP, licence="GFDL"), False),
        (replace(CLIP, licence=""), False),
        (STILL, False),
    ],
)
def test_a_clip_has_the_size_the_shape_the_length_and_the_licence(
    item: StockItem, *, shown: bool
) -> None:
    assert can_be_shown(item, _query(StockKind.CLIP), TERMS) is shown


def test_a_tall_picture_is_composed_of_tall_footage() -> None:
    tall = replace(STILL, width=1280, height=1920)
    query = _query(StockKind.STILL, Format.TALL)
    assert can_be_shown(tall, query, TERMS)
    assert not can_be_shown(replace(STILL, width=3840, height=2160), query, TERMS)
    square = _query(StockKind.STILL, Format.SQUARE)
    assert can_be_shown(tall, square, TERMS)
    assert can_be_shown(STILL, square, TERMS)


def test_share_alike_is_shown_only_where_the_owner_allows_it() -> None:
    same = replace(STILL, licence="CC BY-SA 4.0")
    assert can_be_shown(same, _query(StockKind.STILL), StockTerms(share_alike=True))
    other = replace(STILL, licence="CC BY-NC-SA 4.0")
    assert not can_be_shown(other, _query(StockKind.STILL), StockTerms(share_alike=True))


def test_what_agrees_most_comes_first_and_the_rest_not_at_all() -> None:
    texts = ["Brown fox", "A cat", "Red fox in the snow", "Snow on a field", "Fox on snow"]
    items = [replace(STILL, number=text, phrases=(text,)) for text in texts]
    found = fitting(items, "red fox snow", "A red fox stands in the snow.", SUBJECT)
    assert [item.number for item in found] == ["Red fox in the snow", "Fox on snow"]


def test_one_broad_tag_is_not_enough() -> None:
    tagged = replace(STILL, phrases=("water", "blue", "nature"))
    said = "The Moon pulls the water."
    assert fitting([tagged], "Moon pulls water", said, SUBJECT) == ()
    both = replace(STILL, phrases=("water", "moon", "night"))
    assert fitting([both], "Moon pulls water", said, SUBJECT) == (both,)


def test_names_are_no_paths() -> None:
    assert replace(CLIP, title="../../etc/passwd").name == "pexels/etc passwd"
    assert CLIP.name == "pexels/1"


def _scene(text: str, **changes: object) -> Scene:
    scene = Scene(lines=(Line(text=text),), visual=StatementCard(text=text), section="Snow")
    return replace(scene, **changes)  # type: ignore[arg-type] # a test's shorthand


def _wishes(*scenes: Scene) -> tuple[Wish, ...]:
    script = Script(title="Of animals", language="en", scenes=scenes, extractive=True)
    return wishes_of(script, SUBJECT)


def test_what_a_scene_shows_is_searched_for_as_it_is_written() -> None:
    shows = "A red fox standing in deep snow at the edge of a forest"
    (wish,) = _wishes(_scene("They survive.", shows=shows))
    assert wish.queries == ("red fox standing deep snow edge", "red fox standing")
    assert wish.said == shows


def test_a_line_is_searched_by_what_it_tells_and_never_by_the_topic_alone() -> None:
    fox = _scene("The fox hunts at night.")
    emphasis = (Line(text="A very small owl can turn its head.", emphasis=("owl",)),)
    owl = _scene("x", lines=emphasis)
    told = [wish.queries for wish in _wishes(fox, owl, _scene("Animals, animals."))]
    assert told[0] == ("fox hunts night",)
    assert "owl" in told[1][0].split()
    assert len(told) == 2


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "At the bottom of the Mariana Trench, the water presses.", "bottom Mariana Trench"),
        ("en", "It took three hundred years and nobody knew a reef.", "knew reef"),
        ("en", "HMS Challenger crossed the oceans for four years.", "HMS Challenger oceans"),
        ("de", "Ein Wal taucht eine Stunde lang in das tiefe Meer.", "Wal taucht Meer"),
        ("fr", "Une baleine plonge pendant une heure dans la mer.", "baleine plonge mer"),
    ],
)
def test_names_and_things_tell_more_than_figures(language: str, text: str, query: str) -> None:
    scene = replace(_scene(text), section="")
    script = Script(title="x", language=language, scenes=(scene,), extractive=True)
    (wish,) = wishes_of(script, Subject(language=language))
    assert wish.queries == (query,)


def test_lines_of_different_things_are_searched_apart() -> None:
    lines = (Line(text="A whale dives into the sea."), Line(text="The ship left a harbour."))
    (wish,) = _wishes(replace(_scene("x"), lines=lines))
    assert set(wish.queries) == {"whale dives sea", "ship left harbour"}


def test_cards_that_say_more_and_what_a_person_chose_stay() -> None:
    card = ListCard(heading="Animals", items=())
    assert not _wishes(
        _scene("A fox hunts.", visual=card),
        _scene("A fox hunts.", visual_pinned=True),
        _scene("A fox hunts.", footage="fox.jpg"),
    )
