"""The faces in PDF: embedded, as subsets."""

from threading import Lock

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from printing.typefaces.faces import Face, path_of

# A PDF may hold any bytes; written as letters they are a quarter more, and a tenth of the time goes into it.
rl_config.useA85 = 0

_lock = Lock()


def register() -> None:
    """Make the faces known to reportlab, once per process; <b> in a paragraph means the bold one."""
    with _lock:
        if Face.REGULAR in pdfmetrics.getRegisteredFontNames():
            return
        for face in Face:
            pdfmetrics.registerFont(TTFont(str(face), str(path_of(face))))
        for italic in (0, 1):
            addMapping(str(Face.REGULAR), 0, italic, str(Face.REGULAR))
            addMapping(str(Face.REGULAR), 1, italic, str(Face.BOLD))
