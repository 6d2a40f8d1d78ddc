"""Codes that a house gives to its things one after the other: SP0001, SP0002."""

import re
from collections import Counter
from collections.abc import Iterable

MOST_IN_CODE = 40
_NUMBERED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def next_code(taken: Iterable[str], first: str) -> str:
    """The code that goes on with the pattern of most of those taken; `first` where they have none.

    A pattern is what stands before the figures at the end, and how many figures there are: after SP0099 comes
    SP0100, after SP9999 comes SP10000.
    """
    numbered = [found.groups() for code in taken if (found := _NUMBERED.fullmatch(code))]
    if not numbered:
        return first
    prefix = min(Counter(before for before, _ in numbered).items(), key=lambda item: (-item[1], item[0]))[0]
    figures = [digits for before, digits in numbered if before == prefix]
    number = max(map(int, figures)) + 1
    return f"{prefix}{number:0{max(map(len, figures))}d}"


def is_code(text: str) -> bool:
    """Whether papers, addresses and file names can carry a code: 1 to 40 letters, figures and . _ -"""
    plain = text.replace(".", "").replace("_", "").replace("-", "")
    return 1 <= len(text) <= MOST_IN_CODE and plain.isalnum()
