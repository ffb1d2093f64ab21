"""What a person sees of money and of services' health, on the command line."""

import json
from decimal import Decimal

import pytest

from builders.command import SMALL_ARTICLE, Command
from builders.services import call, charge, service
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.app.wiring.books import HomeBooks
from reelwright.domain.services.backoff import RetryPolicy
from reelwright.ports.guard import Meter, guarded
from reelwright.ports.progress import Silent
from reelwright.ports.services import ServiceError, ServiceFailed

pytestmark = pytest.mark.integration


def pay(command: Command, video: str, title: str, amount: str, name: str = "elevenlabs") -> None:
    guard = guard_in(command)
    guard.begin(video, title, Silent())
    guarded(guard, call("1.00", service(name)), lambda meter: meter.settle(charge(amount)))


def fail(command: Command, name: str, error: ServiceError) -> None:
    def ends(_meter: Meter) -> None:
        raise error

    with pytest.raises(type(error)):
        guarded(guard_in(command), call(facts=service(name)), ends)


def forget(command: Command) -> None:
    """As if the production had been moved to another home."""
    for file in command.home.glob("library.db*"):
        file.unlink()


def guard_in(command: Command) -> ServiceGuard:
    policy = Policy(retry=RetryPolicy(attempts=1))
    return ServiceGuard(HomeBooks(command.home), "main", policy)


def test_nothing_was_paid_and_asking_leaves_nothing_behind(command: Command) -> None:
    ran = command("costs")
    assert ran.code == 0
    assert "No outside service was called." in ran.out
    assert not command.home.exists()


def test_costs_are_added_up_by_video_service_day_and_channel(command: Command) -> None:
    pay(command, "a", "On [red] lamps", "0.31")
    pay(command, "a", "On [red] lamps", "0.02", "pexels")
    pay(command, "b", "On stars", "0.0007")
    videos = command("costs", "--json").values
    assert [(line["title"], line["amount"]) for line in videos["lines"]] == [
        ("On [red] lamps", "0.33"),
        ("On stars", "0.0007"),
    ]
    assert videos["total"] == "0.3307"
    assert videos["budgets"]["budget_day"] == {"limit": "50", "borne": "0.3307"}
    services = command("costs", "--by", "service", "--json").values["lines"]
    assert [(line["key"], line["calls"]) for line in services] == [("elevenlabs", 2), ("pexels", 1)]
    (day,) = command("costs", "--by", "day", "--days", "1", "--json").values["lines"]
    assert day["amount"] == "0.3307"
    (channel,) = command("costs", "--by", "channel", "--json").values["lines"]
    assert channel["key"] == "main"
    shown = command("costs").out
    assert "On [red] lamps" in shown
    assert "0.3307 USD of 50.00 USD today (UTC)" in shown


def test_a_budget_that_cannot_be_is_refused_with_its_name(command: Command) -> None:
    ran = command("costs", REELWRIGHT_BUDGET_VIDEO="-1")
    assert ran.code == 1
    assert "budget_video = '-1' cannot be: input should be greater than or equal to 0" in ran.err
    assert command("costs", REELWRIGHT_BUDGET_VIDEO="none").code == 0


def test_providers_tell_who_may_be_called_and_why_not(command: Command) -> None:
    for _ in range(5):
        fail(command, "elevenlabs", ServiceFailed("It is down.", service="elevenlabs"))
    without = {each["service"]: each for each in command("providers", "--json").values}
    assert without["elevenlabs"]["state"] == "no key"
    assert "reelwright keys set elevenlabs" in without["elevenlabs"]["reason"]
    key = {"REELWRIGHT_KEY_ELEVENLABS": "simulated-key-0123456789"}
    states = {each["service"]: each for each in command("providers", "--json", **key).values}
    state = states["elevenlabs"]
    assert (state["state"], state["breaker"], state["failures_in_a_row"]) == ("resting", "open", 5)
    assert (state["calls_today"], state["key_set"]) == (5, True)
    assert state["error"] == "It is down."
    shown = command("providers", "--kind", "voice", **key)
    assert "It failed 5 times in a row: It is down." in shown.out
    (row,) = [line for line in shown.out.splitlines() if line.strip().startswith("elevenlabs")]
    assert row.split()[:3] == ["elevenlabs", "voice", "resting,"]
    assert row.rstrip().endswith("5 calls, 0.00 USD")
    assert "simulated-key" not in shown.out + json.dumps(states)
    doctor = command("doctor", "--json", **key)
    assert doctor.code == 1
    troubled = {each["part"]: each for each in doctor.values}["service elevenlabs"]
    assert troubled["state"] == "broken"
    assert "keys test elevenlabs" in troubled["mend"]


def test_doctor_tells_of_a_library_that_cannot_be_read(command: Command) -> None:
    command.home.mkdir()
    (command.home / "library.db").write_bytes(b"no database at all" * 300)
    ran = command("doctor", "--json")
    assert ran.code == 1
    library = {each["part"]: each for each in ran.values}["library"]
    assert library["state"] == "broken"
    assert "is damaged" in library["seen"]


def test_a_video_knows_what_it_cost_over_all_its_runs(command: Command) -> None:
    (command.folder / "lamps.md").write_text(SMALL_ARTICLE, encoding="utf-8")
    make = ["make", "lamps.md", "--preset", "480p", "--json"]
    command(*make)
    # A run that took long enough has told the library; a short one leaves that to the next list.
    forget(command)
    folder = command.home / "productions" / "two-small-lamps"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["costs"] == []
    pay(command, manifest["id"], manifest["title"], "0.31")
    again = command(*make).values
    assert (Decimal(again["cost"]), Decimal(again["spent"])) == (Decimal("0.31"), Decimal(0))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (cost,) = manifest["costs"]
    assert (cost["service"], cost["amount"]) == ("elevenlabs", "0.31")
    forget(command)
    (command.home / "library.db").write_bytes(b"no database at all" * 300)
    damaged = command(*make).values
    assert (damaged["cost"], damaged["passed"]) == ("0.31", True)
    assert any("could not be looked up" in note for note in damaged["notes"])
    forget(command)
    assert command(*make).values["cost"] == "0.31"
    pay(command, manifest["id"], manifest["title"], "0.31")
    of_video = command("costs", "two-small-lamps", "--json").values
    assert (of_video["total"], of_video["budget"]) == ("0.31", "5")
    assert "elevenlabs" in command("costs", "two-small-lamps").out
