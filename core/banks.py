"""Banks by the six figures of their BIN, as they are called in everyday life.

Source: the list of members of the payment network that the State Bank published in 2024.
"""

import re
from collections.abc import Iterable

from core.text import search_key

NAMES = {
    "970400": "SaigonBank",
    "970403": "Sacombank",
    "970405": "Agribank",
    "970406": "DongABank",
    "970407": "Techcombank",
    "970408": "GPBank",
    "970409": "BacABank",
    "970410": "Standard Chartered",
    "970412": "PVcomBank",
    "970414": "Oceanbank",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970419": "NCB",
    "970421": "VRBank",
    "970422": "MBBank",
    "970423": "TPBank",
    "970424": "Shinhan",
    "970425": "ABBank",
    "970426": "MSB",
    "970427": "VietABank",
    "970428": "NamABank",
    "970429": "SCB",
    "970430": "PGBank",
    "970431": "Eximbank",
    "970432": "VPBank",
    "970433": "VietBank",
    "970434": "Indovina",
    "970436": "Vietcombank",
    "970437": "HDBank",
    "970438": "BaoVietBank",
    "970439": "Public Bank",
    "970440": "SeABank",
    "970441": "VIB",
    "970442": "Hong Leong",
    "970443": "SHB",
    "970444": "CBBank",
    "970446": "Co-opBank",
    "970448": "OCB",
    "970449": "LPBank",
    "970452": "Kienlongbank",
    "970454": "VietCapitalBank",
    "970455": "IBKHN",
    "970456": "IBKHCM",
    "970457": "Woori",
    "970458": "UOB",
    "970459": "CIMBBank",
    "970460": "Vietcredit",
    "970462": "Kookmin HN",
    "970463": "Kookmin HCM",
    "970464": "TNEXFinance",
    "970465": "SinoPac",
    "970466": "KEB Hana HCM",
    "970467": "KEB Hana HN",
    "970468": "MAFC",
    "970470": "MCredit",
    "546034": "CAKE by VPBank",
    "422589": "CIMB Bank",
    "796500": "DBS Bank",
    "458761": "HSBC Vietnam",
    "668888": "Kasikornbank",
    "963369": "Liobank",
    "801011": "Nonghyup Bank",
    "963388": "Timo",
    "546035": "Ubank by VPBank",
    "971025": "MoMo",
}


def bank_name(bank_bin: str) -> str:
    """What a bank is called; its figures where it is not known."""
    return NAMES.get(bank_bin, bank_bin)


_KEYS: dict[str, tuple[str, ...]] = {
    "970400": ("sai gon", "sai gon cong thuong", "sgb"),
    "970403": ("sacom", "sai gon thuong tin", "stb"),
    "970405": (
        *("agri", "nong nghiep", "nong nghiep va phat trien nong thon", "nong nghiep ptnt", "vbard"),
        *("nong nghiep va ptnt", "nhnn ptnt", "nhno ptnt", "nhno"),
    ),
    "970406": ("dong a", "dab", "vikki"),
    "970407": ("ky thuong", "techcom", "tcb"),
    "970408": ("dau khi toan cau", "gp"),
    "970409": ("bac a", "bab"),
    "970410": ("standard chartered", "scvn"),
    "970412": ("dai chung", "pvcom", "pvc"),
    "970414": ("dai duong", "ocean", "mbv"),
    "970415": ("cong thuong", "vietin", "ctg"),
    "970416": ("a chau",),
    "970418": ("dau tu va phat trien", "dau tu"),
    "970419": ("quoc dan",),
    "970421": ("viet nga", "vr", "vrb"),
    "970422": ("quan doi", "mb"),
    "970423": ("tien phong", "tp", "tpb"),
    "970425": ("an binh", "ab", "abb"),
    "970426": ("hang hai", "maritime", "maritime bank"),
    "970427": ("viet a", "viet a bank", "vab"),
    "970428": ("nam a", "nam a bank", "nab"),
    "970429": ("sai gon",),
    "970430": ("pg", "pgb", "petrolimex", "xang dau petrolimex", "thinh vuong va phat trien"),
    "970431": ("xuat nhap khau", "exim", "eib"),
    "970432": ("thinh vuong", "viet nam thinh vuong", "vp", "vpb"),
    "970433": ("viet nam thuong tin", "viet bank", "vbb"),
    "970436": ("ngoai thuong", "vietcom", "vcb"),
    "970437": ("phat trien thanh pho ho chi minh", "phat trien tp hcm", "phat trien tphcm", "hd", "hdb"),
    "970438": ("bao viet", "bvb"),
    "970440": ("dong nam a", "sea", "seab", "ssb"),
    "970441": ("quoc te",),
    "970443": ("sai gon ha noi",),
    "970444": ("xay dung", "cb", "vcbneo"),
    "970446": ("hop tac xa", "hop tac", "coop", "coopbank"),
    "970448": ("phuong dong",),
    "970449": ("lien viet", "buu dien lien viet", "lienvietpostbank", "loc phat", "lp", "lpb", "lpbs"),
    "970452": ("kien long", "kienlong", "klb"),
    "970454": ("ban viet", "bvbank", "bvb", "vccb"),
    "970455": ("ibk", "ibk ha noi"),
    "970456": ("ibk", "ibk ho chi minh"),
    "970459": ("cimb",),
    "970462": ("kookmin", "kookmin ha noi"),
    "970463": ("kookmin", "kookmin ho chi minh"),
    "970466": ("keb hana", "hana", "keb hana ho chi minh"),
    "970467": ("keb hana", "hana", "keb hana ha noi"),
    "546034": ("cake",),
    "422589": ("cimb",),
    "796500": ("dbs",),
    "458761": ("hsbc",),
    "668888": ("kbank",),
    "546035": ("ubank",),
}
"""What else people call a bank, as search keys: the words of its full name, and its letters."""

_SAYS_NOTHING = (
    *("thuong mai co phan", "mot thanh vien", "thuong mai", "co phan", "ngan hang", "viet nam", "nha nuoc"),
    *("tmcp", "tnhh", "mtv", "bank", "vn", "nh", "tm", "cp"),
)
_BRANCH = re.compile(
    r"[-–,(]?\s*\b(chi nhánh|chi nhanh|cn|phòng giao dịch|phong giao dich|pgd)\b.*", re.I | re.S
)
_BIN = re.compile("[0-9]{6}")


def bins_of(text: str) -> tuple[str, ...]:
    """The banks that a text may mean, by BIN: its six figures, its short name, its letters or its full name.

    None for a text that means no bank, several for one that means more: "Sài Gòn" alone is two banks. A
    branch that stands behind the name is left out. Six figures are taken as they are: new banks come.
    """
    if _BIN.fullmatch(text.strip()):
        return (text.strip(),)
    key = search_key(_BRANCH.sub(" ", text))
    exact = tuple(found for found, name in NAMES.items() if search_key(name) == key)
    return exact or tuple(found for found in NAMES if _means(key, found))


def _means(key: str, bank_bin: str) -> bool:
    """Whether all the words of a key are names of this bank, or words that any bank's name has."""
    names = {search_key(NAMES[bank_bin]), *_KEYS.get(bank_bin, ())}
    named = _without(f" {key} ", names)
    return named != f" {key} " and not _without(named, _SAYS_NOTHING).strip()


def _without(words: str, phrases: Iterable[str]) -> str:
    """The words without these phrases, the longest of them first."""
    for phrase in sorted(phrases, key=len, reverse=True):
        words = words.replace(f" {phrase} ", "  ")
    return words
