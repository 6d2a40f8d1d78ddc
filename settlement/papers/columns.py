"""The list of statements as a table to take away."""

from flask_babel import lazy_gettext as lazy

from core.sheets import Column
from settlement.papers.labels import STATE_NAMES
from settlement.statements.queries import ListedStatement

STATEMENTS: tuple[Column[ListedStatement], ...] = (
    Column(title=lazy("Number"), value=lambda row: row.number),
    Column(title=lazy("Producer's code"), value=lambda row: row.producer_code),
    Column(title=lazy("Producer"), value=lambda row: row.producer_name),
    Column(title=lazy("Up to"), value=lambda row: row.cut_off),
    Column(title=lazy("Issued"), value=lambda row: row.issued_at),
    Column(title=lazy("Lines"), value=lambda row: row.lines),
    Column(title=lazy("This statement"), value=lambda row: row.total_dong),
    Column(title=lazy("Balance"), value=lambda row: row.balance_dong),
    Column(title=lazy("To pay"), value=lambda row: row.payable_dong),
    Column(title=lazy("Paid"), value=lambda row: row.paid_dong),
    Column(title=lazy("State"), value=lambda row: str(STATE_NAMES[row.state])),
)
