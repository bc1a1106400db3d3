"""Rows on SQLCipher or PostgreSQL, personal data in sealed columns.

Takes rows and a keyring, gives rows back.
Never here: a column of personal data in clear.
"""

from takedown.store.destroy import destroy_file, destroy_postgres, overwrite
from takedown.store.dump import DatabaseNotEmpty, Dump, Stored, StrangeRow, refill_postgres, refill_sqlcipher
from takedown.store.failures import (
    AlreadyStored,
    DamagedStore,
    DeletionUnfinished,
    ErasureUnfinished,
    NewerSchema,
    StoreBusy,
    StoreGone,
    StoreUnreachable,
)
from takedown.store.keyring import CaseKey, Keyring, Place
from takedown.store.queue import LeadRow, Leads
from takedown.store.rows import CaseKeyGone, Row, SealedBytes
from takedown.store.store import Store
from takedown.store.transaction import NoSuchRow, Transaction

__all__ = [
    "AlreadyStored",
    "CaseKey",
    "CaseKeyGone",
    "DamagedStore",
    "DatabaseNotEmpty",
    "DeletionUnfinished",
    "Dump",
    "ErasureUnfinished",
    "Keyring",
    "LeadRow",
    "Leads",
    "NewerSchema",
    "NoSuchRow",
    "Place",
    "Row",
    "SealedBytes",
    "Store",
    "StoreBusy",
    "StoreGone",
    "StoreUnreachable",
    "Stored",
    "StrangeRow",
    "Transaction",
    "destroy_file",
    "destroy_postgres",
    "overwrite",
    "refill_postgres",
    "refill_sqlcipher",
]
