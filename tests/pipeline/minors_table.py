"""Every function of the pipeline that takes a session, and what it does for somebody under 18, or unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.case import Adult, NotAdult, Telling
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.cases.story import QUESTIONS
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework, recheck, register, review, search
from takedown.pipeline.cautions import caution, gate
from takedown.pipeline.cautions import contest as caution_contest
from takedown.pipeline.cautions import looks as caution_looks
from takedown.pipeline.exchanging import exchange, negatives
from takedown.pipeline.exchanging.hashlists import ListFormat
from takedown.pipeline.following import agenda, chores, ladder, progress, timeline
from takedown.pipeline.following import find as ladder_find
from takedown.pipeline.keeping import case_export
from takedown.pipeline.letters import bulk, choices, editing, figures, packs, report, summary
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.pack_kind import PackKind
from takedown.pipeline.looking import addresses, lookup, picture, spread, travelled
from takedown.pipeline.looking.sieve import Sieve
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.overview import many, table
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import Lane
from takedown.pipeline.person import consent, guided, notes, pausing, retention, stopping, story, telling
from takedown.pipeline.person.case_file import file_of, named_in
from takedown.pipeline.person.history import history_of
from takedown.pipeline.proof import capture
from takedown.pipeline.proof import export as evidence_export
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NOTICES
from takedown.pipeline.team import api_addresses
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import Server
from tests.pipeline.casefile import opened
from tests.pipeline.team.minors_of_a_team import NO_CASE, TEAM


@dataclass(frozen=True)
class Scene:
    """A minor's case with one address on a server that counts its visitors, and pictures in a folder."""

    session: Session
    case: str
    match: Match
    server: Server
    fingerprinter: Fingerprinter
    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / f"out-{len(list(self.folder.iterdir()))}"

    @property
    def hashes(self) -> Path:
        file = self.folder / "list.csv"
        file.write_text(f"signal_type,value\npdq,{'0f' * 32}\n", encoding="utf-8")
        return file


Call = Callable[[Scene], object]


@dataclass(frozen=True)
class Refuses:
    """It says that nothing of that is done for somebody under 18, or unsure."""

    call: Call


@dataclass(frozen=True)
class Leaves:
    """It goes by what is a minor's: it gives nothing, or addresses and hotlines alone."""

    call: Call


INNER = "called by others in this table, with what those have asked about"


def _read(scene: Scene, step: Callable[[Any], object]) -> object:
    with scene.session.store.begin() as tx:
        return step(tx)


def _hotlines_alone(scene: Scene) -> None:
    for kind in (PackKind.HOTLINES, PackKind.HASH_BANK, PackKind.CSV):
        made = packs.made(scene.session, kind, scene.case, None, "en", plain=True)
        assert b"contact@example.org" not in made.content
    for kind in (PackKind.COMPLAINT, PackKind.CNIL, PackKind.CLOUDFLARE, PackKind.XARF):
        with pytest.raises(NotAdult):
            packs.made(scene.session, kind, scene.case, None, "en")


def _letter(scene: Scene, call: Callable[[str], object]) -> object:
    """Call with the id of a notice that was drafted before anybody knew, and is gone afterwards."""
    notice = Notice(
        id=new_id(),
        case_id=scene.case,
        created_at=now(),
        recipient="x",
        route="eu-dsa-16",
        language="en",
        reference="AB-CD",
        urls=(scene.match.url,),
        match_ids=(scene.match.id,),
    )
    with scene.session.store.begin() as tx:
        NOTICES.put(tx, notice)
    try:
        return call(notice.id)
    finally:
        with scene.session.store.begin() as tx:
            NOTICES.drop(tx, notice.id)


def _choices(scene: Scene) -> None:
    for choice in (choices.of_match(scene.session, scene.match.id), *choices.of_case(scene.session, scene.case)):
        assert choice.match is None
        assert {one.proposal.basis for one in choice.routes} == {"minors"}


def _crawl(scene: Scene) -> None:
    with pytest.raises(search.NothingRegistered):
        search.search(scene.session, scene.fingerprinter, [], None, lambda _: None, lambda _: None)


def _added(scene: Scene) -> None:
    url = scene.server.url("/b.jpg")
    (added,) = addresses.add(scene.session, scene.case, addresses.from_arguments([url]), scene.fingerprinter)
    (match,) = added.matches
    assert (match.url, match.method, match.verdict) == (url, "reported", "unknown")


def _asked_to_visit(scene: Scene) -> None:
    registry, urls = lookup.registry_of(scene.session), [scene.server.url("/b.jpg")]
    addresses.visit(scene.session, scene.case, urls, scene.fingerprinter, registry, lambda: False)


def _empty(found: Any) -> None:
    assert len(found) == 0, found


def _planned(scene: Scene) -> many.Plan:
    known = Overview(scene.session)
    known.refresh()
    return many.Plan(many.Action.DRAFT, (known.row(scene.match.id),))


def _none_taken(scene: Scene) -> None:
    known = Overview(scene.session)
    known.refresh()
    (line,) = table.read(scene.session, known, scene.server.url("/b.jpg"), scene.case)
    assert (line.address.code, line.is_new) == ("rests", False)


def _overview(scene: Scene) -> None:
    """Show a minor's addresses beside the work, and never as work."""
    known = Overview(scene.session)
    known.refresh()
    assert {row.lane for row in known.case(scene.case).rows} == {Lane.ASIDE}


def _sifted(scene: Scene) -> None:
    """Hold a picture against what a minor's case has, which is nothing, even if the case is named."""
    url = scene.server.url("/a.jpg")
    fetched = Candidate(url, url, jpeg(0), now(), 200, PageFacts(url))
    sieve = Sieve(scene.session, scene.fingerprinter, lookup.registry_of(scene.session), "ua")
    _empty(sieve.take(fetched, only_case=scene.case))


def _kept(scene: Scene) -> None:
    """Keep where it is, which settles nothing and drafts nothing."""
    where = next(one for one in QUESTIONS if one.code == "where")
    assert story.keep(scene.session, casework.show_case(scene.session, scene.case), where, "sites", {})[1] == 0


def _addresses_only(scope: str) -> None:
    assert scope == "addresses-only"


def _no_next_step(scene: Scene) -> None:
    found = progress.progress_of(scene.session, Addressees(scene.session), scene.case, now())
    assert (found.turn, found.next_look) == (progress.Turn.LINES, None)


def _evidence(scene: Scene) -> None:
    evidence_export.export(scene.session, scene.case, scene.out)


def _visited(scene: Scene) -> None:
    spots = recheck.spots_of(recheck.copies_of(scene.session, [scene.match]))
    recheck.visit_all(scene.session, spots, scene.fingerprinter, recheck.Watcher(lambda _: None), waits=False)


TABLE: dict[str, Refuses | Leaves | str] = {
    "looking.addresses.add": Leaves(_added),
    "looking.addresses.visit": Refuses(_asked_to_visit),
    "letters.addressees.Addressees": NO_CASE,
    "person.age.answered": INNER,
    "following.agenda.agenda_of": Leaves(lambda at: _empty(agenda.agenda_of(at.session, now()).spots)),
    "following.agenda.crawled_at": NO_CASE,
    "following.agenda.note_crawl": NO_CASE,
    "proof.authorities.ask": NO_CASE,
    "keeping.backup.backup": NO_CASE,
    "keeping.backup.in_memory": NO_CASE,
    "keeping.backup.last_backup": NO_CASE,
    "keeping.lock_changes.noted": NO_CASE,
    "letters.bulk.take": Refuses(lambda at: bulk.take(at.session, at.case, addresses.from_arguments([at.match.url]))),
    "proof.capture.capture": Refuses(lambda at: list(capture.capture(at.session, [at.match.id], at.fingerprinter))),
    "proof.capture.capture_new": Leaves(
        lambda at: _empty(capture.capture_new(at.session, [at.match.id], at.fingerprinter))
    ),
    "proof.capture.skip": Refuses(lambda at: capture.skip(at.session, [at.match.id])),
    "proof.visit.Studio": INNER,
    "keeping.case_export.export": Leaves(lambda at: case_export.export(at.session, [at.case], at.out, "")),
    "keeping.case_export.in_memory": Leaves(lambda at: case_export.in_memory(at.session, [at.case], "")),
    "casework.open_case": Leaves(lambda at: opened(at.session, adult=Adult.NO)),
    "casework.open_case_in": INNER,
    "casework.list_cases": Leaves(lambda at: casework.list_cases(at.session)),
    "casework.show_case": Leaves(lambda at: casework.show_case(at.session, at.case)),
    "casework.edit_case": Leaves(lambda at: casework.edit_case(at.session, at.case, name="N")),
    "casework.close_case": Leaves(lambda at: casework.close_case(at.session, opened(at.session, adult=Adult.NO).id)),
    "casework.reopen_case": Leaves(lambda at: casework.reopen_case(at.session, at.case)),
    "casework.erase_case": Leaves(lambda at: casework.erase_case(at.session, opened(at.session, adult=Adult.NO).id)),
    "cautions.caution.raised": INNER,
    "cautions.caution.note": INNER,
    "cautions.caution.list_cautions": Leaves(lambda at: _empty(caution.list_cautions(at.session, at.case))),
    "cautions.caution.history": NO_CASE,
    "cautions.caution.decide": INNER,
    "cautions.collision.Others": INNER,
    "cautions.contest.contest": Refuses(lambda at: caution_contest.contest(at.session, at.match.id, "w")),
    "cautions.flood.noticed": INNER,
    "cautions.gate.passed": INNER,
    "cautions.gate.waiting": Leaves(lambda at: _letter(at, lambda item: gate.waiting(at.session, item, gate.Said()))),
    "cautions.limits.check_pictures": INNER,
    "cautions.limits.notices_left": INNER,
    "cautions.limits.no_more_notices": INNER,
    "cautions.looks.context": Refuses(lambda at: caution_looks.context(at.session, [at.match.id])),
    "cautions.looks.with_decision": Leaves(lambda at: _empty(caution_looks.with_decision(at.session, [at.match]))),
    "cautions.looks.looked": INNER,
    "cautions.looks.check_seen": INNER,
    "cautions.precision.precision": NO_CASE,
    "proof.checkpoints.make": NO_CASE,
    "letters.choices.of_match": Leaves(_choices),
    "letters.editing.check": Refuses(lambda at: _letter(at, lambda item: editing.check(at.session, item))),
    "letters.editing.edit": Refuses(lambda at: _letter(at, lambda item: editing.edit(at.session, item, "A letter"))),
    "letters.editing.source": Refuses(lambda at: _letter(at, lambda item: editing.source(at.session, item))),
    "letters.editing.speak": Refuses(lambda at: _letter(at, lambda item: editing.speak(at.session, item, "fr"))),
    "letters.summary.summary": Refuses(lambda at: _letter(at, lambda item: summary.summary(at.session, item))),
    "letters.choices.of_case": Leaves(_choices),
    "following.chores.run": Leaves(lambda at: _empty(list(chores.run(at.session, now())))),
    "following.chores.at_home": Leaves(lambda at: _empty(list(chores.at_home(at.session, now())))),
    "person.consent.consents_of": Leaves(lambda at: consent.consents_of(at.session, at.case)),
    "person.consent.give": Leaves(lambda at: _addresses_only(consent.give(at.session, at.case, "s").scope)),
    "person.consent.record": INNER,
    "person.consent.withdraw": Leaves(lambda at: _empty(consent.withdraw(at.session, at.case).letters)),
    "person.consent.settle": Leaves(lambda at: list(consent.settle(at.session))),
    "person.guided.answer": Leaves(lambda at: guided.answer(at.session, at.case, "where", "unknown")),
    "person.guided.answered": Leaves(lambda at: guided.answered(at.session, at.case, {"where": "later"})),
    "person.guided.done": Leaves(lambda at: guided.done(at.session, at.case, "story")),
    "person.guided.reach_of": Leaves(lambda at: guided.reach_of(at.session, at.case)),
    "person.guided.reach": Leaves(lambda at: guided.reach(at.session, at.case, "by mail", "hello")),
    "person.story.keep": Leaves(_kept),
    "letters.dossiers.erasures": INNER,
    "letters.dossiers.kept": INNER,
    "letters.drafting.draft": Refuses(lambda at: Desk(at.session).draft(at.case, [], "en")),
    "letters.drafting.drafted": INNER,
    "proof.account.account_of": INNER,
    "proof.export.export": Leaves(_evidence),
    "proof.export.in_memory": Leaves(lambda at: evidence_export.in_memory(at.session, at.case)),
    "proof.gather.gathered": INNER,
    "proof.gather.capture_of": INNER,
    "proof.payload.payload": INNER,
    "exchanging.exchange.export": Refuses(lambda at: exchange.export(at.session, at.case, ListFormat.CSV)),
    "exchanging.exchange.import_list": Refuses(lambda at: exchange.import_list(at.session, at.case, at.hashes)),
    "exchanging.exchange.import_text": Refuses(lambda at: exchange.import_text(at.session, at.case, "")),
    "exchanging.exchange.import_negatives": Refuses(
        lambda at: exchange.import_negatives(at.session, at.hashes, at.case)
    ),
    # Who holds an address is asked of name servers and registries; the address itself is never visited.
    "letters.holders.holding_of": NO_CASE,
    "letters.holders.holdings_of": NO_CASE,
    "letters.holders.changed": INNER,
    "letters.holders.again": INNER,
    "following.ladder.due": Refuses(lambda at: ladder.due(at.session, now(), at.case)),
    "following.ladder.climb": Refuses(lambda at: ladder.climb(at.session, now(), at.case)),
    "following.ladder.each_path": INNER,
    "following.ladder.paths_of": INNER,
    "following.progress.progress_of": Leaves(_no_next_step),
    "following.timeline.timeline_of": Leaves(
        lambda at: timeline.timeline_of(at.session, Addressees(at.session), at.match.id, now())
    ),
    "following.tracks.tracks_of": INNER,
    "person.pausing.pause": Leaves(lambda at: pausing.pause(at.session, at.case)),
    "person.pausing.go_on": Leaves(lambda at: pausing.go_on(at.session, at.case)),
    "following.find.find": Refuses(lambda at: ladder_find.find(at.session, now(), at.case)),
    "looking.lookup.registry_of": Leaves(lambda at: _empty(range(len(lookup.registry_of(at.session))))),
    "looking.lookup.sought": Leaves(lambda at: _empty(range(len(lookup.sought(at.session).registry)))),
    "looking.lookup.look_up": NO_CASE,
    "mailing.mailbox.taken": NO_CASE,
    "exchanging.negatives.list_negatives": Leaves(lambda at: _empty(negatives.list_negatives(at.session, at.case))),
    "exchanging.negatives.remove_negatives": NO_CASE,
    "letters.notice_facts.facts_of": INNER,
    "notify.Desk": Refuses(lambda at: Desk(at.session).draft(None, [at.match.id], "en")),
    "overview.overview.Overview": Leaves(_overview),
    "overview.reading.Recipients": NO_CASE,
    "overview.details.details": INNER,
    "overview.many.do": Refuses(lambda at: many.do(at.session, _planned(at))),
    "overview.many.take_back": INNER,
    "overview.many.ways": INNER,
    "overview.table.written": INNER,
    "overview.table.read": Leaves(_none_taken),
    "overview.table.take": INNER,
    "letters.pack_wish.Wish": INNER,
    "letters.packs.made": Leaves(_hotlines_alone),
    "proof.prove.verify": NO_CASE,
    "proof.prove.verify_ledger": NO_CASE,
    "proof.prove_stamps.anchor_defect": NO_CASE,
    "proof.prove_stamps.every": NO_CASE,
    "recheck.due_for_recheck": Refuses(lambda at: recheck.due_for_recheck(at.session, at.case)),
    "recheck.copies_of": Leaves(lambda at: recheck.copies_of(at.session, [at.match])),
    "recheck.recheck": Leaves(lambda at: recheck.recheck(at.session, [at.match], at.fingerprinter, lambda _: None)),
    "recheck.visit_all": Leaves(_visited),
    "looking.recheck_record.record": INNER,
    "looking.recheck_record.postpone": INNER,
    "register.Intake": Refuses(lambda at: register.Intake(at.session, at.case, at.fingerprinter)),
    "register.register": Refuses(
        lambda at: list(register.register(at.session, at.case, [at.folder], at.fingerprinter))
    ),
    "mailing.replies.Inbox": NO_CASE,
    "mailing.reply_book.book_of": NO_CASE,
    "letters.report.account_of": Leaves(lambda at: _empty(report.account_of(at.session, at.case).next)),
    "letters.figures.figures": Leaves(lambda at: _empty(figures.figures(at.session, figures.fates()).hosts)),
    "letters.results.results": NO_CASE,
    "letters.results.of_case": INNER,
    "person.notes.leave": Leaves(lambda at: notes.leave(at.session, at.case, "w")),
    "person.notes.list_notes": Leaves(lambda at: notes.list_notes(at.session, at.case)),
    "person.case_file.file_of": Leaves(lambda at: _empty(file_of(at.session, at.case, Addressees(at.session)).media)),
    "person.case_file.named_in": Leaves(lambda at: named_in(at.session, at.case, Addressees(at.session))),
    "person.history.history_of": Leaves(lambda at: history_of(at.session, at.case)),
    "person.retention.endings": Leaves(lambda at: _empty(retention.endings(at.session, now()))),
    "person.retention.tell": Leaves(lambda at: _empty(retention.tell(at.session, now()))),
    "person.retention.expire": Leaves(lambda at: _empty(list(retention.expire(at.session, now())))),
    "looking.picture.allowed": Refuses(lambda at: picture.allowed(at.session, at.match.id)),
    "looking.picture.fetch": Refuses(lambda at: picture.fetch(at.session, at.match.id, at.fingerprinter)),
    "looking.picture.seen": Refuses(lambda at: picture.seen(at.session, at.match.id)),
    "looking.picture.times_seen": Leaves(lambda at: picture.times_seen(at.session, match_id=at.match.id)),
    "looking.reupload.linked": INNER,
    "review.list_matches": Leaves(lambda at: review.list_matches(at.session, at.case, None)),
    "review.decide": Leaves(lambda at: review.decide(at.session, [at.match.id], MatchState.REJECTED)),
    "review.states_of": Leaves(lambda at: review.states_of(at.session, [at.match.id])),
    "review.undo": Leaves(lambda at: review.undo(at.session, {at.match.id: MatchState.NEW}, MatchState.REJECTED)),
    "search.search": Leaves(_crawl),
    "mailing.sending.Outbox": Leaves(lambda at: _empty(Outbox(at.session).all())),
    "mailing.doubt.clear_up": NO_CASE,
    "mailing.doubt.record_left": INNER,
    "mailing.rules.ready": INNER,
    "mailing.rules.earliest": INNER,
    "looking.sieve.Sieve": Leaves(_sifted),
    "looking.spread.gather": Refuses(lambda at: spread.gather(at.session, at.case, None, lambda _: None)),
    "looking.spread.roots": Refuses(lambda at: spread.roots(at.session, at.case)),
    "proof.stamping.stamp_due": NO_CASE,
    "proof.stamping.stamp_now": NO_CASE,
    "proof.stamping.proof_of": INNER,
    "proof.stamping.write_anchor": NO_CASE,
    "person.stopping.stop_unsent": Leaves(
        lambda at: _read(at, lambda tx: stopping.stop_unsent(at.session, tx, at.case))
    ),
    "person.tallies.count": INNER,
    "person.telling.choose": Leaves(lambda at: telling.choose(at.session, at.case, Telling(way="program"))),
    "person.telling.news": Leaves(lambda at: telling.news(at.session, at.case)),
    "person.telling.tell": Leaves(lambda at: telling.tell(at.session, at.case, now())),
    "person.telling.send_digests": Leaves(lambda at: _empty(list(telling.send_digests(at.session, now())))),
    "looking.travelled.figures": Leaves(lambda at: travelled.figures(at.session, at.case)),
    "looking.travelled.posts": Leaves(lambda at: _empty(list(travelled.posts(at.session, at.case)))),
    "looking.travelled.export": Leaves(lambda at: travelled.export(at.session, at.case, at.out.with_suffix(".csv"))),
    "watch.watch": "its parts are here: the agenda, search, recheck, spread, ladder, chores",
    "workshop.fingerprinter_of": NO_CASE,
    "team.api_addresses.keep": Leaves(lambda at: api_addresses.keep(at.session, at.case, [at.match.url])),
    **TEAM,
}
"""Every function that takes a session; those that are called have been called with a minor's case."""
