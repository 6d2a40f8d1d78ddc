"""What a scanner read: GTINs, GS1 element strings, GS1 Digital Links and labels of the shop's own scales."""

from core.gs1.codes import ScannedCode, read
from core.gs1.digits import Doubt, check_digit, doubt_of, gtin14, is_gtin
from core.gs1.labels import LabelTemplate

__all__ = ["Doubt", "LabelTemplate", "ScannedCode", "check_digit", "doubt_of", "gtin14", "is_gtin", "read"]
