"""The database: types, base, transactions, append-only triggers."""

from core.db.append_only import APPEND_ONLY, create_triggers
from core.db.base import Base, db
from core.db.transactions import LostRace, Overtaken, is_taken, retried, transaction
from core.db.types import Bytes, Code, Count, Day, Dong, Id, Moment, Words
from core.db.upsert import add_up, insert_all, insert_all_once, insert_on, insert_once, table_of

__all__ = [
    "APPEND_ONLY",
    "Base",
    "Bytes",
    "Code",
    "Count",
    "Day",
    "Dong",
    "Id",
    "LostRace",
    "Moment",
    "Overtaken",
    "Words",
    "add_up",
    "create_triggers",
    "db",
    "insert_all",
    "insert_all_once",
    "insert_on",
    "insert_once",
    "is_taken",
    "retried",
    "table_of",
    "transaction",
]
