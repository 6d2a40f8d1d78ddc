"""Checks of the stock: movements, balances, what was oversold."""

from sqlalchemy import String, cast, exists, func, or_, select, union_all
from sqlalchemy.orm import Session

from core.anomalies.models import AnomalyRow
from core.anomalies.rules import AnomalyKind
from inventory.locations.rules import CUSTOMER, OUTSIDE, PRODUCER
from inventory.stock.models import Lot, StockBalance, StockMovement
from inventory.stock.rules import MovementKind
from review.verification.queries import Check, names, size


def _movements(session: Session) -> tuple[int, list[str]]:
    """Every movement goes from one place to another, in the direction of its kind."""
    m = StockMovement
    broken = select(m.id).where(
        or_(
            m.quantity <= 0,
            m.from_location_id == m.to_location_id,
            m.kind.in_((MovementKind.SOLD, MovementKind.OVERSOLD)) & (m.to_location_id != CUSTOMER),
            (m.kind == MovementKind.CUSTOMER_RETURN) & (m.from_location_id != CUSTOMER),
            (m.kind == MovementKind.RECEIVED) & (m.from_location_id != PRODUCER),
        )
    )
    return size(session, m), names(session, broken)


def _balances(session: Session) -> tuple[int, list[str]]:
    """Every balance is the sum of its movements, and none is missing."""
    m, b = StockMovement, StockBalance
    came = select(m.lot_id, m.to_location_id.label("place"), m.quantity.label("change"))
    went = select(m.lot_id, m.from_location_id.label("place"), (-m.quantity).label("change"))
    kept = select(b.lot_id, b.location_id.label("place"), (-b.quantity).label("change"))
    every = union_all(came, went, kept).subquery()
    drift = (
        select(every.c.lot_id, every.c.place)
        .where(every.c.place.not_in(OUTSIDE))
        .group_by(every.c.lot_id, every.c.place)
        .having(func.sum(every.c.change) != 0)
    )
    broken = [f"{lot_id} @ {place}" for lot_id, place in session.execute(drift)]
    return size(session, StockBalance), broken


def _oversold(session: Session) -> tuple[int, list[str]]:
    """A balance below nothing is oversold by just that, and each such sale is on the list."""
    unlike = select(StockBalance.lot_id).where(
        or_(
            (StockBalance.quantity < 0) & (StockBalance.oversold != -StockBalance.quantity),
            (StockBalance.quantity >= 0) & (StockBalance.oversold != 0),
        )
    )
    silent = select(StockMovement.id).where(
        StockMovement.kind == MovementKind.OVERSOLD,
        ~exists().where(
            AnomalyRow.kind == AnomalyKind.OVERSOLD,
            AnomalyRow.subject_id == cast(StockMovement.source_id, String),
        ),
    )
    return size(session, StockBalance), names(session, unlike) + names(session, silent)


def _lots(session: Session) -> tuple[int, list[str]]:
    """Every movement is of a lot, and every lot of a product: each unit has an owner."""
    broken = select(StockMovement.id).where(~exists().where(Lot.id == StockMovement.lot_id))
    return size(session, StockMovement), names(session, broken)


CHECKS = (
    Check(code="I2", title="goods move between two places in the direction of their kind", look=_movements),
    Check(code="I2", title="every unit has an owner", look=_lots),
    Check(code="I3", title="stock balances are the sums of movements", look=_balances),
    Check(code="I4", title="nothing is below zero without an oversold movement", look=_oversold),
)
