"""What the tests need beside Python packages: PostgreSQL, Chromium, zbar and Node.

What is missing is installed where that can be done (Debian or Ubuntu, as root). What stays missing is said
loudly, with how to get it; under CI=true it is a failure. `python scripts/system.py` tells what there is.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import postgresql
from setup import setup
from shell import PYTHON, aside, environment, works

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_BROWSER_FILES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_PLAYWRIGHT_NODE = """
import pathlib, playwright
folder = pathlib.Path(playwright.__file__).parent / "driver"
print(next(str(folder / name) for name in ("node", "node.exe") if (folder / name).exists()))
"""


def find_browser() -> str | None:
    """CHROMIUM, else a browser of that family on the path or where its installer puts it."""
    names = (os.environ.get("CHROMIUM", ""), *_BROWSERS)
    found = (shutil.which(name) for name in names if name)
    files = (file for file in _BROWSER_FILES if Path(file).exists())
    return next((path for path in (*found, *files) if path), None)


def find_node() -> str | None:
    """The node on the path if it can run the tests, else the one that Playwright brings along."""
    node = shutil.which("node")
    if node and works(node, "--test", "--version"):
        return node
    asked = subprocess.run((PYTHON, "-c", _PLAYWRIGHT_NODE), capture_output=True, text=True, check=False)
    return asked.stdout.strip() or None


def find_zbar() -> str | None:
    """Whether the library that reads barcodes loads."""
    return "yes" if works(PYTHON, "-c", "import pyzbar.pyzbar") else None


def find_postgresql() -> str | None:
    """The address of a running server, else the folder of the programs that start one."""
    folder = postgresql.programs()
    return postgresql.running() or (str(folder) if folder else None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """One thing that the tests need, how it is found, and how a person gets it."""

    name: str
    find: Callable[[], str | None]
    debian: str
    elsewhere: str


NEEDS = (
    Need(
        name="PostgreSQL",
        find=find_postgresql,
        debian="postgresql",
        elsewhere="brew install postgresql, https://www.postgresql.org/download/, or TEST_POSTGRESQL=…",
    ),
    Need(
        name="Chromium",
        find=find_browser,
        debian="chromium",
        elsewhere="brew install --cask chromium, any Chrome or Edge, or CHROMIUM=<path>",
    ),
    Need(name="zbar", find=find_zbar, debian="libzbar0", elsewhere="brew install zbar"),
    Need(name="Node", find=find_node, debian="nodejs", elsewhere="https://nodejs.org (20 or later)"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """What was found by name, what was not, and the variables that tell the tests."""

    found: Mapping[str, str]
    missing: tuple[Need, ...]
    variables: Mapping[str, str]


@contextmanager
def prepared() -> Iterator[System]:
    """Find everything, install what can be installed, start PostgreSQL if needed and stop it at the end."""
    found = _find(NEEDS)
    lacking = [need for need in NEEDS if need.name not in found]
    if lacking and _apt_install([need.debian for need in lacking]):
        found |= _find(lacking)
    with ExitStack() as stack:
        variables = _variables(found, stack)
        missing = tuple(need for need in NEEDS if need.name not in found)
        _tell(found, missing)
        yield System(found=found, missing=missing, variables=variables)


def _find(needs: "tuple[Need, ...] | list[Need]") -> dict[str, str]:
    answers = {need.name: need.find() for need in needs}
    return {name: answer for name, answer in answers.items() if answer}


def _variables(found: dict[str, str], stack: ExitStack) -> dict[str, str]:
    variables = {}
    place = found.get("PostgreSQL")
    if place:
        if "://" not in place:
            place = stack.enter_context(postgresql.throw_away(Path(place)))
        found["PostgreSQL"] = variables["TEST_POSTGRESQL"] = place
    if "Chromium" in found:
        variables["CHROMIUM"] = found["Chromium"]
    return variables


def _apt_install(packages: list[str]) -> bool:
    """Install Debian packages where that is possible; False where it is not."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (root and shutil.which("apt-get")):
        return False
    aside(f"Installing {', '.join(packages)} …")
    quiet = environment(DEBIAN_FRONTEND="noninteractive")
    install = ("apt-get", "install", "--yes", "-qq", "--no-install-recommends", *packages)
    for command in (("apt-get", "update", "-qq"), install):
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    return not done.returncode


def _tell(found: Mapping[str, str], missing: tuple[Need, ...]) -> None:
    for name, place in found.items():
        aside(f"  {name:<12}{place}")
    for need in missing:
        aside(f"  MISSING     {need.name}: apt-get install {need.debian}; {need.elsewhere}")


if __name__ == "__main__":
    setup(dev=True)
    with prepared() as system:
        sys.exit(1 if system.missing and os.environ.get("CI") else 0)
