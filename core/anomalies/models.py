"""The list of things to look at."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.anomalies.rules import AnomalyKind
from core.db import Base, Code, Id, Moment, Words


class AnomalyRow(Base):
    """An anomaly, open until a person closes it; what happens again after that opens another one."""

    __tablename__ = "anomaly"
    __table_args__ = (
        Index(
            "ix_anomaly_one_open",
            "kind",
            "subject_kind",
            "subject_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_pair"),
        Index(None, "closed_at", "kind"),
    )

    id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[AnomalyKind] = mapped_column(Code(AnomalyKind))
    subject_kind: Mapped[str] = mapped_column(Words)
    subject_id: Mapped[str] = mapped_column(Words)
    note: Mapped[str] = mapped_column(Words)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[UUID | None] = mapped_column(Id)
    closing_note: Mapped[str | None] = mapped_column(Words)
