"""The statement on A4."""

from collections.abc import Sequence

from core.formatting import MINUS, day, day_in_words, dong, quantity
from core.formatting import moment as moment_of
from inventory.stock.rules import StockRow
from printing.papers.parts import (
    Beside,
    Column,
    Fact,
    Heading,
    InWords,
    KeyFigure,
    Note,
    Paper,
    Part,
    Signature,
    Signatures,
    Strip,
    Sums,
    Table,
    figure,
    words,
)
from printing.papers.render import render
from settlement.papers.content import (
    BRIDGE_VI,
    STOCK_VI,
    PaperContent,
    answer,
    bridge_columns,
    bridge_in_order,
    entry_reason,
    in_words,
    issue_day,
    other_entries,
    sellers,
    sold_entries,
    stock_columns,
    stock_in_order,
    why_nothing,
)
from settlement.papers.sold_table import sold_table
from settlement.statements.rules import BridgeRow

TITLE = "Bảng thanh toán hàng ký gửi"


def statement_pdf(content: PaperContent) -> bytes:
    """The paper of an issued statement; the same frozen rows give the same bytes."""
    return render(_paper(content))


def _paper(content: PaperContent) -> Paper:
    statement, producer = content.statement, content.producer
    place = ", ".join(part for part in (producer.commune, producer.province) if part)
    facts = [
        Fact(label="Bên ký gửi", strong=producer.name, value=f", {place}" if place else ""),
        Fact(label="Hợp đồng ký gửi", value=content.agreement or "–"),
        Fact(label="Điểm bán", value=sellers(content) or "–"),
    ]
    return Paper(
        title=TITLE,
        number=statement.number,
        about=f"Phát hành {day_in_words(issue_day(statement))} · {content.period}",
        issuer=content.issuer,
        facts=facts,
        key=_key(content),
        parts=_parts(content),
        footer=f"Gánh · {moment_of(statement.issued_at)} · số liệu đã khóa khi phát hành",
    )


def _key(content: PaperContent) -> KeyFigure:
    figures = content.statement.figures
    if figures.balance_dong < 0:
        owed = f"{dong(-figures.balance_dong)} đ"
        return KeyFigure(label="Bên ký gửi còn nợ", amount=owed, note="trừ vào kỳ sau")
    due = content.statement.due_on
    note = f"Hạn thanh toán {day(due)}" if due else "chuyển sang kỳ sau" if figures.waits else ""
    return KeyFigure(label="Phải trả kỳ này", amount=f"{dong(figures.payable_dong)} đ", note=note)


def _parts(content: PaperContent) -> list[Part]:
    parts: list[Part] = [_strip(content), *_sold(content)]
    parts.append(Beside(left=_sums(content), right=_stock(content)))
    parts += _bridge(content)
    parts.append(InWords(text=in_words(content.statement.figures)))
    parts += [Note(text=text) for text in (why_nothing(content.statement.figures), answer(content)) if text]
    places = ("Người lập", "Kế toán", "Đại diện bên nhận ký gửi", "Đại diện bên ký gửi")
    parts.append(Signatures(places=[Signature(who=who) for who in places]))
    return parts


def _strip(content: PaperContent) -> Strip:
    """The paper in one line: sold, kept back, paid to the producer."""
    f = content.statement.figures
    kept = f.commission_dong + f.tax_kept_dong + f.commission_vat_dong
    other = f.fees_dong + f.compensation_dong + f.adjustment_dong
    return Strip(
        figures=[
            KeyFigure(label="Giá tính hoa hồng", amount=dong(f.gross_dong)),
            _added("Hoa hồng và thuế giữ lại", -kept),
            _added("Phí, bồi thường, điều chỉnh", other),
            _added("Kỳ trước chuyển sang", f.carried_dong),
            KeyFigure(label="Số dư kỳ này", amount=dong(f.balance_dong), sign="="),
        ]
    )


def _added(label: str, amount_dong: int) -> KeyFigure:
    return KeyFigure(label=label, amount=dong(abs(amount_dong)), sign=MINUS if amount_dong < 0 else "+")


def _sold(content: PaperContent) -> list[Part]:
    if not sold_entries(content.statement):
        return []
    return [
        Heading(text="1. Hàng đã bán (giá đã gồm thuế)"),
        sold_table(content),
        Note(text="Số trong ngoặc: phần giảm giá bên nhận ký gửi chịu, không trừ vào phần bên ký gửi."),
    ]


def _sums(content: PaperContent) -> list[Heading | Sums | Table | Note]:
    f = content.statement.figures
    rows = [*_carried(content), ("Phần bên ký gửi", dong(f.share_dong))]
    if f.commission_vat_dong:
        rows.append(("Thuế GTGT của hoa hồng", dong(-f.commission_vat_dong)))
    rows += [(entry_reason(entry), dong(entry.amount_dong)) for entry in other_entries(content.statement)]
    parts: list[Heading | Sums | Table | Note] = [
        Heading(text="2. Tính số phải trả"),
        Sums(rows=rows, result=("Số dư kỳ này", dong(f.balance_dong))),
        Note(text=f"Chờ hết hạn đổi trả, chưa tính vào kỳ này: {dong(f.on_hold_dong)} đ."),
    ]
    return parts


def _carried(content: PaperContent) -> list[tuple[str, str]]:
    """The balance of the statement before and what was paid of it; they add up to what is carried."""
    carried, before = content.statement.figures.carried_dong, content.before
    if before is None:
        return [("Kỳ trước chuyển sang", dong(carried))]
    rows = [(f"Số dư bảng {before.number}", dong(before.balance_dong))]
    if carried != before.balance_dong:
        rows.append(("Đã chi trả sau bảng đó", dong(carried - before.balance_dong)))
    return rows


def _stock(content: PaperContent) -> list[Heading | Table]:
    rows = stock_in_order(content.statement.stock, content.products, content.places)
    if not rows:
        return []
    columns = stock_columns(rows)
    return [
        Heading(text="3. Hàng: đầu kỳ đến cuối kỳ"),
        Table(
            columns=[words("Sản phẩm"), Column(heading="Nơi"), *_stock_figures(columns)],
            rows=[_stock_row(content, row, columns) for row in rows],
        ),
    ]


def _stock_row(content: PaperContent, row: StockRow, columns: Sequence[str]) -> tuple[str, ...]:
    goods = content.products[row.product_id]
    figures = (quantity(getattr(row, name), goods.unit) for name in columns)
    return (goods.name, content.places[row.location_id], *figures)


def _stock_figures(columns: Sequence[str]) -> list[Column]:
    return [figure(STOCK_VI[name], strong=name == "closing") for name in columns]


def _bridge(content: PaperContent) -> list[Part]:
    """From what the stock table sold to what this statement pays for, where the two differ."""
    changed = [row for row in content.statement.bridge if row.differs]
    if not changed:
        return []
    rows = bridge_in_order(changed, content.products)
    names = bridge_columns(rows)
    columns = [words("Sản phẩm")]
    for name in names:
        columns += [figure(f"{BRIDGE_VI[name]} (SL)"), figure("đồng")]
    table = Table(columns=columns, rows=[_bridge_row(content, row, names) for row in rows])
    return [Heading(text="4. Từ hàng bán trong kỳ đến hàng thanh toán"), table]


def _bridge_row(content: PaperContent, row: BridgeRow, names: Sequence[str]) -> tuple[str, ...]:
    goods = content.products[row.product_id]
    cells = [
        cell
        for name in names
        for cell in (
            quantity(getattr(row, f"{name}_quantity"), goods.unit),
            dong(getattr(row, f"{name}_dong")),
        )
    ]
    return (goods.name, *cells)
