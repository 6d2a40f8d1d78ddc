"""The program as one process serves it: the web, and the print workers beside it."""

from pathlib import Path

import pytest
from flask import Flask

import config as config_module
import wsgi
from config import Config
from printing.jobs import worker
from tests.conftest import SECRET


@pytest.mark.parametrize("print_workers", [True, False])
def test_the_server_prints_unless_it_is_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, print_workers: bool
) -> None:
    config = Config(
        database_url=f"sqlite:///{tmp_path / 'ganh.sqlite'}",
        secret_key=SECRET,
        instance=tmp_path,
        print_workers=print_workers,
    )
    started: list[Flask] = []
    monkeypatch.setattr(config_module, "from_environment", lambda: config)
    monkeypatch.setattr(worker, "start_beside_server", started.append)
    app = wsgi.create_server()
    assert started == ([app] if print_workers else [])
