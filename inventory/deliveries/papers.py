"""The slip of a confirmed delivery: "Phiếu nhận hàng ký gửi", on A4 and as a workbook."""

from collections.abc import Iterator, Sequence

from core.formatting import day, day_in_words, moment, quantity
from core.sheets import Cell
from inventory.deliveries.queries import ShownDelivery, ShownLine
from inventory.locations.queries import LocationView
from inventory.products.rules import Unit
from printing.papers.parts import Column as PaperColumn
from printing.papers.parts import (
    Fact,
    Issuer,
    KeyFigure,
    Note,
    Paper,
    Part,
    Signature,
    Signatures,
    Table,
    figure,
    words,
)
from printing.papers.render import render

TITLE = "Phiếu nhận hàng ký gửi"
_UNIT_VI = {Unit.PIECE: "cái", Unit.GRAM: "kg", Unit.MILLILITRE: "lít"}
_HEADINGS = ("STT", "Mã hàng", "Hàng", "Quy cách", "Số lô", "Hạn sử dụng", "Số lượng", "Đơn vị")
_OWNER = (
    "Hàng ký gửi vẫn thuộc quyền sở hữu của bên ký gửi cho đến khi bán. "
    "Hai bên đã cùng đếm, kiểm tra tình trạng, số lô, hạn sử dụng và xác nhận số lượng ghi trên phiếu."
)


def delivery_pdf(delivery: ShownDelivery) -> bytes:
    """The slip of a confirmed delivery for both parties to sign."""
    return render(_paper(delivery))


def _paper(delivery: ShownDelivery) -> Paper:
    return Paper(
        title=TITLE,
        number=delivery.number or "",
        about=f"Giao {day_in_words(delivery.delivered_on)}",
        issuer=issuer_of(delivery.place),
        facts=_facts(delivery),
        key=KeyFigure(
            label="Tổng số lượng", amount=totals_text(delivery), note=f"{len(delivery.lines)} dòng hàng"
        ),
        parts=_parts(delivery),
        footer=f"Gánh · nhập kho {_confirmed(delivery)}",
    )


def issuer_of(place: LocationView) -> Issuer:
    """The place that received the goods."""
    tax_code = f"Mã số thuế {place.tax_code}" if place.tax_code else ""
    about = " · ".join(part for part in (tax_code, place.phone) if part)
    return Issuer(name=place.name, lines=[line for line in (place.address, about) if line])


def totals_text(delivery: ShownDelivery) -> str:
    """What came in all, a figure for each unit."""
    return " · ".join(quantity(amount, unit) for unit, amount in delivery.totals.items())


def _facts(delivery: ShownDelivery) -> list[Fact]:
    producer = delivery.producer
    where = ", ".join(part for part in (producer.address, producer.commune, producer.province) if part)
    about = " · ".join(part for part in (producer.tax_code or producer.personal_no, producer.phone) if part)
    told = (
        ("Địa chỉ", where),
        ("MST, điện thoại", about),
        ("Hợp đồng ký gửi", delivery.agreement or "–"),
        ("Nơi nhận", delivery.place.name),
        ("Người nhận", f"{delivery.confirmed_by}, {_confirmed(delivery)}"),
    )
    owner = Fact(label="Bên ký gửi", strong=producer.name, value=f" ({producer.code})")
    return [owner, *(Fact(label=label, value=value) for label, value in told if value)]


def _confirmed(delivery: ShownDelivery) -> str:
    return moment(delivery.confirmed_at) if delivery.confirmed_at else ""


def _parts(delivery: ShownDelivery) -> list[Part]:
    columns = (
        figure("STT"),
        words("Hàng", strong=True),
        PaperColumn(heading="Mã hàng"),
        PaperColumn(heading="Số lô"),
        PaperColumn(heading="Hạn sử dụng"),
        PaperColumn(heading="Đơn vị"),
        figure("Số lượng", strong=True),
    )
    rows = [_row(position, line) for position, line in enumerate(delivery.lines, 1)]
    total = ("Cộng", "", "", "", "", "", totals_text(delivery))
    places = ("Đại diện bên ký gửi", "Người nhận hàng")
    return [
        Table(columns=columns, rows=rows, total=total),
        Note(text=_OWNER),
        Signatures(places=[Signature(who=who) for who in places]),
    ]


def _row(position: int, line: ShownLine) -> tuple[str, ...]:
    name = f"{line.product_name}, {line.unit_text}" if line.unit_text else line.product_name
    return (
        str(position),
        name,
        line.product_code,
        line.lot_code or "–",
        day(line.expiry) if line.expiry else "–",
        _UNIT_VI[line.unit],
        quantity(line.quantity, line.unit).removesuffix(" kg").removesuffix(" l"),
    )


def delivery_lines(delivery: ShownDelivery) -> Iterator[Sequence[Cell]]:
    """The slip as a table: who, where, when, then each line in pieces, grams or millilitres."""
    yield [TITLE, delivery.number]
    yield ["Bên ký gửi", delivery.producer.name, delivery.producer.code]
    yield ["Nơi nhận", delivery.place.name]
    yield ["Ngày giao", delivery.delivered_on]
    yield ["Hợp đồng ký gửi", delivery.agreement]
    yield []
    yield _HEADINGS
    units = {Unit.PIECE: "cái", Unit.GRAM: "g", Unit.MILLILITRE: "ml"}
    for position, line in enumerate(delivery.lines, 1):
        about = (line.product_code, line.product_name, line.unit_text, line.lot_code, line.expiry)
        yield [position, *about, line.quantity, units[line.unit]]
