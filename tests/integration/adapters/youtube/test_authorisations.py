"""What a call may do: tokens that run out, authorisations that end, consent, and no secret told."""

import logging
from pathlib import Path

import pytest

from builders.connected import Connected, connected, upload_of
from builders.sent import SRT, thumbnail, uploaded
from reelwright.domain.platform.consent import Consent, Write
from reelwright.domain.platform.video import VideoChange
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import AuthorisationLost, ConsentMissing, ScopeMissing, TokenRefused
from reelwright.ports.progress import Silent
from reelwright.ports.services import ServiceUnreachable
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault
from reelwright.simulators.youtube.sign_in import SCOPES, end

pytestmark = pytest.mark.integration


def test_a_token_that_ran_out_is_renewed_unseen(linked: Connected, video: str) -> None:
    linked.youtube.clock.advance(hours=2)
    assert linked.channel.video(video) is not None
    linked.youtube.faults.plan(Fault.TOKEN_EXPIRED, method="youtube.videos.list")
    assert linked.channel.video(video) is not None


def test_a_token_that_is_refused_as_soon_as_it_was_given_is_no_lost_authorisation(
    linked: Connected, video: str
) -> None:
    linked.youtube.faults.plan(Fault.TOKEN_EXPIRED, method="youtube.videos.list", times=40)
    with pytest.raises(TokenRefused, match="just given"):
        linked.channel.video(video)
    connection = linked.connections.find("main")
    assert connection is not None
    assert connection.loss is None
    linked.youtube.faults.clear()
    assert linked.channel.video(video) is not None


def test_an_authorisation_that_was_revoked_is_lost_and_not_asked_for_at_every_call(
    linked: Connected, video: str
) -> None:
    linked.youtube.faults.plan(Fault.TOKEN_REVOKED, method="youtube.videos.list")
    with pytest.raises(AuthorisationLost, match="reelwright channel add main"):
        linked.channel.video(video)
    connection = linked.connections.find("main")
    assert connection is not None
    assert connection.loss is not None
    asked = len(linked.youtube.world.journal.all())
    with pytest.raises(AuthorisationLost):
        linked.channel.video(video)
    assert len(linked.youtube.world.journal.all()) == asked


def test_an_authorisation_that_was_called_ended_by_mistake_is_found_again_within_the_hour(
    linked: Connected, video: str
) -> None:
    (grant,) = linked.youtube.world.grants.all()
    linked.youtube.faults.plan(Fault.TOKEN_REVOKED, method="youtube.videos.list")
    with pytest.raises(AuthorisationLost):
        linked.channel.video(video)
    lost = linked.connections.find("main")
    linked.youtube.clock.advance(minutes=61)
    with pytest.raises(AuthorisationLost):
        linked.channel.video(video)
    assert linked.connections.find("main") == lost, "since when it is lost stays"
    linked.youtube.world.grants.put(grant)
    linked.youtube.clock.advance(minutes=61)
    assert linked.channel.video(video) is not None
    found = linked.connections.find("main")
    assert found is not None
    assert (found.loss, found.lost) == (None, None)


def test_an_upload_that_outlives_its_authorisation_says_so(linked: Connected, film: Path) -> None:
    session = linked.channel.begin_upload(upload_of(film.stat().st_size))
    for grant in linked.youtube.world.grants.all():
        end(linked.youtube.world, grant)
    linked.youtube.faults.plan(Fault.TOKEN_EXPIRED, method="youtube.videos.insert:bytes")
    with pytest.raises(AuthorisationLost):
        linked.channel.send(session, film, offset=0, progress=Silent(), lease=Unleased())


def test_a_scope_that_is_missing_is_told_as_one(home: Path, film: Path) -> None:
    few = tuple(each for each in SCOPES if not each.endswith("force-ssl"))
    with connected(home, scopes=few) as linked:
        made = uploaded(linked, film)
        with pytest.raises(ScopeMissing, match="tick every box"):
            linked.channel.update(made, VideoChange(title="Low tide"))


def test_nothing_is_written_that_the_owner_did_not_agree_to(linked: Connected, video: str) -> None:
    now = linked.youtube.clock.now()
    linked.connections.agree(
        "main", Consent(writes=frozenset({Write.THUMBNAILS}), given=now, by="owner")
    )
    linked.channel.set_thumbnail(video, thumbnail(), "image/jpeg")
    asked = len(linked.youtube.world.journal.all())
    for write in (
        lambda: linked.channel.begin_upload(upload_of(10)),
        lambda: linked.channel.update(video, VideoChange(title="Low tide")),
        lambda: linked.channel.add_caption(video, "en", "", SRT),
        lambda: linked.channel.add_to_playlist("PL1", video),
    ):
        with pytest.raises(ConsentMissing, match="reelwright channel consent main"):
            write()
    assert len(linked.youtube.world.journal.all()) == asked


def test_no_secret_is_in_any_log_or_error(
    home: Path, film: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[str] = []
    with connected(home, behaviour=Behaviour(session_hours=1)) as linked:
        session = linked.channel.begin_upload(upload_of(film.stat().st_size))
        key = session.rpartition("upload_id=")[2].partition("&")[0]
        linked.youtube.faults.plan(Fault.DROPPED, method="youtube.videos.insert:bytes", times=50)
        with pytest.raises(ServiceUnreachable) as unreachable:
            linked.channel.send(session, film, offset=0, progress=Silent(), lease=Unleased())
        told.append(_whole(unreachable.value))
        linked.youtube.faults.clear()
        linked.youtube.faults.plan(Fault.TOKEN_REVOKED, method="*")
        with pytest.raises(AuthorisationLost) as lost:
            linked.channel.uploads(1)
        told.append(_whole(lost.value))
        world = linked.youtube.world
        secrets = {key, *(each.id for each in world.grants.all())}
        secrets |= {each.id for each in world.accesses.all()}
        secrets |= {each.secret for each in world.clients.all()}
    assert len(key) > 20
    heard = "\n".join([*told, caplog.text, *(repr(record.args) for record in caplog.records)])
    assert "filelock" in heard
    assert not [secret for secret in secrets if secret in heard]


def _whole(error: BaseException) -> str:
    """Everything that a traceback could show of an error and of what it came from."""
    said: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        said += [repr(seen), str(seen), repr(vars(seen))]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(said)
