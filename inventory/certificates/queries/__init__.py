"""Reading certificates: the stars of products, and the list of all."""

from inventory.certificates.queries.known import certificates_of, stars_of
from inventory.certificates.queries.listed import (
    STARS,
    STATE,
    ListedCertificate,
    ShownCertificate,
    listed,
    shown,
)

__all__ = [
    "STARS",
    "STATE",
    "ListedCertificate",
    "ShownCertificate",
    "certificates_of",
    "listed",
    "shown",
    "stars_of",
]
