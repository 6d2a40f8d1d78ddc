"""The settings, read from the environment once, into one frozen value."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
MIN_SECRET_BYTES = 32


class SettingError(Exception):
    """A setting is missing or wrong; the message says which one and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """Everything that differs between two installations."""

    database_url: str
    secret_key: str
    instance: Path
    demonstration: bool = True
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    https: bool = False
    print_workers: bool = True
    testing: bool = False


def from_environment(environment: Mapping[str, str] = os.environ) -> Config:
    """Read DATABASE_URL, SECRET_KEY, INSTANCE, DEMO, TRUSTED_HOSTS, PROXIES, HTTPS and PRINT_WORKERS.

    Raises SettingError naming the variable.
    """
    instance = Path(environment.get("INSTANCE", ROOT / "instance"))
    hosts = environment.get("TRUSTED_HOSTS", "")
    return Config(
        database_url=database_url(environment.get("DATABASE_URL", ""), instance),
        secret_key=_secret(environment.get("SECRET_KEY", ""), instance),
        instance=instance,
        demonstration=_switch(environment, "DEMO", default=True),
        trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        proxies=_whole(environment, "PROXIES"),
        https=_switch(environment, "HTTPS", default=False),
        print_workers=_switch(environment, "PRINT_WORKERS", default=True),
    )


def database_url(given: str, instance: Path) -> str:
    """The database: SQLite in the instance folder unless told otherwise; PostgreSQL through psycopg 3."""
    if not given:
        return f"sqlite:///{instance / 'ganh.sqlite'}"
    for plain in ("postgresql://", "postgres://"):
        if given.startswith(plain):
            return "postgresql+psycopg://" + given.removeprefix(plain)
    return given


def _secret(given: str, instance: Path) -> str:
    file = instance / "secret_key"
    secret = given or (file.read_text(encoding="ascii").strip() if file.exists() else "")
    if not secret:
        raise SettingError("There is no secret key: run `python scripts/secret.py`, or set SECRET_KEY.")
    if len(secret.encode()) < MIN_SECRET_BYTES:
        raise SettingError(f"SECRET_KEY must have at least {MIN_SECRET_BYTES} bytes.")
    return secret


def make_secret(instance: Path) -> None:
    """Write the secret key of an installation once, readable by its owner alone."""
    instance.mkdir(parents=True, exist_ok=True)
    file = instance / "secret_key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(MIN_SECRET_BYTES), encoding="ascii")


def _switch(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environment.get(name, "").lower()
    if value in {"on", "1", "yes", "true"}:
        return True
    if value in {"off", "0", "no", "false"}:
        return False
    if value:
        raise SettingError(f"{name} must be on or off, not {value!r}.")
    return default


def _whole(environment: Mapping[str, str], name: str) -> int:
    value = environment.get(name, "0")
    if not value.isdigit():
        raise SettingError(f"{name} must be a whole number, not {value!r}.")
    return int(value)
