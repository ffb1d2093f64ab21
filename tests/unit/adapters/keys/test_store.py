import os
import stat
import sys
from pathlib import Path

import pytest

from reelwright.adapters.keys.store import EncryptedKeys
from reelwright.ports.keys import KeysNotKept, KeysUnreadable
from reelwright.ports.services import Secret

pytestmark = pytest.mark.unit

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "keys"


@pytest.fixture
def kept(folder: Path) -> EncryptedKeys:
    store = EncryptedKeys(folder)
    store.keep("one", Secret("key-of-one"))
    store.keep("two", Secret("key-of-two"))
    return store


def test_nothing_is_kept_at_first_and_nothing_is_written(folder: Path) -> None:
    store = EncryptedKeys(folder)
    assert store.services() == ()
    assert store.key("one") is None
    assert not folder.exists()


def test_keys_come_back_and_go(kept: EncryptedKeys, folder: Path) -> None:
    again = EncryptedKeys(folder)
    assert again.services() == ("one", "two")
    assert again.key("one") == Secret("key-of-one")
    assert kept.remove("one")
    assert not kept.remove("one")
    assert again.services() == ("two",)


@posix
def test_only_their_owner_can_read_the_files(kept: EncryptedKeys, folder: Path) -> None:
    assert kept.services()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("key", "services"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


@posix
def test_a_loose_umask_changes_nothing(folder: Path) -> None:
    before = os.umask(0)
    try:
        EncryptedKeys(folder).keep("one", Secret("key-of-one"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600


def test_neither_names_nor_keys_are_on_the_disk(kept: EncryptedKeys, folder: Path) -> None:
    assert kept.services()
    written = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert b"key-of" not in written
    assert b"one" not in written


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_key_file_that_others_can_read_is_refused(
    kept: EncryptedKeys, folder: Path, mode: int
) -> None:
    (folder / "key").chmod(mode)
    with pytest.raises(KeysUnreadable, match=f"mode {mode:o}.*chmod 600"):
        kept.key("one")


@posix
def test_a_folder_that_others_can_write_is_refused(kept: EncryptedKeys, folder: Path) -> None:
    folder.chmod(0o777)
    with pytest.raises(KeysUnreadable, match="chmod 700"):
        kept.key("one")


@posix
def test_a_link_is_not_followed(kept: EncryptedKeys, folder: Path, tmp_path: Path) -> None:
    (folder / "key").replace(tmp_path / "elsewhere")
    (folder / "key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeysUnreadable, match="cannot be read"):
        kept.key("one")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 44, b"\xff" * 44])
def test_a_damaged_key_file_is_told(kept: EncryptedKeys, folder: Path, content: bytes) -> None:
    (folder / "key").write_bytes(content)
    with pytest.raises(KeysUnreadable, match=r"damaged|cannot be decrypted"):
        kept.key("one")


def test_another_key_file_opens_nothing(kept: EncryptedKeys, tmp_path: Path) -> None:
    other = EncryptedKeys(tmp_path / "other")
    other.keep("one", Secret("another"))
    (tmp_path / "other" / "key").replace(tmp_path / "home" / "keys" / "key")
    with pytest.raises(KeysUnreadable, match="cannot be decrypted"):
        kept.key("one")
    with pytest.raises(KeysUnreadable, match="cannot be decrypted"):
        kept.keep("one", Secret("new"))


@pytest.mark.parametrize("at", [0, 20, 60, -1])
def test_a_changed_store_is_noticed(kept: EncryptedKeys, folder: Path, at: int) -> None:
    content = bytearray((folder / "services").read_bytes())
    content[at] ^= 1
    (folder / "services").write_bytes(content)
    with pytest.raises(KeysUnreadable):
        kept.services()


def test_rotation_keeps_the_keys_and_forgets_the_old_one(kept: EncryptedKeys, folder: Path) -> None:
    old_key, old_services = (folder / "key").read_bytes(), (folder / "services").read_bytes()
    assert kept.rotate() == 2
    assert kept.key("two") == Secret("key-of-two")
    assert old_key.strip() not in (folder / "key").read_bytes()
    assert (folder / "services").read_bytes() != old_services
    (folder / "key").write_bytes(old_key)
    with pytest.raises(KeysUnreadable):
        kept.services()


def test_nothing_can_be_rotated_too(folder: Path) -> None:
    assert EncryptedKeys(folder).rotate() == 0


def test_the_key_file_may_stand_elsewhere(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick" / "reelwright.key"
    EncryptedKeys(folder, elsewhere).keep("one", Secret("key-of-one"))
    assert EncryptedKeys(folder, elsewhere).key("one") == Secret("key-of-one")
    assert not (folder / "key").exists()
    with pytest.raises(KeysUnreadable):
        EncryptedKeys(folder).key("one")


def test_what_cannot_be_written_is_told_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeysNotKept, match="could not be written"):
        EncryptedKeys(tmp_path / "file" / "keys").keep("one", Secret("key"))


def test_a_killed_writer_leaves_nothing_in_the_way(kept: EncryptedKeys, folder: Path) -> None:
    (folder / ".services.new").write_bytes(b"half")
    (folder / ".key.new").write_bytes(b"half")
    kept.keep("three", Secret("key-of-three"))
    kept.rotate()
    assert kept.services() == ("one", "three", "two")
