"""Importing products, known by their own code. Another price or commission is a new row from now on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import transaction
from inventory.agreements import queries as agreement_queries
from inventory.agreements import services as agreements
from inventory.agreements.rules import ALL_GOODS, Agreement, AgreementId, agreement_at, scopes_for, term_at
from inventory.agreements.services import NewTerm
from inventory.certificates import services as certificates
from inventory.certificates.services import NewCertificate
from inventory.imports.reading.reader import Reading, Record
from inventory.imports.reading.values import Unreadable
from inventory.imports.rules import (
    BarcodeTaken,
    CodeMalformed,
    Imported,
    NoAgreement,
    Order,
    Tally,
    TwiceInFile,
    UnknownSet,
    is_sound_code,
    twice,
)
from inventory.imports.services.batches import record_batch
from inventory.imports.services.known import Book, KnownProduct
from inventory.imports.services.owners import Owners, owner_or_reason
from inventory.products import services
from inventory.products.rules import ProductId, VatClass
from inventory.products.services import NewPrice, NewProduct


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row with its producer's key, its product set, and the product that has its code, if any."""

    record: Record
    owner: str
    set_code: str | None
    known: KnownProduct | None


def import_products(reading: Reading, order: Order) -> Imported:
    """Import a file of products; nothing is written when any row is refused."""
    with transaction() as session:
        tally = Tally(reading=reading)
        owners = Owners(session, creates=order.creates_producers)
        book = Book(session, reading.records, calendar_day(order.now))
        rows = _rows(tally, owners, book)
        held = agreement_queries.agreements_of(session, owners.all_known([row.owner for row in rows]))
        work = _Work(order=order, owners=owners, book=book, held=held)
        for row in rows:
            work.refuse_commission(tally, row)
            tally.counts[work.fate(row)] += 1
        imported = tally.imported()
        if imported.is_good and not order.dry_run:
            work.write(session, rows)
            record_batch(session, "products", reading, imported, order)
        return imported


def _rows(tally: Tally, owners: Owners, book: Book) -> list[_Row]:
    records = tally.reading.records
    for name in ("code", "barcode"):
        for record in twice(records, lambda r, name=name: r.text(name)):  # type: ignore[misc]
            tally.reject(record, name, TwiceInFile())
    rows = []
    for record in records:
        owner = owner_or_reason(owners, record)
        if isinstance(owner, Unreadable):
            tally.reject(record, "producer" if record.text("producer") else "producer_name", owner)
            continue
        _refuse(tally, record, book)
        set_code = book.set_code(record.text("set"))
        rows.append(
            _Row(record=record, owner=owner, set_code=set_code, known=book.products.get(record.text("code")))
        )
    return rows


def _refuse(tally: Tally, record: Record, book: Book) -> None:
    if not is_sound_code(record.text("code")):
        tally.reject(record, "code", CodeMalformed())
    if record.text("set") and book.set_code(record.text("set")) is None:
        tally.reject(record, "set", UnknownSet())
    if book.belongs_to_another(record.text("barcode"), record.text("code")):
        tally.reject(record, "barcode", BarcodeTaken())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """What one import of products knows: the order, the producers, the goods, the agreements."""

    order: Order
    owners: Owners
    book: Book
    held: dict[Any, tuple[Agreement, ...]]

    def fate(self, row: _Row) -> str:
        """What becomes of a row."""
        if row.known is None:
            return "created"
        return "updated" if self._changed(row, row.known) else "unchanged"

    def _changed(self, row: _Row, known: KnownProduct) -> bool:
        return bool(
            self._fields(row, known)
            or self._new_price(row, known)
            or self._new_barcode(row, known)
            or self._new_stars(row, known)
            or self._new_rate(row)
        )

    def _fields(self, row: _Row, known: KnownProduct) -> dict[str, Any]:
        """The fields that the file has and that differ; an empty cell says nothing."""
        told: dict[str, Any] = {
            "name": row.record.text("name"),
            "unit_text": row.record.text("unit"),
            "set_code": row.set_code,
            "vat_class": VatClass(row.record.text("vat")) if row.record.text("vat") else None,
            "producer_id": self.owners.known_id(row.owner),
        }
        return {name: value for name, value in told.items() if value and value != getattr(known, name)}

    def _new_price(self, row: _Row, known: KnownProduct) -> bool:
        return row.record.whole("price") not in {None, known.price_dong}

    def _new_barcode(self, row: _Row, known: KnownProduct) -> bool:
        return bool(row.record.text("barcode")) and row.record.text("barcode") not in known.barcodes

    def _new_stars(self, row: _Row, known: KnownProduct) -> bool:
        return bool(row.record.whole("stars")) and row.record.whole("stars") != known.stars

    def _agreement(self, row: _Row) -> Agreement | None:
        producer_id = self.owners.known_id(row.owner)
        return agreement_at(self.held.get(producer_id, ()), self.order.now)

    def refuse_commission(self, tally: Tally, row: _Row) -> None:
        """A commission needs an agreement to stand in; producers that are made get one."""
        told = row.record.whole("commission") is not None
        if told and self.owners.known_id(row.owner) and self._agreement(row) is None:
            tally.reject(row.record, "commission", NoAgreement())

    def _new_rate(self, row: _Row) -> bool:
        """Whether the file tells another commission than the term that holds for the product now."""
        rate, agreement = row.record.whole("commission"), self._agreement(row)
        if rate is None or agreement is None or row.known is None:
            return False
        scopes = scopes_for(row.known.id, row.set_code or row.known.set_code, "")
        term = term_at(agreement.terms, self.order.now, scopes)
        return term is None or term.rate_bp != rate

    def write(self, session: Session, rows: Sequence[_Row]) -> None:
        """Write everything: producers, products, prices, barcodes, stars, terms."""
        self.owners.make(session, self.order)
        new = [row for row in rows if row.known is None]
        ids = self._write_new(session, new)
        self._write_stars(session, [(i, row) for i, row in zip(ids, new, strict=True)])
        self._write_terms(session, [(i, row) for i, row in zip(ids, new, strict=True)])
        for done, row in enumerate(rows, 1):
            if row.known:
                self._update(session, row, row.known)
            self.order.progress(done, len(rows))

    def _write_new(self, session: Session, new: Sequence[_Row]) -> list[ProductId]:
        products = [self._new(row) for row in new]
        order = self.order
        return services.store(
            session, products, valid_from=order.valid_from, actor=order.actor, now=order.now
        )

    def _new(self, row: _Row) -> NewProduct:
        record = row.record
        return NewProduct(
            code=record.text("code"),
            name=record.text("name"),
            name_en=record.text("name_en"),
            producer_id=self.owners.id_of(row.owner),
            unit_price_dong=record.whole("price"),
            vat_class=VatClass(record.text("vat") or VatClass.EIGHT),
            barcodes=(record.text("barcode"),) if record.text("barcode") else (),
            unit_text=record.text("unit"),
            set_code=row.set_code,
        )

    def _write_stars(self, session: Session, rows: Sequence[tuple[ProductId, _Row]]) -> None:
        """A certificate from today for goods whose stars are told: the paper itself can be added later."""
        new = [
            NewCertificate(product_id=product_id, stars=stars, decided_on=calendar_day(self.order.now))
            for product_id, row in rows
            if (stars := row.record.whole("stars"))
        ]
        certificates.store(session, new, actor=self.order.actor, now=self.order.now)

    def _write_terms(self, session: Session, rows: Sequence[tuple[ProductId, _Row]]) -> None:
        """A term of its own for each product whose commission is not that of all the producer's goods."""
        ids = {self.owners.id_of(row.owner) for _, row in rows if row.record.whole("commission") is not None}
        held = agreement_queries.agreements_of(session, ids)
        terms: list[tuple[AgreementId, NewTerm, Any]] = []
        for product_id, row in rows:
            rate = row.record.whole("commission")
            found = held.get(self.owners.id_of(row.owner), ())
            agreement = agreement_at(found, self.order.now) or (found[-1] if found else None)
            if rate is None or agreement is None:
                continue
            general = term_at(agreement.terms, self.order.now, [ALL_GOODS])
            if general is None or general.rate_bp != rate:
                term = agreements.like(general, rate_bp=rate, scope=f"product:{product_id}")
                terms.append((agreement.id, term, self._term_from(row)))
        agreements.store_terms(session, terms, actor=self.order.actor, now=self.order.now)

    def _term_from(self, row: _Row) -> Any:
        return self.order.now if row.known else self.order.valid_from

    def _update(self, session: Session, row: _Row, known: KnownProduct) -> None:
        order = self.order
        changed = self._fields(row, known)
        if changed:
            services.change(session, known.id, changed, actor=order.actor, now=order.now)
        price = row.record.whole("price")
        if price is not None and self._new_price(row, known):
            new = NewPrice(product_id=known.id, unit_price_dong=price, valid_from=order.now)
            services.set_prices(session, [new], actor=order.actor, now=order.now)
        if self._new_barcode(row, known):
            services.add_barcodes(session, [(known.id, row.record.text("barcode"))])
        if self._new_stars(row, known):
            certificates.replace(session, known.id, calendar_day(order.now), actor=order.actor, now=order.now)
            self._write_stars(session, [(known.id, row)])
        if self._new_rate(row):
            self._change_rate(session, row, known)

    def _change_rate(self, session: Session, row: _Row, known: KnownProduct) -> None:
        agreement, rate = self._agreement(row), row.record.whole("commission")
        if agreement is None or rate is None:
            return
        general = term_at(agreement.terms, self.order.now, [ALL_GOODS])
        term = agreements.like(general, rate_bp=rate, scope=f"product:{known.id}")
        agreements.store_terms(
            session, [(agreement.id, term, self.order.now)], actor=self.order.actor, now=self.order.now
        )
