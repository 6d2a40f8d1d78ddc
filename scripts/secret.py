"""Make the secret key of this installation, once, in the instance folder (INSTANCE)."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from config import ROOT, make_secret

if __name__ == "__main__" and not os.environ.get("SECRET_KEY"):
    make_secret(Path(os.environ.get("INSTANCE", ROOT / "instance")))
