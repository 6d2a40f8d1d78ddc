"""Which addresses may be printers: the server must not be led to other machines."""

import pytest

from printing.printers.rules import (
    AddressRefused,
    PortRefused,
    Width,
    WidthRefused,
    check_target,
    checked_width,
)


@pytest.mark.parametrize("address", ["192.168.1.50", "10.0.0.7", "172.16.0.1", "172.31.255.254", "127.0.0.1"])
@pytest.mark.parametrize("port", [9100, 631])
def test_a_printer_in_the_shops_network_may_be_talked_to(address: str, port: int) -> None:
    check_target(address, port, any_loopback_port=False)


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - refused
        "255.255.255.255",
        "224.0.0.1",
        "localhost",
        "printer.lan",
        "metadata.google.internal",
        "192.168.1.50.nip.io",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "017700000001",
        "127.1",
        "192.168.1",
        "192.168.001.050",
        "192.168.1.50/24",
        "192.168.1.50:80",
        "192.168.1.50@8.8.8.8",
        "http://192.168.1.50",
        " 192.168.1.50",
        "192.168.1.50\n",
        "192.168.1.50\x00",
        "192。168。1。50",
        "１９２.168.1.50",
        "٣.168.1.50",
        "::1",
        "[::1]",
        "::ffff:127.0.0.1",
        "::ffff:192.168.1.50",
        "fe80::1",
        "fd00::1",
        "fd00:ec2::254",
        "64:ff9b::7f00:1",
        "-1.0.0.0",
        "256.1.1.1",
        "10.0.0.0.1",
        "10..0.1",
        "",
        ".",
        "*",
    ],
)
def test_every_other_target_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        check_target(address, 9100, any_loopback_port=True)


@pytest.mark.parametrize("port", [0, -1, 22, 80, 443, 5432, 6379, 9101, 65536, 65535 + 9101])
@pytest.mark.parametrize("address", ["192.168.1.50", "127.0.0.1"])
def test_every_other_port_is_refused(address: str, port: int) -> None:
    with pytest.raises(PortRefused):
        check_target(address, port, any_loopback_port=False)


def test_a_stand_in_printer_may_listen_anywhere_on_this_machine() -> None:
    check_target("127.0.0.1", 40_001, any_loopback_port=True)
    with pytest.raises(PortRefused):
        check_target("127.0.0.1", 65_536, any_loopback_port=True)
    with pytest.raises(PortRefused):
        check_target("192.168.1.50", 40_001, any_loopback_port=True)


def test_a_printer_has_one_of_two_widths() -> None:
    assert checked_width(576) is Width.WIDE
    assert checked_width(384) is Width.NARROW
    with pytest.raises(WidthRefused, match="not 512"):
        checked_width(512)
