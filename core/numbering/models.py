"""The running numbers of documents."""

from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Count, Words


class NumberSeries(Base):
    """The last number given, per kind of document and year."""

    __tablename__ = "number_series"

    kind: Mapped[str] = mapped_column(Words, primary_key=True)
    year: Mapped[int] = mapped_column(Count, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(Count)
