"""What is set on a video, and when it may be."""

from datetime import timedelta

import pytest

from builders.releases import NOON, RELEASE, content, details, file, release
from reelwright.domain.canvas import Format
from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.video import Localisation, Privacy
from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.release.disclosure import disclosure_of
from reelwright.domain.release.release import CaptionTrack, carries, file_name_of
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import (
    details_for_upload,
    details_wanted,
    session_is_stale,
    steps_of,
    waits_for_processing,
    writes_of,
)

pytestmark = pytest.mark.unit
TRACKS = tuple(
    CaptionTrack(file=file(f"{language}.srt", "c" * 64, ".srt"), language=language)
    for language in ("en", "de")
)
WHOLE = content(
    details=details(localisations={"de": Localisation(title="Blau")}),
    captions=TRACKS,
    playlist="PL1",
)
TOMORROW = NOON + timedelta(days=1)


def test_every_part_is_a_step_of_its_own() -> None:
    names = ("thumbnail", "caption:en", "caption:de", "playlist", "localisations")
    assert steps_of(WHOLE) == names
    assert steps_of(content(thumbnail=None, captions=())) == ()


def test_consent_is_needed_for_what_is_written_and_nothing_else() -> None:
    assert writes_of(WHOLE) == frozenset(Write)
    assert writes_of(content(thumbnail=None, captions=())) == {Write.UPLOADS, Write.DETAILS}


def test_a_short_gets_its_thumbnail_when_it_is_processed() -> None:
    assert waits_for_processing(content(format=Format.TALL), "thumbnail")
    assert not waits_for_processing(content(format=Format.TALL), "caption:en")
    assert not waits_for_processing(content(), "thumbnail")


@pytest.mark.parametrize(("hours", "carried"), [(24, True), (2, True), (1, False), (-1, False)])
def test_an_upload_carries_its_time_only_where_it_is_far(hours: int, *, carried: bool) -> None:
    at = NOON + timedelta(hours=hours)
    sent = details_for_upload(release(publish_at=at, content=WHOLE), NOON)
    assert sent.privacy is Privacy.PRIVATE
    assert sent.publish_at == (at if carried else None)
    assert not sent.localisations


def test_a_session_that_would_publish_at_its_last_byte_is_stale() -> None:
    assert session_is_stale(NOON + timedelta(minutes=20), NOON)
    assert not session_is_stale(TOMORROW, NOON)
    assert not session_is_stale(None, NOON)


@pytest.mark.parametrize(
    ("state", "publish_at", "privacy", "shown_at"),
    [
        (ReleaseState.PROCESSING, TOMORROW, Privacy.PRIVATE, TOMORROW),
        (ReleaseState.PROCESSING, None, Privacy.PUBLIC, None),
        (ReleaseState.UPLOADED, NOON, Privacy.PUBLIC, None),
        (ReleaseState.HELD, TOMORROW, Privacy.PRIVATE, None),
        (ReleaseState.WITHDRAWN, None, Privacy.PRIVATE, None),
    ],
)
def test_how_it_shall_stand(
    state: ReleaseState, publish_at: object, privacy: Privacy, shown_at: object
) -> None:
    wanted = details_wanted(release(state, publish_at=publish_at), NOON)
    assert (wanted.privacy, wanted.publish_at) == (privacy, shown_at)


def test_the_name_of_the_file_carries_the_release() -> None:
    name = file_name_of(release(), 2)
    assert name == f"why-the-sky-is-blue-{RELEASE}-2.mp4"
    assert carries(name, RELEASE)
    assert not carries(name, "fedcba9876543210")
    assert not carries("holiday.mp4", RELEASE)


def test_generated_pictures_are_disclosed_with_the_reason() -> None:
    stock = LicenceRecord(name="sea.jpg", licence="CC0")
    made = LicenceRecord(name="city.png", licence="AI generated, own")
    plain = disclosure_of([stock], narrated_by="espeak-ng en")
    assert not plain.synthetic
    assert "espeak-ng en" in plain.reason
    told = disclosure_of([stock, made], narrated_by="")
    assert told.synthetic
    assert "city.png" in told.reason
