"""The tables of the journal, as the queries see them; ``migrations`` creates them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

VERSION = 2
"""The schema that this release reads and writes."""

metadata = MetaData()

schema = Table("plumb_schema", metadata, Column("version", Integer, primary_key=True))

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("verifier", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("latest", Text, nullable=False),
)
"""One row: the name of the log, its public key, its size, the time of its last act."""

act = Table(
    "act",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("stream", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("event", LargeBinary),
    Column("nonce", LargeBinary),
    Column("entry", LargeBinary, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)
"""One row per act, in log order; ``event`` and ``nonce`` go together when they are erased."""

content = Table(
    "content",
    metadata,
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""The encrypted content of an act; the row is deleted when the content is erased."""

subtree = Table(
    "subtree",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
)
"""Roots of full subtrees of 2^level leaves, from level 8 up: proofs without reading all leaves."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
)
"""Signed checkpoints, one per size."""

cosignature = Table(
    "cosignature",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("witness", Text, primary_key=True),
    Column("note", Text, nullable=False),
)
"""Checkpoints as a witness signed them (since schema 2)."""
