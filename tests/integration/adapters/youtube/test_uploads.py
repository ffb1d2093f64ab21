"""Files on their way to the local YouTube, whatever happens to them."""

from hashlib import sha256
from pathlib import Path

import pytest

from builders.connected import AT_ONCE, Connected, connected, upload_of
from reelwright.adapters.youtube.channel import YouTubeChannel
from reelwright.adapters.youtube.sending import QUANTUM, Manner
from reelwright.ports.lease import LeaseLost, Unleased
from reelwright.ports.platform import Expired, FileUnsendable, Finished, Received, Refused
from reelwright.ports.progress import Cancelled, Silent
from reelwright.ports.services import ServiceUnreachable
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import Fault

pytestmark = pytest.mark.integration

WHOLE = Manner(retry=AT_ONCE)
CHUNKS = Manner(chunk=2 * QUANTUM, retry=AT_ONCE)
MANNERS = pytest.mark.parametrize("manner", [WHOLE, CHUNKS], ids=["whole", "chunks"])


def send(channel: YouTubeChannel, session: str, film: Path, offset: int = 0) -> object:
    return channel.send(session, film, offset=offset, progress=Silent(), lease=Unleased())


def arrived(linked: Connected, film: Path) -> bool:
    """Whether there is exactly one video, and its bytes are those of the file."""
    videos = list(linked.youtube.world.videos.all())
    digest = sha256(film.read_bytes()).hexdigest()
    return [video.sha256 for video in videos] == [digest]


@MANNERS
def test_a_file_arrives_whole_with_what_was_said_of_it(
    linked: Connected, film: Path, manner: Manner
) -> None:
    channel = linked.sending(manner)
    session = channel.begin_upload(upload_of(film.stat().st_size))
    answer = send(channel, session, film)
    assert isinstance(answer, Finished)
    assert arrived(linked, film)
    video = channel.video(answer.video_id)
    assert video is not None
    assert (video.details.title, video.details.synthetic_media) == ("High tide", True)
    assert channel.ask(session, film.stat().st_size) == answer


@MANNERS
@pytest.mark.parametrize(
    "fault",
    [
        {"fault": Fault.SHORT, "times": 3},
        {"fault": Fault.RESET, "after": 300_000, "times": 3},
        {"fault": Fault.DROPPED, "method": "youtube.videos.insert:bytes", "times": 2},
        {"fault": Fault.INTERNAL, "method": "youtube.videos.insert:bytes", "times": 3},
        {"fault": Fault.BAD_GATEWAY, "method": "youtube.videos.insert:bytes", "times": 2},
        {"fault": Fault.UNAVAILABLE, "method": "youtube.videos.insert:bytes", "times": 2},
        {"fault": Fault.USER_RATE, "method": "youtube.videos.insert:bytes", "times": 2},
        {"fault": Fault.RATE, "method": "youtube.videos.insert:bytes", "times": 2},
        {"fault": Fault.TOKEN_EXPIRED, "method": "youtube.videos.insert:bytes", "times": 1},
        {"fault": Fault.LOST_ANSWER},
        {"fault": Fault.FAILED_AFTER},
        {"fault": Fault.CONFLICT, "times": 2},
        {"fault": Fault.UNAVAILABLE, "method": "youtube.videos.insert"},
    ],
    ids=lambda fault: f"{fault['fault']}-{fault.get('method', '').rpartition(':')[2]}",
)
def test_what_goes_wrong_on_the_way_is_gone_on_from(
    linked: Connected, film: Path, manner: Manner, fault: dict[str, object]
) -> None:
    linked.youtube.faults.plan(**fault)  # type: ignore[arg-type] # a table of keywords
    channel = linked.sending(manner)
    session = channel.begin_upload(upload_of(film.stat().st_size))
    answer = send(channel, session, film)
    assert isinstance(answer, Finished)
    assert arrived(linked, film)
    assert linked.youtube.faults.left == ()


def test_an_upload_goes_on_where_another_machine_left_it(linked: Connected, film: Path) -> None:
    channel = linked.channel
    size = film.stat().st_size
    session = channel.begin_upload(upload_of(size))
    assert channel.ask(session, size) == Received(offset=0)
    linked.youtube.faults.plan(Fault.RESET, after=600_000)
    stopping = StopsAfter(300_000)
    with pytest.raises(Cancelled):
        channel.send(session, film, offset=0, progress=stopping, lease=Unleased())
    stands = linked.sending(WHOLE).ask(session, size)
    assert isinstance(stands, Received)
    assert 0 < stands.offset < size
    answer = send(linked.sending(WHOLE), session, film, stands.offset)
    assert isinstance(answer, Finished)
    assert arrived(linked, film)


def test_a_guess_of_the_place_that_is_wrong_costs_a_question_and_no_byte(
    linked: Connected, film: Path
) -> None:
    channel = linked.channel
    session = channel.begin_upload(upload_of(film.stat().st_size))
    assert isinstance(send(channel, session, film, 2 * QUANTUM), Finished)
    assert arrived(linked, film)


def test_an_expired_session_says_so_before_and_while_bytes_are_sent(
    linked: Connected, film: Path
) -> None:
    channel, size = linked.channel, film.stat().st_size
    linked.youtube.faults.plan(Fault.EXPIRED)
    session = channel.begin_upload(upload_of(size))
    assert send(channel, session, film) == Expired()
    assert channel.ask(session, size) == Expired()
    assert not linked.youtube.world.videos.all()


@pytest.mark.parametrize("status", [200, 201])
def test_either_final_status_is_an_end(home: Path, film: Path, status: int) -> None:
    with connected(home, behaviour=Behaviour(finished=status)) as linked:
        session = linked.channel.begin_upload(upload_of(film.stat().st_size))
        assert isinstance(send(linked.channel, session, film), Finished)


def test_where_nothing_gets_through_the_bytes_that_are_there_stay(
    linked: Connected, film: Path
) -> None:
    channel, size = linked.sending(CHUNKS), film.stat().st_size
    bytes_ = "youtube.videos.insert:bytes"
    linked.youtube.faults.plan(Fault.UNAVAILABLE, method=bytes_, times=100, skip=1)
    session = channel.begin_upload(upload_of(size))
    with pytest.raises(ServiceUnreachable, match="524,288 of 1,323,065 bytes"):
        send(channel, session, film)
    linked.youtube.faults.clear()
    assert channel.ask(session, size) == Received(offset=2 * QUANTUM)


def test_a_slow_and_a_silent_connection_are_left(home: Path, film: Path) -> None:
    with connected(home, total=1.0) as linked:
        linked.youtube.faults.plan(Fault.STALLED, after=100_000, seconds=2)
        session = linked.channel.begin_upload(upload_of(film.stat().st_size))
        assert isinstance(send(linked.channel, session, film), Finished)
        assert arrived(linked, film)


def test_a_lease_that_is_lost_stops_before_the_next_byte(linked: Connected, film: Path) -> None:
    channel, size = linked.channel, film.stat().st_size
    session = channel.begin_upload(upload_of(size))
    with pytest.raises(LeaseLost):
        channel.send(session, film, offset=0, progress=Silent(), lease=Lost())
    assert channel.ask(session, size) == Received(offset=0)


def test_a_file_that_changed_is_not_sent_on(linked: Connected, film: Path) -> None:
    channel = linked.channel
    session = channel.begin_upload(upload_of(film.stat().st_size))
    film.write_bytes(b"short")
    with pytest.raises(FileUnsendable, match="shorter"):
        send(channel, session, film, QUANTUM)
    film.unlink()
    with pytest.raises(FileUnsendable, match="cannot be read"):
        send(channel, session, film)
    with pytest.raises(FileUnsendable, match="empty"):
        channel.begin_upload(upload_of(0))


def test_a_refusal_of_the_bytes_is_told_and_not_repeated(linked: Connected, film: Path) -> None:
    channel = linked.channel
    linked.youtube.faults.plan(Fault.UPLOAD_LIMIT, method="youtube.videos.insert:bytes", times=2)
    session = channel.begin_upload(upload_of(film.stat().st_size))
    answer = send(channel, session, film)
    assert isinstance(answer, Refused)
    assert answer.reason == "uploadLimitExceeded"


class StopsAfter:
    """Stops the work once so many bytes are out."""

    def __init__(self, count: int) -> None:
        self.count = count

    def advance(self, step: str, done: int, total: int) -> None:
        assert (step, 0 <= done <= total) == ("upload", True)
        if done >= self.count:
            message = "Stopped."
            raise Cancelled(message)


class Lost:
    """A lease that somebody else holds."""

    def check(self) -> None:
        message = "It is lost."
        raise LeaseLost(message)
