"""The configuration file: TOML, complete in ``config.example.toml``; an unknown key is refused by name."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from takedown.errors import TakedownError

MEBIBYTE = 1024 * 1024

_PROXY = re.compile(r"(socks5h?|socks4a?|http)://([^\s/@:]+:[^\s/@:]*@)?[^\s/@:]+:[0-9]{1,5}/?")
_LAST_PORT = 65535
_PAIR = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s/@:\[\]]+):[0-9]{1,5}")
_HOURS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")

# The names under which pydantic tells the limit that a value broke.
_LIMITS = ("ge", "gt", "le", "lt", "min_length", "max_length", "expected")


TOP = "top"
"""What ``UnknownKey.table`` says of a key that stands in no table."""


class UnknownKey(TakedownError):
    """The file holds a key that doesn't exist; ``key``, its ``table`` and the ``nearest`` known one."""


class BadSettings(TakedownError):
    """The file isn't TOML, or a value has the wrong shape; ``where``, ``why`` (a code) and the ``limit`` it broke."""


class NoSettingsFile(TakedownError):
    """The file named by --config or TAKEDOWN_CONFIG isn't there; ``file``."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HostSettings(_Table):
    """One ``[[hosts]]`` table: a place to look, and how gently."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    kind: str = "web"
    start: Annotated[list[str], Field(min_length=1)]
    allow: list[str] = []
    """Exact ``host:port`` pairs that may be private addresses."""
    delay: Annotated[float, Field(ge=0, le=3600)] = 1.0
    """Seconds between two requests."""
    concurrency: Annotated[int, Field(ge=1, le=32)] = 2
    max_depth: Annotated[int, Field(ge=0, le=50)] = 4
    max_pages: Annotated[int, Field(ge=1)] = 500
    max_requests: Annotated[int, Field(ge=0)] = 0
    """In one crawl; 0: a hundred for each of ``max_pages``."""
    max_bytes: Annotated[int, Field(ge=0)] = 0
    """Of bodies in one crawl; 0: no limit of its own."""
    max_media_bytes: Annotated[int, Field(ge=1024, le=256 * MEBIBYTE)] = 20 * MEBIBYTE
    media: list[str] = []
    """Extra hosts from which media may be taken."""
    robots: Literal["obey", "ignore"] = "obey"
    token_file: str = ""
    """A file that holds the person's own access token, for hosts whose interface asks for one."""
    proxy: str = ""
    """``socks5h://``, ``socks5://``, ``socks4a://`` or ``http://`` with host and port; names are resolved there."""
    quiet: str = ""
    """``22:00-06:00``: hours of this machine's clock in which the host isn't visited."""
    every: Annotated[float, Field(gt=0, le=100_000)] = 60.0
    """Minutes between two crawls of ``watch``; what changes seldom is visited seldomer."""
    recipients: list[str] = []
    """Who receives notices for copies found here, by the directory's ids, where the person knows it."""

    @field_validator("proxy")
    @classmethod
    def _proxy(cls, proxy: str) -> str:
        if proxy and not (_PROXY.fullmatch(proxy) and int(proxy.rstrip("/").rpartition(":")[2]) <= _LAST_PORT):
            raise PydanticCustomError("not_a_proxy", "not a proxy")
        return proxy

    @field_validator("quiet")
    @classmethod
    def _hours(cls, quiet: str) -> str:
        if quiet and not _HOURS.fullmatch(quiet):
            raise PydanticCustomError("not_hours", "not hours")
        return quiet

    @field_validator("allow")
    @classmethod
    def _pairs(cls, allow: list[str]) -> list[str]:
        if not all(_PAIR.fullmatch(pair) for pair in allow):
            raise PydanticCustomError("not_a_pair", "not host:port")
        return allow

    @field_validator("start")
    @classmethod
    def _addresses(cls, start: list[str]) -> list[str]:
        for address in start:
            if not address.startswith(("http://", "https://")):
                raise PydanticCustomError("not_an_address", "not an address")
        return start


class DatabaseSettings(_Table):
    """``[database]``: empty for one encrypted file in the home, or a ``postgresql://`` address."""

    url: str = ""


class CrawlSettings(_Table):
    """``[crawl]``: limits that hold for every host."""

    contact: str = ""
    """An address or page that a host's operator can write to; part of the user agent."""
    connect_seconds: Annotated[float, Field(gt=0, le=120)] = 10.0
    first_byte_seconds: Annotated[float, Field(gt=0, le=600)] = 20.0
    """Until the headers of an answer are there."""
    total_seconds: Annotated[float, Field(gt=0, le=600)] = 30.0
    max_page_bytes: Annotated[int, Field(ge=1024, le=64 * MEBIBYTE)] = 5 * MEBIBYTE
    max_redirects: Annotated[int, Field(ge=0, le=20)] = 5
    max_in_flight_bytes: Annotated[int, Field(ge=MEBIBYTE)] = 96 * MEBIBYTE
    """Media bodies held in memory at once, fetched but not yet fingerprinted."""
    max_archive_bytes: Annotated[int, Field(ge=1024, le=1024 * MEBIBYTE)] = 64 * MEBIBYTE
    """The largest archive or document whose pictures are looked at, as served."""
    max_stream_bytes: Annotated[int, Field(ge=1024, le=1024 * MEBIBYTE)] = 64 * MEBIBYTE
    """The most that is fetched of a film in segments."""


class RecheckSettings(_Table):
    """``[recheck]``: when what seems to be gone counts as gone."""

    apart: Annotated[float, Field(ge=0, le=86_400)] = 30.0
    """Seconds between the two looks at least."""


class JailSettings(_Table):
    """``[jail]``: the limits of one decoding child."""

    workers: Annotated[int, Field(ge=0, le=64)] = 0
    """0: one for each processor."""
    seconds: Annotated[float, Field(gt=0, le=120)] = 10.0
    memory_bytes: Annotated[int, Field(ge=256 * MEBIBYTE)] = 1024 * MEBIBYTE
    max_bytes: Annotated[int, Field(ge=1024)] = 64 * MEBIBYTE
    """The largest picture file. Videos are read piece by piece and may be larger."""
    max_pixels: Annotated[int, Field(ge=1024)] = 60_000_000
    max_video_seconds: Annotated[float, Field(gt=0, le=86_400)] = 14_400.0
    """So much of a video is looked at, by its own clock."""
    max_video_work: Annotated[float, Field(gt=0, le=86_400)] = 1_800.0
    """Seconds of work for one video, fewer for a small one; what was seen by then counts."""
    max_candidate_work: Annotated[float, Field(gt=0, le=86_400)] = 180.0
    """The same for one that was found on a host."""


class NotifierSettings(_Table):
    """``[notifier]``: who signs the notices, when a case doesn't say so itself."""

    name: str = ""
    """A pseudonym or the organisation's name; the Digital Services Act, article 16(2)(c), asks for a name."""
    email: str = ""
    for_others: bool = False
    """The name is an organisation's: where it stands in a notice, somebody acts for the person shown."""
    reminder_days: Annotated[int, Field(ge=1, le=60)] = 3
    """The project's own rhythm of reminders; no law sets it."""


class LookupSettings(_Table):
    """``[lookup]``: how to find out who holds an address."""

    nameserver: str = ""
    """``host:port`` of the name server to ask; empty: the machine's own."""
    bootstrap: str = "https://data.iana.org/rdap/"
    """Where the lists of RDAP servers are (RFC 9224): ``dns.json``, ``ipv4.json``, ``ipv6.json``."""
    allow: list[str] = []
    """Exact ``host:port`` pairs that may be private addresses."""
    seconds: Annotated[float, Field(gt=0, le=60)] = 10.0


class SmtpSettings(_Table):
    """``[smtp]``: the person's own outgoing mail server; without ``host`` nothing can be sent from here."""

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    """``none`` is taken for a server on this machine alone."""
    user: str = ""
    password_file: str = ""
    certificates: str = ""
    """A file with the certificate authorities to trust instead of the machine's own."""
    undo_seconds: Annotated[float, Field(ge=0, le=3600)] = 30.0
    """A sending can be undone for so long."""
    copy_to_self: bool = True
    """A blind copy to the notifier's own address: proof of what left, and how a cut line is cleared up."""
    per_hour: Annotated[int, Field(ge=1)] = 30
    """Letters to one recipient in an hour at most."""


class ImapSettings(_Table):
    """``[imap]``: the mailbox that answers come to; it is read, and nothing in it is changed."""

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 993
    security: Literal["starttls", "tls", "none"] = "tls"
    user: str = ""
    password_file: str = ""
    certificates: str = ""
    folder: str = "INBOX"


class TimestampSettings(_Table):
    """One ``[[timestamps]]`` table: an authority that says when a digest existed (RFC 3161)."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    url: str
    roots: str
    """A file with the certificate authorities, in PEM, that its answers must lead to; no other is trusted."""
    allow: list[str] = []
    """Exact ``host:port`` pairs that may be private addresses."""


class EvidenceSettings(_Table):
    """``[evidence]``: what is kept of a page that shows a copy."""

    capture: bool = True
    """Visit the page of each new match once, for its words and how it is served."""
    picture: bool = True
    """Draw it with every image blocked, where the extra ``browser`` and a Chromium are there."""
    max_text: Annotated[int, Field(ge=1000, le=MEBIBYTE)] = 200_000
    """Characters of a page's words that are kept."""


class VaultSettings(_Table):
    """``[vault]``: when it locks itself, and what is asked for besides the passphrase."""

    lock_minutes: Annotated[float, Field(gt=0, le=60)] = 5.0
    key_file: str = ""
    """A file, best on a stick of its own, without which the passphrase opens nothing; only where one was set up."""


class CautionSettings(_Table):
    """``[caution]``: from when on a picture that is found everywhere waits for a second look; limits of use."""

    flood_pages: Annotated[int, Field(ge=2)] = 40
    flood_hosts: Annotated[int, Field(ge=2)] = 8
    flood_hours: Annotated[float, Field(gt=0, le=720)] = 24.0
    pictures_per_day: Annotated[int, Field(ge=1)] = 500
    notices_per_day: Annotated[int, Field(ge=1)] = 200


class RetentionSettings(_Table):
    """``[retention]``: how long a case is kept that doesn't say so itself; 0: as long as the person wants."""

    days: Annotated[int, Field(ge=0, le=3650)] = 0


class WebSettings(_Table):
    """``[web]``: the pages that ``serve`` shows on this machine."""

    leave_to: str = ""
    """Where "leave this page" ends; empty: on a plain calendar of this program's own."""
    max_upload_bytes: Annotated[int, Field(ge=MEBIBYTE, le=8192 * MEBIBYTE)] = 1024 * MEBIBYTE
    """The largest file that a page takes, which is held in memory while it is looked at."""
    picture_seconds: Annotated[float, Field(ge=5, le=300)] = 30.0
    """How long a found picture that somebody asked to see is held in memory."""

    @field_validator("leave_to")
    @classmethod
    def _address(cls, leave_to: str) -> str:
        if leave_to and not leave_to.startswith(("http://", "https://")):
            raise PydanticCustomError("not_an_address", "not an address")
        return leave_to


class TeamSettings(_Table):
    """``[team]``: a server for organisations, on PostgreSQL; one person alone needs none of it."""

    secret_file: str = "team.key"  # noqa: S105 - a file's name
    """In the home: 32 bytes in hex that every process of the server has and the database hasn't."""
    address: str = ""
    """``https://...``: where the pages are reached from outside; empty: on this machine alone, without TLS."""
    idle_minutes: Annotated[float, Field(gt=0, le=24 * 60)] = 30.0
    """After so long without a page a member signs in again."""
    session_hours: Annotated[float, Field(gt=0, le=7 * 24)] = 12.0
    """After so long she does in any case."""
    api_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] = 600
    """Requests that one token may make in a minute, of each process that answers."""
    webhook_allow: list[str] = []
    """Exact ``host:port`` pairs that webhooks may have although they are private, or without TLS."""

    @field_validator("webhook_allow")
    @classmethod
    def _pairs(cls, allow: list[str]) -> list[str]:
        if not all(_PAIR.fullmatch(pair) for pair in allow):
            raise PydanticCustomError("not_a_pair", "not host:port")
        return allow


class Settings(_Table):
    """The whole file, and nothing else: no stray environment variable may change what is contacted."""

    hosts: list[HostSettings] = []
    database: DatabaseSettings = DatabaseSettings()
    crawl: CrawlSettings = CrawlSettings()
    recheck: RecheckSettings = RecheckSettings()
    jail: JailSettings = JailSettings()
    notifier: NotifierSettings = NotifierSettings()
    lookup: LookupSettings = LookupSettings()
    smtp: SmtpSettings = SmtpSettings()
    imap: ImapSettings = ImapSettings()
    timestamps: list[TimestampSettings] = []
    evidence: EvidenceSettings = EvidenceSettings()
    vault: VaultSettings = VaultSettings()
    caution: CautionSettings = CautionSettings()
    retention: RetentionSettings = RetentionSettings()
    web: WebSettings = WebSettings()
    team: TeamSettings = TeamSettings()

    @field_validator("hosts")
    @classmethod
    def _one_of_each_name(cls, hosts: list[HostSettings]) -> list[HostSettings]:
        if len({host.name for host in hosts}) < len(hosts):
            raise PydanticCustomError("same_name_twice", "same name twice")
        return hosts


def load(file: Path | None) -> Settings:
    """Read the configuration; ``None`` or an empty file means every default.

    Raises:
        NoSettingsFile: ``file`` is named but absent.
        BadSettings: not TOML, or a value of the wrong shape.
        UnknownKey: a key that doesn't exist, with the nearest one that does.
    """
    if file is None:
        return Settings()
    raw = _toml(file)
    _refuse_unknown(Settings, raw, "")
    try:
        return Settings(**raw)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        where = " ".join(f"#{part + 1}" if isinstance(part, int) else part for part in first["loc"])
        limit = next((str(first["ctx"][name]) for name in _LIMITS if name in first.get("ctx", {})), "")
        if first["type"] == "literal_error":
            limit = ", ".join(re.findall("'([^']*)'", limit))
        raise BadSettings(where=where, why=first["type"], limit=limit) from problem


def _toml(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoSettingsFile(file=str(file)) from None
    except UnicodeDecodeError as problem:
        raise BadSettings(where=file.name, why="not_text", limit="") from problem
    except OSError as problem:
        raise BadSettings(where=file.name, why="unreadable", limit="") from problem
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        line = re.search(r"line (\d+)", str(problem))
        last = str(text.count("\n") + 1)
        raise BadSettings(where=file.name, why="not_toml", limit=line[1] if line else last) from problem
    except (ValueError, RecursionError) as problem:  # a number of thousands of digits, brackets thousands deep
        raise BadSettings(where=file.name, why="not_toml", limit="1") from problem


def _refuse_unknown(model: type[BaseModel], raw: dict[str, Any], table: str) -> None:
    known = model.model_fields
    for key, value in raw.items():
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
            raise UnknownKey(key=key, table=table or TOP, nearest=nearest[0])
        inner = _table_of(known[key].annotation)
        if inner is not None:
            for part in _tables(value):
                _refuse_unknown(inner, part, key)


def _table_of(annotation: Any) -> type[BaseModel] | None:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def _tables(value: object) -> Iterator[dict[str, Any]]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, dict):
            yield part
