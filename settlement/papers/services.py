"""The stored paper: made once from the frozen rows, then served for ever with the same bytes."""

from datetime import datetime

from core.db import db, end_read
from core.files.services import content_of
from core.permissions import Actor
from settlement.papers import queries
from settlement.papers.pdf import statement_pdf
from settlement.statements.services import keep_paper


def stored_pdf(*, number: str, scope: Actor, now: datetime) -> bytes:
    """The PDF of an issued statement; rendered and stored when it is asked for the first time."""
    session = db.session()
    content = queries.content(session, number, scope=scope)
    file_id = content.statement.pdf_id
    if file_id is None:
        end_read()  # drawing a long paper takes seconds
        pdf = statement_pdf(content)
        file_id = keep_paper(statement_id=content.statement.id, content=pdf, now=now)
    return content_of(session, file_id)
