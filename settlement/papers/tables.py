"""The statement as a workbook and as CSV: figures stay numbers, and no text is run as a formula."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.clock import local
from core.sheets import Cell, safe
from inventory.products.rules import Unit
from settlement.papers.content import (
    BRIDGE_VI,
    STOCK_VI,
    PaperContent,
    answer,
    bridge_in_order,
    entry_reason,
    how_counted,
    in_words,
    other_entries,
    remark,
    sellers,
    sold_entries,
    stock_in_order,
    why_nothing,
)

LINE_HEADINGS = (
    *("STT", "Thời gian", "Điểm bán", "Phiếu bán", "Mã hàng", "Hàng", "Lô", "Số lượng", "Đơn giá"),
    *("Giá bán", "Giảm bên ký gửi chịu", "Giảm bên nhận chịu", "Siêu thị giữ", "Giá tính hoa hồng", "Mức"),
    *("Hoa hồng", "Thuế giữ lại", "Phần bên ký gửi", "Ghi chú"),
)

UNIT_VI = {Unit.PIECE: "cái", Unit.GRAM: "g", Unit.MILLILITRE: "ml"}

FIGURES_VI = {
    "lines": "Số dòng",
    "list_dong": "Giá bán",
    "discount_producer_dong": "Giảm bên ký gửi chịu",
    "gross_dong": "Giá tính hoa hồng",
    "commission_dong": "Hoa hồng",
    "tax_kept_dong": "Thuế giữ lại",
    "share_dong": "Phần bên ký gửi",
    "commission_vat_dong": "Thuế GTGT của hoa hồng",
    "fees_dong": "Phí",
    "compensation_dong": "Bồi thường",
    "adjustment_dong": "Điều chỉnh",
    "total_dong": "Cộng kỳ này",
    "carried_dong": "Kỳ trước chuyển sang",
    "balance_dong": "Số dư",
    "min_payout_dong": "Mức chi trả tối thiểu",
    "payable_dong": "Phải trả",
    "on_hold_dong": "Chờ hết hạn đổi trả",
}


def lines(content: PaperContent) -> Iterator[Sequence[Cell]]:
    """Every line: sold and returned ones with their worked sum, then fees and the rest."""
    number = 0
    for number, (entry, sold) in enumerate(sold_entries(content.statement), 1):
        half = sold.half
        yield (
            *(number, local(sold.occurred_at).strftime("%Y-%m-%d %H:%M"), sold.location, sold.receipt),
            *(sold.product_code, sold.product_name, sold.lots, sold.quantity, sold.unit_price_dong),
            *(half.list_dong, half.discount_producer_dong, half.discount_house_dong, half.host_producer_dong),
            half.base_dong,
            *(how_counted(sold), half.commission_dong, half.tax_kept_dong, half.share_dong),
            remark(entry, content.before),
        )
    for extra, entry in enumerate(other_entries(content.statement), number + 1):
        blank = [None] * (len(LINE_HEADINGS) - 4)
        yield (extra, entry.business_day.isoformat(), *blank, entry.amount_dong, entry_reason(entry))


def statement_csv(content: PaperContent) -> bytes:
    """The lines as CSV in UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(LINE_HEADINGS)
    writer.writerows([safe(cell) for cell in row] for row in lines(content))
    return out.getvalue().encode("utf-8-sig")


def statement_xlsx(content: PaperContent) -> bytes:
    """A workbook of four sheets: summary, lines, stock, and from the goods sold to the goods paid."""
    book = Workbook(write_only=True)
    _fill(book.create_sheet("Tóm tắt"), _summary(content))
    _fill(book.create_sheet("Chi tiết"), [LINE_HEADINGS, *lines(content)])
    _fill(book.create_sheet("Hàng"), _stock(content))
    _fill(book.create_sheet("Đối chiếu"), _bridge(content))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Sequence[Cell]]) -> None:
    for row in rows:
        sheet.append([safe(cell) for cell in row])


def _summary(content: PaperContent) -> list[Sequence[Cell]]:
    statement = content.statement
    head: list[Sequence[Cell]] = [
        ("Số", statement.number),
        ("Bên ký gửi", content.producer.name),
        ("Mã bên ký gửi", content.producer.code),
        ("Hợp đồng ký gửi", content.agreement),
        ("Điểm bán", sellers(content)),
        ("Đến hết ngày", statement.cut_off.isoformat()),
        ("Phát hành", local(statement.issued_at).strftime("%Y-%m-%d %H:%M")),
    ]
    figures = [(FIGURES_VI[name], value) for name, value in asdict(statement.figures).items()]
    return [*head, *figures, ("Bằng chữ", in_words(statement.figures)), *_remarks(content)]


def _remarks(content: PaperContent) -> list[Sequence[Cell]]:
    """What is said only where it is so."""
    due = content.statement.due_on
    told = (
        ("Hạn thanh toán", due.isoformat() if due else ""),
        ("Ghi chú", why_nothing(content.statement.figures)),
        ("Ý kiến của bên ký gửi", answer(content)),
    )
    return [(label, text) for label, text in told if text]


def _stock(content: PaperContent) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [("Mã hàng", "Sản phẩm", "Đơn vị", "Nơi", *STOCK_VI.values())]
    for row in stock_in_order(content.statement.stock, content.products, content.places):
        goods = content.products[row.product_id]
        names = (goods.code, goods.name, UNIT_VI[goods.unit], content.places[row.location_id])
        rows.append((*names, *(getattr(row, name) for name in STOCK_VI)))
    return rows


def _bridge(content: PaperContent) -> list[Sequence[Cell]]:
    headings = [heading for name in BRIDGE_VI.values() for heading in (f"{name} (SL)", f"{name} (đồng)")]
    rows: list[Sequence[Cell]] = [("Mã hàng", "Sản phẩm", "Đơn vị", *headings)]
    for row in bridge_in_order(content.statement.bridge, content.products):
        goods = content.products[row.product_id]
        figures = (getattr(row, f"{name}_{what}") for name in BRIDGE_VI for what in ("quantity", "dong"))
        rows.append((goods.code, goods.name, UNIT_VI[goods.unit], *figures))
    return rows
