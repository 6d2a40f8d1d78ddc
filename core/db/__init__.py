"""The database: types, base, transactions, triggers that keep facts."""

from core.db.append_only import APPEND_ONLY, create_triggers, triggers
from core.db.base import Base, db
from core.db.guards import GUARDS, Guard
from core.db.transactions import LostRace, Overtaken, end_read, is_taken, retried, transaction
from core.db.triggers import Trigger
from core.db.types import Bytes, Code, Count, Day, Dong, Id, Moment, Words
from core.db.upsert import add_up, insert_all, insert_all_once, insert_on, insert_once, table_of

__all__ = [
    "APPEND_ONLY",
    "GUARDS",
    "Base",
    "Bytes",
    "Code",
    "Count",
    "Day",
    "Dong",
    "Guard",
    "Id",
    "LostRace",
    "Moment",
    "Overtaken",
    "Trigger",
    "Words",
    "add_up",
    "create_triggers",
    "db",
    "end_read",
    "insert_all",
    "insert_all_once",
    "insert_on",
    "insert_once",
    "is_taken",
    "retried",
    "table_of",
    "transaction",
    "triggers",
]
