"""A script of a model's answer: the scenes as they are drawn and spoken."""

from dataclasses import replace

from reelwright.domain.authoring.answers import PageAnswer, SceneAnswer, ScriptAnswer, VisualKind
from reelwright.domain.authoring.brief import ScriptBrief
from reelwright.domain.authoring.claims import Evidence, passage_of
from reelwright.domain.authoring.spoken import spoken_lines
from reelwright.domain.authoring.visuals import visual_of
from reelwright.domain.script.scenes import Line, Part, Scene, Script, TitleProposal
from reelwright.domain.script.visuals import FigureRef, SectionCard, TitleCard, Visual
from reelwright.domain.staging.cards import statement_card
from reelwright.domain.staging.pace import longest_still
from reelwright.domain.staging.passage import Form, Passage, Setting
from reelwright.domain.staging.stage import stage

LONGEST_STILL = 7.5
"""Seconds for which nothing may enter a card; the verdict counts from 8."""


def script_from(
    answer: ScriptAnswer, brief: ScriptBrief, *, writer: str, prompts: str, source: str
) -> Script:
    """The script. A visual that cannot be shown, or would stand still too long, is staged anew.

    ``writer`` names the model, ``prompts`` the version of what it was asked, ``source`` the
    place that the article came from.
    """
    evidence = Evidence.of(brief.source.text) if brief.source else None
    title = " ".join(answer.title.split())
    last = len(answer.scenes) - 1
    scenes = [
        replace(scene, evidence=_passages(part, evidence))
        for at, part in enumerate(answer.scenes)
        for scene in _scenes(part, title, brief, opens=at == 0, closes=at == last)
    ]
    return Script(
        title=title,
        language=brief.language,
        scenes=tuple(scenes),
        extractive=False,
        source=source,
        writer=writer,
        prompts=prompts,
    )


def with_page(script: Script, page: PageAnswer, *, titled: bool) -> Script:
    """The script with what stands beside the video; the best title too, unless it was given."""
    proposals = tuple(
        TitleProposal(title=" ".join(one.title.split()), reason=" ".join(one.reason.split()))
        for one in page.titles
    )
    title = script.title if titled or not proposals else proposals[0].title
    scenes = tuple(replace(scene, visual=_retitled(scene.visual, title)) for scene in script.scenes)
    return replace(
        script,
        title=title,
        scenes=scenes,
        description=page.description.strip(),
        tags=tuple(" ".join(tag.strip(" #").split()) for tag in page.tags if tag.strip(" #")),
        proposals=proposals,
    )


def _retitled(visual: Visual, title: str) -> Visual:
    return replace(visual, title=title) if isinstance(visual, TitleCard) else visual


def _scenes(
    part: SceneAnswer, title: str, brief: ScriptBrief, *, opens: bool, closes: bool
) -> tuple[Scene, ...]:
    """The scene with its visual, or as many as it takes for something to move on the screen."""
    section = " ".join(part.section.split()) if part.part is not Part.HOOK else ""
    setting = Setting(title=title, language=brief.language, section=section, pace=brief.pace)
    lines = spoken_lines(part, brief.language)
    if not lines:
        return ()
    visual = visual_of(part.visual, lines, setting, brief.source).visual
    whole = Scene(
        lines=lines,
        visual=visual or SectionCard(heading=section),
        part=part.part,
        section=section,
        shows=" ".join(part.shows.split()),
    )
    if visual is not None and _moves(visual, lines, setting):
        return (whole,)
    if part.visual.kind is VisualKind.FOOTAGE:
        return _statements(whole, setting)
    if isinstance(visual, TitleCard | SectionCard) and len(lines) > 1:
        head, lines = replace(whole, lines=lines[:1]), lines[1:]
        return (head, *_staged(whole, lines, setting, opens=False, closes=closes))
    return _staged(whole, lines, setting, opens=opens, closes=closes)


def _staged(
    whole: Scene, lines: tuple[Line, ...], setting: Setting, *, opens: bool, closes: bool
) -> tuple[Scene, ...]:
    """The lines of a scene under visuals that are chosen for them."""
    passage = Passage(
        lines=lines,
        form=Form.OPENING if opens and len(lines) == 1 else Form.PROSE,
        part=whole.part,
        section=whole.section,
        closes=closes,
    )
    return tuple(replace(scene, shows=whole.shows) for scene in stage([passage], setting))


def _statements(whole: Scene, setting: Setting) -> tuple[Scene, ...]:
    """A statement for each line, where footage may stand."""
    cards = ((line, statement_card([line], setting)) for line in whole.lines)
    return tuple(
        replace(whole, lines=(line,), visual=card) for line, card in cards if card is not None
    )


def _moves(visual: Visual, lines: tuple[Line, ...], setting: Setting) -> bool:
    """Whether nothing stands still for too long."""
    if isinstance(visual, FigureRef):
        return True
    return longest_still(visual, lines, setting) <= LONGEST_STILL


def _passages(part: SceneAnswer, evidence: Evidence | None) -> tuple[str, ...]:
    if evidence is None:
        return ()
    found = (passage_of(claim.quote, evidence) for claim in part.claims)
    return tuple(dict.fromkeys(passage for passage in found if passage))
