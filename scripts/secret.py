"""Make the secret key of this installation, once."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from config import ROOT, make_secret  # noqa: E402 - the path above makes it importable

if __name__ == "__main__":
    make_secret(ROOT / "instance")
