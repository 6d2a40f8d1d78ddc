"""Whether a text is plausible Vietnamese: the judge between encodings.

Every Vietnamese syllable is an onset, a vowel with at most one tone and perhaps a final; text decoded with
the wrong table breaks that rule at once.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\x00-@\[-`{-\x7f\s“”‘’–—…·•°×½¼¾ ]+")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdđghklmnpqrstvx])?"
    "(?:uyê|uya|iê|yê|ia|ya|uô|ua|ươ|ưa|oa|oă|oe|uâ|uê|uơ|uy|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnptiuoy])?"
)
_SAMPLE_WORDS = 5_000
_LONGEST = 12
"""Letters and marks: nghiêng has seven letters; whatever is longer is not worth the work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """How many words with letters beyond ASCII are, and are not, Vietnamese syllables."""

    good: int
    bad: int

    @property
    def score(self) -> int:
        """The higher, the likelier; a broken word weighs twice."""
        return self.good - 2 * self.bad


def judge(text: str) -> Judgement:
    """Judge the first few thousand words that have letters beyond ASCII."""
    words = islice(_foreign_words(text), _SAMPLE_WORDS)
    verdicts = [is_syllable(word) for word in words]
    return Judgement(good=sum(verdicts), bad=len(verdicts) - sum(verdicts))


def _foreign_words(text: str) -> Iterable[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and any(character.isalpha() for character in word):
            yield word


def is_syllable(word: str) -> bool:
    """Whether a word has the build of a Vietnamese syllable."""
    if len(word) > _LONGEST:
        return False
    letters, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)) is not None
