"""Importing producers: known by code, else by tax code. A commission makes the agreement, or a new term."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.db import retried, transaction
from inventory.agreements import queries as agreement_queries
from inventory.agreements import services as agreements
from inventory.agreements.rules import ALL_GOODS, Agreement, term_at
from inventory.agreements.services import NewAgreement, NewTerm
from inventory.imports.reading.reader import Reading, Record
from inventory.imports.rules import (
    CodeMalformed,
    Imported,
    Order,
    Tally,
    TaxCodeDiffers,
    TwiceInFile,
    is_sound_code,
    twice,
)
from inventory.imports.services.accounts import Account, Accounts, account_of
from inventory.imports.services.batches import record_batch
from inventory.imports.services.deals import changed_from, deal_of, looked_at
from inventory.producers import queries, services
from inventory.producers.queries import ProducerView
from inventory.producers.rules import EntityType, ProducerId
from inventory.producers.services import NewProducer

_TEXTS = ("name", "entity_type", "tax_code", "phone", "email", "address")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A row, the account that it names, and the producer that it is about, if there is one yet."""

    record: Record
    known: ProducerView | None
    account: Account | None


@retried
def import_producers(reading: Reading, order: Order) -> Imported:
    """Import a file of producers; nothing is written when any row is refused."""
    with transaction() as session:
        tally = Tally(reading=reading)
        found = _match(session, tally)
        held = agreement_queries.agreements_of(session, [f.known.id for f in found if f.known])
        accounts = queries.accounts_of_all(session)
        for row in found:
            tally.counts[_fate(row, held, accounts, order)] += 1
        imported = tally.imported()
        if imported.is_good and not order.dry_run:
            _write(session, found, held, accounts, order)
            record_batch(session, "producers", reading, imported, order)
        return imported


def _match(session: Session, tally: Tally) -> list[_Found]:
    records = tally.reading.records
    for name in ("code", "tax_code"):
        for record in twice(records, lambda r, name=name: r.text(name)):  # type: ignore[misc]
            tally.reject(record, name, TwiceInFile())
    everybody = queries.everybody(session)
    by_code = {known.code: known for known in everybody}
    by_tax = {known.tax_code: known for known in everybody if known.tax_code}
    found = []
    for record in records:
        code, tax = by_code.get(record.text("code")), by_tax.get(record.text("tax_code"))
        if code and tax and code.id != tax.id:
            tally.reject(record, "tax_code", TaxCodeDiffers())
        if not is_sound_code(record.text("code")):
            tally.reject(record, "code", CodeMalformed())
        found.append(_Found(record=record, known=code or tax, account=account_of(record, tally)))
    return found


def _fate(
    row: _Found,
    held: dict[ProducerId, tuple[Agreement, ...]],
    accounts: Accounts,
    order: Order,
) -> str:
    if row.known is None:
        return "created"
    new_account = _new_account(row, accounts)
    changed = _changed(row.record, row.known) or new_account or _terms(row.record, row.known, held, order)
    return "updated" if changed else "unchanged"


def _changed(record: Record, known: ProducerView) -> dict[str, Any]:
    """The texts that the file has and that differ; an empty cell says nothing."""
    told = {name: record.text(name) for name in _TEXTS if record.text(name)}
    return {name: value for name, value in told.items() if value != str(getattr(known, name))}


def _new_account(row: _Found, accounts: Accounts) -> bool:
    return bool(row.account and row.known and row.account not in accounts.get(row.known.id, set()))


def _terms(
    record: Record, known: ProducerView, held: dict[ProducerId, tuple[Agreement, ...]], order: Order
) -> dict[str, int]:
    """What the file changes of the agreement in force: commission or hold days."""
    deal = deal_of(held, known.id, order)
    told = {name: record.whole(name) for name in ("commission_bp", "hold_days")}
    if deal is None and told["commission_bp"] is None:
        return {}  # hold days belong to an agreement, and nothing here makes one
    now = _in_force(deal, order) if deal else {}
    return {name: value for name, value in told.items() if value is not None and now.get(name) != value}


def _in_force(deal: Agreement, order: Order) -> dict[str, int | None]:
    term = term_at(deal.terms, looked_at(deal, order), [ALL_GOODS])
    return {"commission_bp": term.rate_bp if term else None, "hold_days": deal.hold_days}


def _write(
    session: Session,
    found: list[_Found],
    held: dict[ProducerId, tuple[Agreement, ...]],
    accounts: Accounts,
    order: Order,
) -> None:
    new = [row for row in found if row.known is None]
    ids = services.store(session, [_new(row.record) for row in new], actor=order.actor, now=order.now)
    _open_agreements(session, list(zip(ids, [row.record for row in new], strict=True)), order)
    for producer_id, row in zip(ids, new, strict=True):
        _propose(session, producer_id, row, order, is_first=True)
    for done, row in enumerate(found, 1):
        if row.known:
            _update(session, row, row.known, held, accounts, order)
        order.progress(done, len(found))


def _new(record: Record) -> NewProducer:
    return NewProducer(
        code=record.text("code"),
        name=record.text("name"),
        entity_type=EntityType(record.text("entity_type") or EntityType.OTHER),
        tax_code=record.text("tax_code"),
        phone=record.text("phone"),
        email=record.text("email"),
        address=record.text("address"),
    )


def _open_agreements(session: Session, pairs: list[tuple[ProducerId, Record]], order: Order) -> None:
    """An agreement for each producer whose commission is known."""
    new = [
        NewAgreement(
            producer_id=producer_id,
            number=f"HĐ-{record.text('code')}",
            valid_from=order.valid_from,
            term=NewTerm(rate_bp=rate),
            hold_days=record.whole("hold_days") or 0,
        )
        for producer_id, record in pairs
        if (rate := _rate(record, order)) is not None
    ]
    agreements.store(session, new, actor=order.actor, now=order.now)


def _rate(record: Record, order: Order) -> int | None:
    told = record.whole("commission_bp")
    return order.create_bp if told is None else told


def _propose(session: Session, producer_id: ProducerId, row: _Found, order: Order, *, is_first: bool) -> None:
    """The account of a new producer is approved with the file; a changed one waits for another person."""
    if row.account is None:
        return
    bank_bin, account_no = row.account
    account_id = services.propose_account(
        session,
        producer_id,
        bank_bin=bank_bin,
        account_no=account_no,
        holder=row.record.text("name") or row.record.text("code"),
        actor=order.actor,
        now=order.now,
    )
    if is_first:
        services.approve_account(session, account_id, actor=order.actor, now=order.now)


def _update(
    session: Session,
    row: _Found,
    known: ProducerView,
    held: dict[ProducerId, tuple[Agreement, ...]],
    accounts: Accounts,
    order: Order,
) -> None:
    changed = _changed(row.record, known)
    if changed:
        services.change(session, known.id, changed, actor=order.actor, now=order.now)
    if _new_account(row, accounts):
        _propose(session, known.id, row, order, is_first=not accounts.get(known.id))
    terms = _terms(row.record, known, held, order)
    if not terms:
        return
    deal = deal_of(held, known.id, order)
    if deal is None:
        _open_agreements(session, [(known.id, row.record)], order)
        return
    if "hold_days" in terms:
        agreements.change_hold_days(session, deal.id, terms["hold_days"], actor=order.actor, now=order.now)
    if "commission_bp" in terms:
        last = term_at(deal.terms, looked_at(deal, order), [ALL_GOODS])
        term = agreements.like(last, rate_bp=terms["commission_bp"])
        begun = changed_from(deal, order, term.scope)
        agreements.store_terms(session, [(deal.id, term, begun)], actor=order.actor, now=order.now)
