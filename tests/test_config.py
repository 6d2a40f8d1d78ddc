"""The settings: read once, refused by name."""

import os
import stat
from pathlib import Path

import pytest

from config import Config, SettingError, from_environment, make_secret

SECRET = "s" * 40


def read(tmp_path: Path, **environment: str) -> Config:
    """The settings of an environment."""
    return from_environment({"INSTANCE": str(tmp_path), "SECRET_KEY": SECRET} | environment)


def test_without_settings_there_is_sqlite_and_the_demonstration(tmp_path: Path) -> None:
    config = read(tmp_path)
    assert config.database_url == f"sqlite:///{tmp_path / 'ganh.sqlite'}"
    assert (config.demonstration, config.proxies, config.https, config.trusted_hosts) == (True, 0, False, ())


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        DATABASE_URL="postgres://u@h/d",
        DEMO="off",
        TRUSTED_HOSTS="a.vn, b.vn",
        PROXIES="1",
        HTTPS="yes",
    )
    assert config.database_url == "postgresql+psycopg://u@h/d"
    assert (config.demonstration, config.proxies, config.https) == (False, 1, True)
    assert config.trusted_hosts == ("a.vn", "b.vn")
    assert read(tmp_path, DATABASE_URL="sqlite:///x").database_url == "sqlite:///x"


@pytest.mark.parametrize(
    ("name", "value"), [("DEMO", "perhaps"), ("PROXIES", "one"), ("SECRET_KEY", "short")]
)
def test_a_wrong_setting_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read(tmp_path, **{name: value})


def test_without_a_secret_nothing_starts(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"secret\.py"):
        read(tmp_path, SECRET_KEY="")


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    make_secret(tmp_path / "new")
    file = tmp_path / "new" / "secret_key"
    made = file.read_text(encoding="ascii")
    make_secret(tmp_path / "new")
    assert file.read_text(encoding="ascii") == made
    assert from_environment({"INSTANCE": str(tmp_path / "new")}).secret_key == made
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
