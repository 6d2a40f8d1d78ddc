"""The table of sold goods on paper: who bought what where, and how the producer's share was counted."""

from collections.abc import Callable
from dataclasses import dataclass

from core.formatting import dong
from printing.papers.parts import Align, Column, Table, figure, words
from settlement.papers.content import (
    PaperContent,
    amount,
    discount,
    how_counted,
    moment,
    remark,
    sold_entries,
)
from settlement.statements.rules import Entry, SoldLine

Cell = Callable[[SoldLine], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Counted:
    """A column of the sum, with what all lines come to."""

    column: Column
    cell: Cell
    total: str


def sold_table(content: PaperContent) -> Table:
    """Every sold or returned line in order, and their sums."""
    entries = sold_entries(content.statement)
    counted = _counted(content, [sold for _, sold in entries])
    rows = [
        (
            str(number),
            moment(sold),
            sold.location,
            sold.receipt,
            _goods(content, entry, sold),
            amount(sold),
            *(each.cell(sold) for each in counted),
        )
        for number, (entry, sold) in enumerate(entries, 1)
    ]
    named = (Column(heading="Ngày giờ"), Column(heading="Nơi"), Column(heading="Phiếu bán"), words("Hàng"))
    return Table(
        columns=(figure("STT"), *named, figure("SL"), *(each.column for each in counted)),
        rows=rows,
        total=("Cộng", *[""] * 5, *(each.total for each in counted)),
    )


def _goods(content: PaperContent, entry: Entry, sold: SoldLine) -> str:
    lots = f"lô\u00a0{sold.lots}" if sold.lots else ""
    return " · ".join(part for part in (sold.product_name, lots, remark(entry, content.before)) if part)


def _counted(content: PaperContent, lines: list[SoldLine]) -> list[_Counted]:
    """From price to share; the supermarket's margin and the tax only where a line has them."""
    f = content.statement.figures
    host = sum(sold.half.host_producer_dong for sold in lines)
    columns = [
        _sum("Giá bán", lambda sold: dong(sold.half.list_dong), f.list_dong),
        _sum("Giảm", discount, -f.discount_producer_dong),
    ]
    if any(sold.half.host_producer_dong for sold in lines):
        columns.append(_sum("Siêu thị", lambda sold: dong(-sold.half.host_producer_dong), -host))
    columns.append(_sum("Giá tính", lambda sold: dong(sold.half.base_dong), f.gross_dong))
    rate = Column(heading="Mức", align=Align.RIGHT)
    columns.append(_Counted(column=rate, cell=how_counted, total=""))
    columns.append(_sum("Hoa hồng", lambda sold: dong(sold.half.commission_dong), f.commission_dong))
    if any(sold.half.tax_kept_dong for sold in lines):
        columns.append(_sum("Thuế", lambda sold: dong(sold.half.tax_kept_dong), f.tax_kept_dong))
    share = _sum("Phần bên ký gửi", lambda sold: dong(sold.half.share_dong), f.share_dong, strong=True)
    columns.append(share)
    return columns


def _sum(heading: str, cell: Cell, total: int, *, strong: bool = False) -> _Counted:
    return _Counted(column=figure(heading, strong=strong), cell=cell, total=dong(total))
