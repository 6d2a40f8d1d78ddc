"""The shapes of what the API answers; tests hold the answers to them."""

from typing import Literal

from core.payloads import Key, Moment, Natural, Shape, Text, Whole


class TillShape(Shape):
    """A till."""

    id: Key
    code: Text


class CredentialAnswer(Shape):
    """What an enrolled browser keeps; the credential is told once."""

    till: TillShape
    credential: Text


class HeartbeatAnswer(Shape):
    """The server's clock."""

    now: Moment


class SaleResult(Shape):
    """The answer to one sale of a batch."""

    id: Text
    status: Literal["created", "duplicate", "conflict", "rejected"]
    receipt: Text | None
    reason: Text | None


class SalesAnswer(Shape):
    """One result per sale, in the order sent."""

    results: list[SaleResult]


class OpenedAnswer(Shape):
    """Whether the shift was new."""

    status: Literal["created", "duplicate"]


class ClosingAnswer(Shape):
    """What the drawer should hold, what was counted, and the difference; sums by means of payment."""

    expected_dong: Whole
    counted_dong: Natural
    difference_dong: Whole
    sales: Natural
    totals: dict[str, int]


class ReceiptSale(Shape):
    """A stored sale."""

    id: Key
    number: Natural
    receipt: Text
    occurred_at: Moment
    cashier_name: Text
    total_dong: Whole
    rounding_dong: Whole


class ReceiptLineShape(Shape):
    """A stored line, and how much of it has come back."""

    id: Key
    product_id: Key | None
    name: Text
    unit: Text
    quantity: Whole
    returned: Natural
    unit_price_dong: Natural
    price_basis: Natural
    list_dong: Whole
    discount_dong: Whole
    paid_dong: Whole
    vat_class: Text
    vat_rate_bp: Natural | None
    vat_dong: Whole


class ReceiptPaymentShape(Shape):
    """A stored payment."""

    means: Text
    amount_dong: Whole


class ReceiptAnswer(Shape):
    """A receipt to return goods of."""

    sale: ReceiptSale
    lines: list[ReceiptLineShape]
    payments: list[ReceiptPaymentShape]


class PrintAnswer(Shape):
    """The print job that was queued."""

    job: Key


class OpenShiftShape(Shape):
    """The till's open shift."""

    id: Key
    opened_at: Moment
    cashier_id: Key | None
    cashier_name: Text
    float_dong: Natural


class CatalogueTill(TillShape):
    """The till, its next receipt number and its open shift."""

    next_number: Natural
    open_shift: OpenShiftShape | None


class CatalogueLocation(Shape):
    """The till's place; the bank account is the one that transfers go to."""

    id: Key
    code: Text
    name: Text
    address: Text
    tax_code: Text
    phone: Text
    cash_rounding_dong: Literal[0, 500, 1000]
    cash_rounding_mode: Literal["nearest", "down"]
    bank_bin: Text
    bank_account: Text
    bank_holder: Text


class VatRateShape(Shape):
    """The rate of a class from a day on, in basis points; null where the class has none."""

    vat_class: Text
    valid_from: Text
    rate_bp: Natural | None


class ProductSetShape(Shape):
    """An official product set."""

    code: Text
    name_vi: Text
    name_en: Text


class PriceShape(Shape):
    """A price from a moment on."""

    valid_from: Moment
    unit_price_dong: Natural


class ProducerShape(Shape):
    """Whose the goods are."""

    id: Key
    code: Text
    name: Text
    commune: Text


class ProductShape(Shape):
    """A product with the price in force, those to come, and what the place has of it."""

    id: Key
    code: Text
    name: Text
    name_en: Text
    unit: Literal["piece", "gram", "millilitre"]
    unit_text: Text
    price_basis: Literal[1, 100, 1000]
    vat_class: Text
    set_code: Text | None
    barcodes: list[Text]
    producer: ProducerShape
    stars: Literal[0, 3, 4, 5]
    certificate: Literal["valid", "expired", "none"]
    prices: list[PriceShape]
    stock: Whole


class CatalogueAnswer(Shape):
    """What a till may sell."""

    version: Text
    made_at: Moment
    till: CatalogueTill
    location: CatalogueLocation
    vat_rates: list[VatRateShape]
    product_sets: list[ProductSetShape]
    products: list[ProductShape]


class ErrorBody(Shape):
    """What went wrong: a code for programs, a sentence for people."""

    code: Text
    message: Text


class ErrorAnswer(Shape):
    """Every refusal has this form."""

    error: ErrorBody
