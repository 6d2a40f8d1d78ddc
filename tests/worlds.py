"""A small showroom for tests: Hoa's shrimp and honey at KG, sold at the till KG01 by Minh."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.ids import new_id
from core.money import RoundingMode
from core.permissions import SYSTEM_PERSON_ID, Actor
from core.text import search_key
from inventory.agreements.models import AgreementRow, TermRow
from inventory.agreements.rules import TermKind
from inventory.locations.models import Location
from inventory.locations.rules import LocationId, LocationKind
from inventory.producers.models import Producer
from inventory.producers.rules import ProducerId
from inventory.products.models import Barcode, PriceRow, Product
from inventory.products.rules import ProductId, VatClass
from inventory.stock.models import Lot, StockBalance, StockMovement
from pos.checkout.rules import Place
from pos.shifts.rules import ShiftOpened
from pos.tills.models import Till
from pos.tills.rules import TillId, TillKind

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def key(number: int) -> UUID:
    """A fixed id of the tests."""
    return UUID(int=0x0000_0000_0000_7000_8000_0000_0001_0000 + number)


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """The ids of the small showroom."""

    location_id: LocationId
    till_id: TillId
    hoa: ProducerId
    shrimp: ProductId
    honey: ProductId
    cashier_id: UUID

    @property
    def place(self) -> Place:
        """The till as a sale knows it."""
        return Place(
            till_id=self.till_id,
            till_code="KG01",
            location_id=self.location_id,
            location_code="KG",
            day_ends_minutes=0,
            cash_rounding_dong=0,
            cash_rounding_mode=RoundingMode.NEAREST,
        )

    @property
    def shift(self) -> ShiftOpened:
        """The shift that the tests sell in."""
        return ShiftOpened(
            id=key(90),
            opened_at=datetime(2026, 11, 24, 0, 0, tzinfo=UTC),
            cashier_id=self.cashier_id,
            float_dong=500_000,
        )


def make_world(session: Session, cashier: Actor) -> World:
    """Put the showroom into the books: two goods at 18 %, 20 pieces each in stock."""
    world = World(
        location_id=LocationId(key(1)),
        till_id=TillId(key(2)),
        hoa=ProducerId(key(3)),
        shrimp=ProductId(key(4)),
        honey=ProductId(key(5)),
        cashier_id=cashier.person_id,
    )
    place = {
        "id": world.location_id,
        "code": "KG",
        "name": "Showroom Rạch Giá",
        "kind": LocationKind.SHOWROOM,
    }
    session.execute(insert(Location).values(**place))
    session.execute(
        insert(Till).values(
            id=world.till_id, code="KG01", location_id=world.location_id, kind=TillKind.COUNTER
        )
    )
    session.execute(
        insert(Producer).values(
            id=world.hoa, code="P0001", name="Hộ Hoa", search_key="ho hoa", commune="An Biên"
        )
    )
    add_agreement(session, world.hoa, key(10), rate_bp=1800)
    add_goods(session, world, world.shrimp, "TOM", "Tôm khô đất loại 1", 185_000, "8938500001000")
    add_goods(session, world, world.honey, "MAT", "Mật ong rừng tràm", 240_000, "8938500001376")
    session.commit()
    return world


def add_agreement(session: Session, producer_id: ProducerId, agreement_id: UUID, **term: Any) -> None:
    """An agreement with one term for all goods, from the beginning."""
    session.execute(
        insert(AgreementRow).values(
            id=agreement_id,
            producer_id=producer_id,
            number="HĐ1",
            valid_from=BEGINNING,
            hold_days=term.pop("hold_days", 0),
        )
    )
    values = {"kind": TermKind.PERCENT, "rate_bp": None, "net_dong": None} | term
    session.execute(
        insert(TermRow).values(
            id=new_id(BEGINNING),
            agreement_id=agreement_id,
            scope="all",
            valid_from=BEGINNING,
            set_by=SYSTEM_PERSON_ID,
            **values,
        )
    )


def add_goods(
    session: Session,
    world: World,
    product_id: ProductId,
    code: str,
    name: str,
    price: int,
    ean: str,
    **more: Any,
) -> None:
    """A product of Hoa's with a price, a barcode and 20 pieces in one lot at the showroom."""
    stock = more.pop("stock", 20)
    values = {"vat_class": VatClass.EIGHT, "producer_id": world.hoa, "changed_at": BEGINNING} | more
    session.execute(
        insert(Product).values(id=product_id, code=code, name=name, search_key=search_key(name), **values)
    )
    session.execute(insert(Barcode).values(code=ean, product_id=product_id, gtin14=f"0{ean}"))
    session.execute(
        insert(PriceRow).values(
            id=new_id(BEGINNING), product_id=product_id, scope="product", valid_from=BEGINNING,
            unit_price_dong=price, set_by=SYSTEM_PERSON_ID,
        )
    )  # fmt: skip
    if stock:
        add_stock(session, world, product_id, stock)


def add_stock(
    session: Session, world: World, product_id: ProductId, quantity: int, code: str = "", **lot: Any
) -> UUID:
    """A lot with goods received at the showroom."""
    from inventory.locations.rules import PRODUCER
    from inventory.stock.rules import MovementKind

    lot_id = new_id(BEGINNING)
    session.execute(insert(Lot).values(id=lot_id, product_id=product_id, code=code, **lot))
    session.execute(
        insert(StockMovement).values(
            id=new_id(BEGINNING), lot_id=lot_id, from_location_id=PRODUCER, to_location_id=world.location_id,
            quantity=quantity, kind=MovementKind.RECEIVED, source_kind="test", source_id=lot_id,
            business_day=BEGINNING.date(), occurred_at=BEGINNING, recorded_at=BEGINNING,
        )
    )  # fmt: skip
    balance = {"lot_id": lot_id, "location_id": world.location_id, "quantity": quantity, "oversold": 0}
    session.execute(insert(StockBalance).values(**balance))
    return lot_id


def moved_to(world: World, **change: Any) -> World:
    """The same world with other ids."""
    return replace(world, **change)
