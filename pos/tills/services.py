"""Writing tills: made, given a one-time code, enrolled, retired."""

import secrets
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, insert, or_, select, update
from sqlalchemy.orm import Session

from core.audit.services import record
from core.db import insert_once, retried, transaction
from core.errors import DomainError, NotFound
from core.ids import new_id
from core.permissions import Actor
from inventory.locations.rules import LocationId, is_code
from pos.tills import queries
from pos.tills.models import Till
from pos.tills.queries import TillView, digest
from pos.tills.rules import CODE_LETTERS, ENROL_HOURS, NOTED_EVERY, TillId, TillKind, clean_code


class EnrolCodeWrong(DomainError):
    """The one-time code is wrong, used or too old."""

    code = "enrol_code_wrong"
    message = "This code is not valid. Ask the manager for a new one."


class TillCodeTaken(DomainError):
    """There is such a till already."""

    code = "till_code_taken"
    message = "There is already a till with the code %(code)s."


class TillCodeWrong(DomainError):
    """A code that would not be read back from a receipt number."""

    code = "till_code_wrong"
    message = "The code %(code)s must have 1 to 12 letters and digits."


@retried
def add_till(*, code: str, location_id: LocationId, actor: Actor, now: datetime) -> TillId:
    """Make a counter till; raises TillCodeWrong and TillCodeTaken."""
    if not is_code(code):
        raise TillCodeWrong(code=code)
    with transaction() as session:
        if session.scalar(select(Till.id).where(Till.code == code)):
            raise TillCodeTaken(code=code)
        till_id = TillId(new_id(now))
        _insert(session, till_id, code, location_id, TillKind.COUNTER)
        record(
            session, "till.added", subject_kind="till", subject_id=till_id, actor_id=actor.person_id, now=now
        )
        return till_id


def _insert(session: Session, till_id: TillId, code: str, location_id: LocationId, kind: TillKind) -> None:
    session.execute(insert(Till).values(id=till_id, code=code, location_id=location_id, kind=kind))


def ensure_import_till(
    session: Session, location_id: LocationId, location_code: str, now: datetime
) -> TillView:
    """The location's import till, made when it is first needed; no counter till has a code like its.

    It is held until the commit: two imports at once would number their sales alike.
    """
    held = select(Till.id).where(Till.location_id == location_id, Till.kind == TillKind.IMPORT)
    session.execute(held.with_for_update())
    known = queries.import_till(session, location_id)
    if known:
        return known
    code = f"{location_code}-NHAP"
    row = {"id": new_id(now), "code": code, "location_id": location_id, "kind": TillKind.IMPORT}
    insert_once(session, Till, row)
    return queries.by_code(session, code)


def give_code(*, till_id: TillId, actor: Actor, now: datetime) -> str:
    """A new one-time code for enrolling a browser as this till, valid for a day; raises NotFound."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(8))
    with transaction() as session:
        giving = (
            update(Till)
            .where(Till.id == till_id, Till.kind == TillKind.COUNTER, Till.retired_at.is_(None))
            .values(enrol_code_sha256=digest(code), enrol_until=now + timedelta(hours=ENROL_HOURS))
        )
        if cast("CursorResult[Any]", session.execute(giving)).rowcount != 1:
            raise NotFound
        record(
            session,
            "till.code_given",
            subject_kind="till",
            subject_id=till_id,
            actor_id=actor.person_id,
            now=now,
        )
    return f"{code[:4]}-{code[4:]}"


def enrol(*, code: str, now: datetime) -> tuple[TillView, str]:
    """Turn a one-time code into the till's credential; raises EnrolCodeWrong. An older browser's ends."""
    with transaction() as session:
        wanted = digest(clean_code(code))
        till_id = session.scalar(
            select(Till.id).where(
                Till.enrol_code_sha256 == wanted, Till.enrol_until > now, Till.retired_at.is_(None)
            )
        )
        if till_id is None:
            raise EnrolCodeWrong
        return _enrol(session, till_id, now)


def enrol_demonstration(*, till_code: str, now: datetime) -> tuple[TillView, str]:
    """Enrol without a code; the route allows it in the demonstration shop only. Raises NotFound."""
    with transaction() as session:
        return _enrol(session, queries.by_code(session, till_code).id, now)


def _enrol(session: Session, till_id: UUID, now: datetime) -> tuple[TillView, str]:
    credential = secrets.token_urlsafe(32)
    session.execute(
        update(Till)
        .where(Till.id == till_id)
        .values(credential_sha256=digest(credential), enrol_code_sha256=None, enrol_until=None, seen_at=now)
    )
    record(
        session,
        "till.enrolled",
        subject_kind="till",
        subject_id=till_id,
        actor_id=None,
        till_id=till_id,
        now=now,
    )
    found = queries.by_credential(session, credential)
    if found is None:
        raise NotFound
    return found, credential


def touch(*, till_id: TillId, now: datetime) -> None:
    """Note that a till is there, unless that was noted a moment ago."""
    long_ago = or_(Till.seen_at.is_(None), Till.seen_at < now - NOTED_EVERY)
    with transaction() as session:
        session.execute(update(Till).where(Till.id == till_id, long_ago).values(seen_at=now))


def retire(*, till_id: TillId, actor: Actor, now: datetime) -> None:
    """End a till: its credential is worth nothing from now on; raises NotFound."""
    with transaction() as session:
        ending = (
            update(Till)
            .where(Till.id == till_id, Till.retired_at.is_(None))
            .values(retired_at=now, retired_by=actor.person_id, credential_sha256=None)
        )
        if cast("CursorResult[Any]", session.execute(ending)).rowcount != 1:
            raise NotFound
        record(
            session,
            "till.retired",
            subject_kind="till",
            subject_id=till_id,
            actor_id=actor.person_id,
            now=now,
        )
