"""``reelwright simulator youtube`` as a person runs it."""

import json
from pathlib import Path

import httpx
import pytest

from builders.command import Command
from builders.youtube import served

pytestmark = pytest.mark.integration


def test_it_tells_its_addresses_and_channels_and_is_driven_by_its_control(tmp_path: Path) -> None:
    with served(tmp_path / "data", 0, "--channel", "Tides") as (_, told), httpx.Client() as http:
        assert [each["title"] for each in told["channels"]] == ["Tides"]
        client = json.loads(Path(told["client"]).read_text())["installed"]
        assert client["client_secret"] == told["client_secret"]
        assert told["environment"] == {"REELWRIGHT_ADDRESS_YOUTUBE": told["url"]}
        document = http.get(
            told["discovery"].replace("{api}", "youtubeAnalytics").replace("{apiVersion}", "v2")
        ).json()
        assert document["rootUrl"] == f"{told['url']}/"
        control = told["control"]
        before = http.get(f"{control}clock").json()["now"]
        stopped = http.post(f"{control}clock", json={"stop": True}).json()["now"]
        assert stopped > before
        http.post(f"{control}clock", json={"set": "2030-01-01T00:00:00Z"})
        assert http.get(f"{control}clock").json()["now"] == "2030-01-01T00:00:00+00:00"
        assert http.post(f"{control}clock", json={"set": "now"}).status_code == 400
        assert http.post(f"{control}faults", json={"fault": "tide"}).status_code == 400
        assert "known" in http.get(f"{control}moon").json()


def test_a_scenario_is_planned_once_on_a_folder(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.json"
    scenario.write_text(json.dumps({"faults": [{"fault": "quota"}]}))
    for left in (1, 0):
        options = (tmp_path / "data", 0, "--faults", str(scenario))
        with served(*options) as (_, told), httpx.Client() as http:
            assert len(http.get(f"{told['control']}faults").json()["faults"]) == left
            http.delete(f"{told['control']}faults")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no scenario"),
        ('{"faults": [{"fault": "tide"}]}', "faults.0.fault"),
        ('{"faults": [{"fault": "short", "time": 3}]}', "time"),
        ('{"behaviour": {"moon": true}}', "moon"),
    ],
    ids=["json", "fault", "field", "behaviour"],
)
def test_a_scenario_that_says_nothing_known_is_told(
    command: Command, content: str, said: str
) -> None:
    (command.folder / "scenario.json").write_text(content)
    ran = command("simulator", "youtube", "--data", "data", "--faults", "scenario.json")
    assert ran.code == 1
    assert said in ran.err
