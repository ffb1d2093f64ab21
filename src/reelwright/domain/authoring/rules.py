"""The rules that a written script keeps, whoever wrote it."""

from collections.abc import Iterator

from reelwright.domain.authoring.answers import (
    PageAnswer,
    PlanAnswer,
    SceneAnswer,
    ScriptAnswer,
    VisualKind,
)
from reelwright.domain.authoring.brief import ScriptBrief
from reelwright.domain.authoring.claims import Evidence, passage_of, unknown_figures
from reelwright.domain.authoring.problems import Problem
from reelwright.domain.authoring.spoken import spoken_lines, unspeakable
from reelwright.domain.authoring.visuals import visual_of
from reelwright.domain.script.scenes import Part
from reelwright.domain.staging.passage import Setting
from reelwright.domain.writing.length import seconds_of
from reelwright.domain.writing.salience import content_words

LONGEST_HOOK = 8.0
LONGEST_SCENE = 25.0
STILL_USABLE = 0.1
"""Part of the wanted length that the best script may be off, when asking again did not help."""
UNCLAIMED_WORDS = 25
"""Words that a scene may say without resting on a passage of the source."""
MOST_TITLES = 6
FEWEST_TITLES = 3
LONGEST_TITLE = 100
"""YouTube's limit (https://developers.google.com/youtube/v3/docs/videos)."""
LONGEST_SECTION = 60
FEWEST_SCENES_TO_CONCLUDE = 4


def plan_problems(plan: PlanAnswer) -> tuple[Problem, ...]:
    """What is wrong with an outline."""
    found: list[Problem] = []
    if not plan.title.strip():
        found.append(Problem(where="title", what="there is none"))
    if not plan.sections:
        found.append(Problem(where="sections", what="there is none"))
    return tuple(found)


def script_problems(
    script: ScriptAnswer, brief: ScriptBrief, heard_language: str = ""
) -> tuple[Problem, ...]:
    """What is wrong with a script; ``heard_language`` is what its text was found to be in."""
    if not any(spoken_lines(scene, brief.language) for scene in script.scenes):
        return (Problem(where="script", what="nothing is said"),)
    evidence = Evidence.of(brief.source.text) if brief.source else None
    found = [
        *_of_the_whole(script, brief, heard_language),
        *_of_the_parts(script, brief),
    ]
    for number, scene in enumerate(script.scenes, start=1):
        where = f"scene {number}"
        found.extend(_of_a_scene(where, scene, brief))
        found.extend(_of_what_is_shown(where, scene, script, brief))
        if evidence is not None:
            found.extend(_of_its_claims(where, scene, brief, evidence))
    return tuple(found)


def _of_the_whole(script: ScriptAnswer, brief: ScriptBrief, heard: str) -> Iterator[Problem]:
    if not script.title.strip() or len(script.title) > LONGEST_TITLE:
        yield Problem(where="title", what=f"it needs 1 to {LONGEST_TITLE} characters")
    if heard and heard != brief.language:
        what = f"the text is in {heard!r}; write it in {brief.language!r}"
        yield Problem(where="script", what=what)
    if length := length_problem(script_seconds(script, brief), brief):
        yield length


def script_seconds(script: ScriptAnswer, brief: ScriptBrief) -> float:
    """About how long the script lasts at the pace of the brief."""
    return sum(_seconds(scene, brief) for scene in script.scenes)


def length_problem(seconds: float, brief: ScriptBrief) -> Problem | None:
    """What to do about a script of so many seconds; None where it is long enough and no longer."""
    if brief.shortest <= seconds <= brief.longest:
        return None
    share = abs(seconds - brief.seconds) / seconds
    verb = "leave out" if seconds > brief.seconds else "add"
    off = abs(seconds - brief.seconds)
    what = (
        f"spoken by this voice it lasts {seconds:.1f} s, and must last {brief.shortest:.1f} to "
        f"{brief.longest:.1f} s: {verb} about {off:.0f} s, {share:.0%} of what is said now"
    )
    return Problem(where="length", what=what, grave=off > STILL_USABLE * brief.seconds)


def _seconds(scene: SceneAnswer, brief: ScriptBrief) -> float:
    return seconds_of(spoken_lines(scene, brief.language), brief.pace)


def _of_the_parts(script: ScriptAnswer, brief: ScriptBrief) -> Iterator[Problem]:
    parts = [scene.part for scene in script.scenes]
    order = [Part.HOOK, Part.BODY, Part.CONCLUSION]
    if parts != sorted(parts, key=order.index):
        yield Problem(where="parts", what="they come in the order hook, body, conclusion")
    if Part.HOOK not in parts:
        yield Problem(where="parts", what="the first scene must be the hook")
    if Part.CONCLUSION not in parts and len(parts) >= FEWEST_SCENES_TO_CONCLUDE:
        yield Problem(where="parts", what="the last scene must be the conclusion", grave=False)
    hook = sum(_seconds(scene, brief) for scene in script.scenes if scene.part is Part.HOOK)
    if hook > LONGEST_HOOK:
        what = f"it lasts {hook:.1f} s; say it in under {LONGEST_HOOK:.0f} s, one short sentence"
        yield Problem(where="hook", what=what)


def _of_a_scene(where: str, scene: SceneAnswer, brief: ScriptBrief) -> Iterator[Problem]:
    lines = spoken_lines(scene, brief.language)
    if not lines:
        yield Problem(where=where, what="it says nothing; give it lines or leave it out")
    seconds = seconds_of(lines, brief.pace)
    if seconds > LONGEST_SCENE:
        what = (
            f"it lasts {seconds:.0f} s; split it so that each scene is under {LONGEST_SCENE:.0f} s"
        )
        yield Problem(where=where, what=what)
    said = "\n".join(scene.lines)
    for name in dict.fromkeys(name for line in scene.lines for name in unspeakable(line)):
        yield Problem(where=where, what=f"its lines hold {name}, which nobody can say")
    shown = [scene.visual.heading, scene.visual.text, scene.visual.label, scene.section]
    shown += [text for row in scene.visual.rows for text in (row.label, row.text)]
    if scene.visual.kind is not VisualKind.CODE:
        for name in dict.fromkeys(name for text in shown for name in unspeakable(text)):
            yield Problem(where=where, what=f"what it shows holds {name}")
    if len(scene.section) > LONGEST_SECTION:
        what = f"its section is a chapter's name: at most {LONGEST_SECTION} characters"
        yield Problem(where=where, what=what, grave=False)
    if "\n" in said and any(line.count("\n") for line in scene.lines):
        yield Problem(where=where, what="a line is one sentence without line breaks", grave=False)


def _of_what_is_shown(
    where: str, scene: SceneAnswer, script: ScriptAnswer, brief: ScriptBrief
) -> Iterator[Problem]:
    setting = Setting(title=script.title, language=brief.language, section=scene.section)
    lines = spoken_lines(scene, brief.language)
    if lines:
        reason = visual_of(scene.visual, lines, setting, brief.source).lacks
        if reason:
            yield Problem(where=where, what=f"its {scene.visual.kind} {reason}", grave=False)
    if scene.visual.kind is VisualKind.FOOTAGE and not scene.shows.strip():
        what = "footage needs 'shows': two to six plain words for what is seen"
        yield Problem(where=where, what=what, grave=False)


def _of_its_claims(
    where: str, scene: SceneAnswer, brief: ScriptBrief, evidence: Evidence
) -> Iterator[Problem]:
    said = " ".join(scene.lines)
    found = 0
    for claim in scene.claims:
        passage = passage_of(claim.quote, evidence)
        if passage is None:
            what = (
                f"the source does not say {claim.quote!r}; quote its words exactly, or leave the "
                "claim out of what is said"
            )
            yield Problem(where=where, what=what)
        else:
            found += 1
            if not _is_about(passage, f"{said} {claim.claim}", brief):
                what = f"the passage {passage!r} does not speak of what the scene says"
                yield Problem(where=where, what=what, grave=False)
    shown = [scene.visual.text, *(row.text for row in scene.visual.rows)]
    for figure in unknown_figures("\n".join([said, *shown]), evidence):
        what = f"the figure {figure} is not in the source; use its figures as they stand there"
        yield Problem(where=where, what=what)
    if not found and scene.part is Part.BODY and len(said.split()) > UNCLAIMED_WORDS:
        what = "name its claims with the passages of the source that they rest on"
        yield Problem(where=where, what=what)
    if (
        scene.visual.kind is VisualKind.QUOTATION
        and passage_of(scene.visual.text, evidence) is None
    ):
        yield Problem(
            where=where, what="the words that it shows as a quotation are not in the source"
        )


def _is_about(passage: str, said: str, brief: ScriptBrief) -> bool:
    """Whether a passage shares a telling word with what is said; unknown across languages."""
    if brief.source is None or brief.source.language != brief.language:
        return True
    words = set(content_words(passage, brief.language))
    return bool(words.intersection(content_words(said, brief.language)))


def page_problems(page: PageAnswer) -> tuple[Problem, ...]:
    """What is wrong with titles, description and tags."""
    found: list[Problem] = []
    titles = [proposal.title.strip() for proposal in page.titles]
    if not FEWEST_TITLES <= len(titles) <= MOST_TITLES:
        what = f"there must be {FEWEST_TITLES} to {MOST_TITLES}"
        found.append(Problem(where="titles", what=what, grave=not titles))
    for title in titles:
        if not title or len(title) > LONGEST_TITLE:
            what = f"{title!r} must have 1 to {LONGEST_TITLE} characters"
            found.append(Problem(where="titles", what=what))
        if unspeakable(title):
            what = f"{title!r} holds {' and '.join(unspeakable(title))}"
            found.append(Problem(where="titles", what=what))
    if not page.description.strip():
        found.append(Problem(where="description", what="there is none"))
    if "://" in page.description:
        found.append(Problem(where="description", what="leave links out; they are added"))
    if not page.tags:
        found.append(Problem(where="tags", what="there are none", grave=False))
    return tuple(found)
