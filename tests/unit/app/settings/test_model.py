"""Four places to set a setting, one order of precedence, and errors that name the place."""

from pathlib import Path

import pytest

from reelwright.app.settings.layers import (
    Layer,
    SettingInvalid,
    from_environment,
    from_file,
    resolve,
    settings_in_force,
    shown,
)
from reelwright.domain.canvas import Format, Preset

pytestmark = pytest.mark.unit


@pytest.fixture(autouse=True)
def _no_outer_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REELWRIGHT_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()


def test_option_wins_over_environment_over_folder_over_home_over_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def preset(**options: object) -> tuple[Preset, str]:
        resolved = settings_in_force(options, tmp_path)
        return resolved.settings.preset, resolved.won["preset"]

    home_file, here_file = tmp_path / "home" / "reelwright.toml", tmp_path / "reelwright.toml"
    assert preset() == (Preset.P1080, "default")
    home_file.write_text('preset = "480p"')
    assert preset() == (Preset.P480, str(home_file))
    here_file.write_text('preset = "720p"')
    assert preset() == (Preset.P720, str(here_file))
    monkeypatch.setenv("REELWRIGHT_PRESET", "2160p")
    assert preset() == (Preset.P2160, "environment")
    assert preset(preset="1080p") == (Preset.P1080, "option")


def test_an_option_not_given_does_not_count(tmp_path: Path) -> None:
    assert settings_in_force({"preset": None}, tmp_path).won["preset"] == "default"


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90", 90), ("90s", 90), ("2m", 120), ("1m30s", 90), ("1m30", 90), (90, 90)],
)
def test_lengths_are_read_as_people_write_them(written: object, seconds: int) -> None:
    assert resolve([Layer(place="x", values={"length": written})]).settings.length == seconds


def test_formats_are_separated_by_commas() -> None:
    layer = Layer(place="x", values={"format": "16:9, 9:16"})
    assert resolve([layer]).settings.format == (Format.WIDE, Format.TALL)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"preset": "4k"}, "shop.toml: preset = '4k' cannot be"),
        ({"prest": "480p"}, "shop.toml: there is no setting 'prest'; there are: "),
        ({"length": "soon"}, "shop.toml: length = 'soon' cannot be"),
        ({"speed": 9}, "shop.toml: speed = 9 cannot be"),
    ],
)
def test_errors_name_the_place_the_setting_and_the_reason(
    values: dict[str, object], told: str
) -> None:
    with pytest.raises(SettingInvalid, match=told):
        resolve([Layer(place="shop.toml", values=values)])


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "reelwright.toml"
    file.write_text("preset 480p")
    with pytest.raises(SettingInvalid, match="cannot be read as TOML"):
        from_file(file)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "reelwright.toml"
    file.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(SettingInvalid, match=r"is no text in UTF-8: save it as such\.$"):
        from_file(file)


def test_paths_in_a_file_are_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "reelwright.toml"
    file.write_text('footage = "clips"\ntheme = "mine.toml"\nmusic = "generated"')
    assert from_file(file).values == {
        "footage": str(tmp_path / "clips"),
        "theme": str(tmp_path / "mine.toml"),
        "music": "generated",
    }


def test_empty_variables_count_as_unset() -> None:
    assert not from_environment({"REELWRIGHT_VOICE": ""}).values


@pytest.mark.parametrize(
    ("set_to", "seen"),
    [
        ("postgresql://anna:se:cr@t@host:5432/films", "postgresql://anna:***@host:5432/films"),
        ("postgresql://anna@host/films", "postgresql://anna@host/films"),
        (
            "postgresql://host/films?user=a&password=secret",
            "postgresql://host/films?user=a&password=***",
        ),
        ("", ""),
    ],
)
def test_an_address_of_a_database_is_shown_without_its_password(set_to: str, seen: str) -> None:
    assert shown("database", set_to) == seen


@pytest.mark.parametrize("address", ["mysql://host/films", "films", "postgresql://host"])
def test_only_an_address_of_postgresql_is_one_of_a_database(address: str) -> None:
    layer = Layer(place="option", values={"database": address})
    with pytest.raises(SettingInvalid, match="it is not postgresql://user@host/name"):
        resolve([layer])


def test_a_wrong_address_is_told_without_its_password() -> None:
    layer = Layer(place="option", values={"database": "mysql://anna:secret@host/films"})
    with pytest.raises(SettingInvalid) as told:
        resolve([layer])
    assert "secret" not in str(told.value)
    assert "anna:***@host" in str(told.value)


def test_prices_are_amounts_of_the_file_or_variables(tmp_path: Path) -> None:
    (tmp_path / "reelwright.toml").write_text(
        '[prices]\nelevenlabs = 300\n"google-voice:Wavenet" = 4.5\nanthropic = "3/15"\n'
    )
    environment = from_environment({"REELWRIGHT_PRICE_ELEVENLABS": "220"})
    settings = resolve([from_file(tmp_path / "reelwright.toml"), environment]).settings
    assert settings.prices == {
        "elevenlabs": "220", "google_voice:wavenet": "4.5", "anthropic": "3/15",
    }  # fmt: skip
    assert settings.own_prices.rows["anthropic"].written == 15


def test_a_price_that_is_no_amount_is_named() -> None:
    with pytest.raises(SettingInvalid, match="elevenlabs: cheap is not an amount"):
        resolve([Layer(place="x", values={"prices": {"elevenlabs": "cheap"}})])


@pytest.mark.parametrize(
    ("setting", "value", "reason"),
    [
        ("store", "S3-like", "not of the form s3://bucket/prefix."),
        ("country", "Germany", "string should match pattern '^([A-Za-z]{2})?$'."),
        ("addresses", {"pexels": "FTP://Host"}, "pexels: FTP://Host is not a web address without"),
        ("breaker_failures", 0, "input should be greater than or equal to 1."),
    ],
)
def test_what_is_wrong_is_told_in_the_case_it_was_written_in(
    setting: str, value: object, reason: str
) -> None:
    with pytest.raises(SettingInvalid) as refused:
        resolve([Layer(place="option", values={setting: value})])
    assert f"cannot be: {reason}" in str(refused.value)
