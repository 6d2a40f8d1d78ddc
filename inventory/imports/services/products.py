"""Importing products, known by their own code. Another price or commission is a new row from now on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from core.clock import calendar_day
from core.db import retried, transaction
from inventory.agreements import queries as agreement_queries
from inventory.agreements import services as agreements
from inventory.agreements.rules import Agreement, AgreementId, scopes_for, term_at
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
    OtherProducersGoods,
    Tally,
    TwiceInFile,
    UnknownSet,
    is_sound_code,
    twice,
    twice_shared,
)
from inventory.imports.services.batches import record_batch
from inventory.imports.services.deals import A_MOMENT, RIGHT_AFTER, changed_from, deal_of, looked_at
from inventory.imports.services.known import Book, KnownProduct, same
from inventory.imports.services.owners import Owners, owner_or_reason
from inventory.products import services
from inventory.products.rules import ENGLISH, ProductId, Unit, VatClass
from inventory.products.services import NewPrice, NewProduct

_BATCH = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A row with its producer's key, its product set, and the product that has its code, if any."""

    record: Record
    owner: str
    set_code: str | None
    known: KnownProduct | None


@retried
def import_products(reading: Reading, order: Order) -> Imported:
    """Import a file of products; nothing is written when any row is refused."""
    with transaction() as session:
        tally = Tally(reading=reading)
        owners = Owners(session, creates=order.creates_producers)
        today, at = calendar_day(order.now), order.begins + A_MOMENT
        book = Book(session, reading.records, today=today, at=at)
        rows = _rows(tally, owners, book)
        held = agreement_queries.agreements_of(session, owners.all_known([row.owner for row in rows]))
        work = _Work(order=order, owners=owners, book=book, held=held)
        for row in rows:
            work.refuse(tally, row)
            tally.counts[work.fate(row)] += 1
        imported = tally.imported()
        if imported.is_good and not order.dry_run:
            work.write(session, rows)
            record_batch(session, "products", reading, imported, order)
        return imported


def _rows(tally: Tally, owners: Owners, book: Book) -> list[_Row]:
    records = tally.reading.records
    for record in twice(records, lambda r: r.text("code")):
        tally.reject(record, "code", TwiceInFile())
    for record in twice_shared(records, lambda r: {same(code) for code in r.codes("barcode")}):
        tally.reject(record, "barcode", TwiceInFile())
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
    if any(book.belongs_to_another(code, record.text("code")) for code in record.codes("barcode")):
        tally.reject(record, "barcode", BarcodeTaken())


def _unit_text(record: Record, unit: Unit) -> str:
    """What the goods are counted in, unless it is the program's own word for it, as exports have it."""
    told = record.text("unit").strip()
    return "" if told == unit else told


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
            or self._new_prices(row, known)
            or self._new_barcodes(row, known)
            or self._new_english(row, known)
            or self._new_stars(row, known)
            or self._new_term(row, known)
        )

    def _fields(self, row: _Row, known: KnownProduct) -> dict[str, Any]:
        """The fields that the file has and that differ; an empty cell says nothing."""
        told: dict[str, Any] = {
            "name": row.record.text("name"),
            "unit_text": _unit_text(row.record, known.unit),
            "set_code": row.set_code,
            "vat_class": VatClass(row.record.text("vat")) if row.record.text("vat") else None,
        }
        return {name: value for name, value in told.items() if value and value != getattr(known, name)}

    def _new_prices(self, row: _Row, known: KnownProduct) -> list[NewPrice]:
        """Another price than the one that holds then, right after that."""
        price, begins = row.record.whole("price"), self.order.begins
        if price is None or price == known.price_dong:
            return []
        valid_from = max(begins, known.priced_from + RIGHT_AFTER) if known.priced_from else begins
        return [NewPrice(product_id=known.id, unit_price_dong=price, valid_from=valid_from)]

    def _new_barcodes(self, row: _Row, known: KnownProduct) -> list[str]:
        return [code for code in row.record.codes("barcode") if code not in known.barcodes]

    def _new_english(self, row: _Row, known: KnownProduct) -> bool:
        return row.record.text("name_en") not in {"", known.name_en}

    def _new_stars(self, row: _Row, known: KnownProduct) -> bool:
        return bool(row.record.whole("stars")) and row.record.whole("stars") != known.stars

    def _agreement(self, row: _Row) -> Agreement | None:
        producer_id = self.owners.known_id(row.owner)
        return deal_of(self.held, producer_id, self.order) if producer_id else None

    def refuse(self, tally: Tally, row: _Row) -> None:
        """Goods stay their owner's; a commission needs an agreement, which producers that are made get."""
        if row.known and row.known.producer_id != self.owners.known_id(row.owner):
            name = "producer" if row.record.text("producer") else "producer_name"
            tally.reject(row.record, name, OtherProducersGoods())
        told = row.record.whole("commission") is not None
        if told and self.owners.known_id(row.owner) and self._agreement(row) is None:
            tally.reject(row.record, "commission", NoAgreement())

    def _new_term(self, row: _Row, known: KnownProduct) -> tuple[Agreement, NewTerm] | None:
        """The agreement, and the product's own term in it if the file tells another commission."""
        rate, agreement = row.record.whole("commission"), self._agreement(row)
        if rate is None or agreement is None:
            return None
        scopes = scopes_for(known.id, row.set_code or known.set_code, "")
        term = term_at(agreement.terms, looked_at(agreement, self.order), scopes)
        if term and term.rate_bp == rate:
            return None
        return agreement, agreements.like(term, rate_bp=rate, scope=f"product:{known.id}")

    def write(self, session: Session, rows: Sequence[_Row]) -> None:
        """Write everything: producers, products, prices, barcodes, stars, terms."""
        self.owners.make(session, self.order)
        new = [row for row in rows if row.known is None]
        self._write_new(session, new, len(rows))
        known = ((row, row.known) for row in rows if row.known)
        for done, (row, product) in enumerate(known, len(new) + 1):
            self._update(session, row, product)
            self.order.progress(done, len(rows))

    def _write_new(self, session: Session, new: Sequence[_Row], total: int) -> None:
        """Some thousand at a time, so that the statements of a large file do not all wait in memory."""
        order = self.order
        for start in range(0, len(new), _BATCH):
            part = new[start : start + _BATCH]
            products = [self._new(row) for row in part]
            ids = services.store(
                session, products, valid_from=order.valid_from, actor=order.actor, now=order.now
            )
            rows = list(zip(ids, part, strict=True))
            self._write_stars(session, rows)
            self._write_terms(session, rows)
            order.progress(start + len(part), total)

    def _new(self, row: _Row) -> NewProduct:
        record = row.record
        return NewProduct(
            code=record.text("code"),
            name=record.text("name"),
            name_en=record.text("name_en"),
            producer_id=self.owners.id_of(row.owner),
            unit_price_dong=record.whole("price"),
            vat_class=VatClass(record.text("vat") or VatClass.EIGHT),
            barcodes=record.codes("barcode"),
            unit_text=_unit_text(record, Unit.PIECE),
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
            deal = deal_of(held, self.owners.id_of(row.owner), self.order)
            if rate is None or deal is None:
                continue
            scopes = scopes_for(product_id, row.set_code, "")
            general = term_at(deal.terms, looked_at(deal, self.order), scopes)
            if general is None or general.rate_bp != rate:
                term = agreements.like(general, rate_bp=rate, scope=f"product:{product_id}")
                terms.append((deal.id, term, self.order.valid_from))
        agreements.store_terms(session, terms, actor=self.order.actor, now=self.order.now)

    def _update(self, session: Session, row: _Row, known: KnownProduct) -> None:
        order = self.order
        changed = self._fields(row, known)
        if changed:
            services.change(session, known.id, changed, actor=order.actor, now=order.now)
        services.set_prices(session, self._new_prices(row, known), actor=order.actor, now=order.now)
        services.add_barcodes(session, [(known.id, code) for code in self._new_barcodes(row, known)])
        if self._new_english(row, known):
            services.set_text(session, known.id, ENGLISH, row.record.text("name_en"))
        if self._new_stars(row, known):
            certificates.replace(session, known.id, calendar_day(order.now), actor=order.actor, now=order.now)
            self._write_stars(session, [(known.id, row)])
        told = self._new_term(row, known)
        if told:
            agreement, term = told
            begun = changed_from(agreement, order, term.scope)
            agreements.store_terms(session, [(agreement.id, term, begun)], actor=order.actor, now=order.now)
