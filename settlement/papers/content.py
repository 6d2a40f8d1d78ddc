"""What a statement's papers say, in the words of the domain: rows of texts, made once for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.clock import calendar_day, local
from core.formatting import day, dong, percent_bp, quantity
from core.text import amount_in_words, search_key
from inventory.producers.queries import ProducerView
from inventory.stock.rules import StockRow
from printing.papers.parts import Issuer
from settlement.entries.rules import EntryKind, SoldKind
from settlement.papers.rules import Before, is_late
from settlement.statements.queries import Goods, Statement
from settlement.statements.rules import BridgeRow, Entry, Figures, SoldLine

ENTRY_VI = {
    EntryKind.SALE: "Bán hàng",
    EntryKind.RETURN: "Khách trả hàng",
    EntryKind.FEE: "Phí",
    EntryKind.COMPENSATION: "Bồi thường",
    EntryKind.DISPOSAL: "Chi phí tiêu hủy",
    EntryKind.TAX_WITHHELD: "Thuế khấu trừ",
    EntryKind.ADJUSTMENT: "Điều chỉnh",
    EntryKind.OPENING_BALANCE: "Số dư đầu",
    EntryKind.PAYOUT: "Chi trả",
    EntryKind.RETURNED_TRANSFER: "Chuyển khoản bị trả lại",
    EntryKind.CORRECTION: "Đính chính",
}

STOCK_VI = {
    "opening": "Đầu",
    "received": "Nhập",
    "returned_by_customers": "Khách trả",
    "found": "Thừa",
    "owner_in": "Đổi chủ (vào)",
    "transferred_in": "Chuyển đến",
    "sold": "Bán",
    "handed_back": "Xuất trả",
    "lost": "Thiếu",
    "destroyed": "Hủy",
    "tasting": "Nếm thử",
    "bought_out": "Mua đứt",
    "owner_out": "Đổi chủ (ra)",
    "transferred_out": "Chuyển đi",
    "closing": "Cuối",
}


BRIDGE_VI = {
    "sold": "Bán trong kỳ",
    "not_due": "Chưa đến hạn",
    "earlier": "Kỳ trước nay đến hạn",
    "disputed": "Đang khiếu nại",
    "settled": "Trên bảng này",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperContent:
    """A statement with the names that its papers print; `sellers` names places by their codes."""

    statement: Statement
    issuer: Issuer
    producer: ProducerView
    agreement: str
    products: Mapping[UUID, Goods]
    places: Mapping[UUID, str]
    before: Before | None
    sellers: Mapping[str, str]
    answer_days: int | None = None

    @property
    def period(self) -> str:
        """From the day after the statement before to the cut-off."""
        since = f"sau ngày {day(self.before.cut_off)} " if self.before else ""
        return f"Các khoản đến hạn {since}đến hết ngày {day(self.statement.cut_off)}"


def sold_entries(statement: Statement) -> list[tuple[Entry, SoldLine]]:
    """The sold and returned lines, in order."""
    return [(entry, entry.sold) for entry in statement.entries if entry.sold]


def other_entries(statement: Statement) -> list[Entry]:
    """Fees, compensations, adjustments: what is no sale."""
    return [entry for entry in statement.entries if not entry.sold]


def sellers(content: PaperContent) -> str:
    """The places that sold, by name and code: the lines have only their codes."""
    codes = sorted({sold.location for _, sold in sold_entries(content.statement)})
    return ", ".join(f"{content.sellers[code]} ({code})" for code in codes)


def in_words(figures: Figures) -> str:
    """What is paid, or what the producer owes, in words."""
    if figures.balance_dong < 0:
        return f"Bên ký gửi còn nợ: {amount_in_words(-figures.balance_dong)}."
    return f"{amount_in_words(figures.payable_dong)}."


def why_nothing(figures: Figures) -> str:
    """Why nothing is paid although there is a balance, where that is so; a debt speaks for itself."""
    if not figures.waits:
        return ""
    least, left = dong(figures.min_payout_dong), dong(figures.balance_dong)
    return f"Còn {left} đ, dưới mức chi trả tối thiểu {least} đ: chuyển sang kỳ sau."


def remark(entry: Entry, before: Before | None) -> str:
    """What is odd about a line: goods that came back, or a day that the statement before had settled."""
    notes = ["khách trả"] if entry.kind is EntryKind.RETURN else []
    if entry.sold and entry.sold.is_kept:
        notes.append("bên nhận ký gửi giữ hàng và chịu")
    if is_late(entry, before):
        recorded = calendar_day(entry.recorded_at)
        notes.append(f"bán ngày {day(entry.business_day)}, ghi sổ ngày {day(recorded)}")
    return "; ".join(notes)


def how_counted(sold: SoldLine) -> str:
    """The rate or the fixed net that made the commission."""
    if sold.kind is SoldKind.FIXED_NET:
        return f"giá giao {dong(sold.net_dong or 0)}"
    return percent_bp(sold.rate_bp or 0)


def discount(sold: SoldLine) -> str:
    """A discount; in brackets when the house bears it and the producer's share does not feel it."""
    half = sold.half
    parts = []
    if half.discount_producer_dong:
        parts.append(dong(-half.discount_producer_dong))
    if half.discount_house_dong:
        parts.append(f"({dong(half.discount_house_dong)})")
    return " ".join(parts)


def amount(sold: SoldLine) -> str:
    """The quantity as papers write it."""
    return quantity(sold.quantity, sold.unit)


def moment(sold: SoldLine) -> str:
    """When, short: day and time."""
    return local(sold.occurred_at).strftime("%d/%m %H:%M")


def stock_columns(rows: Sequence[StockRow]) -> list[str]:
    """The columns of the stock table that are not zero all the way down; opening and closing always."""
    return [
        name for name in STOCK_VI if name in {"opening", "closing"} or any(getattr(r, name) for r in rows)
    ]


def stock_in_order(
    rows: Sequence[StockRow], products: Mapping[UUID, Goods], places: Mapping[UUID, str]
) -> list[StockRow]:
    """The stock table by the names of goods and places."""
    return sorted(rows, key=lambda row: (search_key(products[row.product_id].name), places[row.location_id]))


def bridge_in_order(rows: Sequence[BridgeRow], products: Mapping[UUID, Goods]) -> list[BridgeRow]:
    """The bridge by the names of goods."""
    return sorted(rows, key=lambda row: search_key(products[row.product_id].name))


def bridge_columns(rows: Sequence[BridgeRow]) -> list[str]:
    """The columns of the bridge that are not zero all the way down; the two that it joins always."""
    return [
        name
        for name in BRIDGE_VI
        if name in {"sold", "settled"} or any(getattr(r, f"{name}_dong") for r in rows)
    ]


def entry_reason(entry: Entry) -> str:
    """What an entry that is no sale is for."""
    return f"{ENTRY_VI[entry.kind]}: {entry.reason}" if entry.reason else ENTRY_VI[entry.kind]


def issue_day(statement: Statement) -> date:
    """The day of issue, which the paper counts from."""
    return calendar_day(statement.issued_at)


def answer(content: PaperContent) -> str:
    """Until when the producer may object, where the agreement takes silence for acceptance; else nothing."""
    if not content.answer_days:
        return ""
    days = content.answer_days
    last = day(issue_day(content.statement) + timedelta(days=days))
    return (
        f"Nếu có chỗ chưa đúng, bên ký gửi báo lại trong {days} ngày, đến hết ngày {last}. "
        "Theo hợp đồng, quá hạn mà không có ý kiến là đồng ý."
    )
