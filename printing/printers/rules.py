"""Which printers may be talked to."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NewType
from uuid import UUID

from core.errors import DomainError

PrinterId = NewType("PrinterId", UUID)

PRINTER_PORTS = frozenset({9100, 631})
"""Raw printing (JetDirect) and IPP."""

_PRIVATE = tuple(ipaddress.IPv4Network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
_LOOPBACK = ipaddress.IPv4Network("127.0.0.0/8")


class Width(IntEnum):
    """The dots of a line at 203 dpi: paper of 58 mm prints 48 mm of it, paper of 80 mm prints 72 mm."""

    NARROW = 384
    WIDE = 576


@dataclass(frozen=True, kw_only=True, slots=True)
class PrinterView:
    """A printer as others see it; `answered_at` says when it last answered a question about its state."""

    id: PrinterId
    code: str
    location_id: UUID
    address: str
    port: int
    width: Width
    answered_at: datetime | None


class AddressRefused(DomainError):
    """The address is not one of a printer in the shop's own network."""

    code = "printer_address_refused"
    message = "%(address)s is not an address in a private network, such as 192.168.1.50."


class PortRefused(DomainError):
    """The port is none that printers listen on."""

    code = "printer_port_refused"
    message = "Printers listen on port 9100 or 631, not on %(port)s."


class WidthRefused(DomainError):
    """The width is none that the papers are drawn for."""

    code = "printer_width_refused"
    message = "A printer is 576 or 384 dots wide, not %(width)s."


def check_target(address: str, port: int, *, any_loopback_port: bool) -> None:
    """Refuse every target that is no printer of the shop: the server must not be led to other machines.

    Only dotted IPv4 addresses of RFC 1918 and of this machine itself (a printer shared by the shop's PC);
    names are refused, because what they mean can change after the check. `any_loopback_port` is for trying
    the program out with a stand-in printer. Raises AddressRefused or PortRefused.
    """
    loopback = _parsed(address) in _LOOPBACK
    if not loopback and not any(_parsed(address) in network for network in _PRIVATE):
        raise AddressRefused(address=address)
    if port in PRINTER_PORTS or (loopback and any_loopback_port and 0 < port < 1 << 16):
        return
    raise PortRefused(port=port)


def checked_width(dots: int) -> Width:
    """The width that a number of dots means; raises WidthRefused."""
    try:
        return Width(dots)
    except ValueError as error:
        raise WidthRefused(width=dots) from error


def _parsed(address: str) -> ipaddress.IPv4Address:
    try:
        return ipaddress.IPv4Address(address)
    except ValueError as error:
        raise AddressRefused(address=address) from error
