"""The picker: what is open in which situation, in which order, and that nothing but hotlines is there for minors."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Adult
from takedown.cases.particulars import Particulars
from takedown.cases.recipient import Recipient
from takedown.notices.bases import BASES
from takedown.notices.completeness import codes
from takedown.notices.directory import load
from takedown.notices.routes import Proposal, Result, Situation, bases_of, proposals
from takedown.words import LANGUAGES, Words

TODAY = date(2026, 11, 21)
HELD_BY_KIND = ("platform", "host", "cdn", "registrar")


def fresh() -> dict[str, Recipient]:
    """Return the directory as if everything had been read this month, so that age plays no part."""
    return {item: young(one) for item, one in load().items()}


def young(recipient: Recipient) -> Recipient:
    channels = tuple(one.model_copy(update={"verified_on": ""}) for one in recipient.channels)
    return recipient.model_copy(update={"verified_on": "2026-11-01", "channels": channels})


FRESH = fresh()


def situation(
    *holders: str, country: str = "FR", adult: Adult = Adult.YES, results: Any = None, **answers: str
) -> Situation:
    return Situation(
        adult=adult,
        country=country,
        particulars=Particulars.model_validate(answers),
        holders=tuple(FRESH[holder] for holder in holders),
        directory=tuple(one for one in FRESH.values() if not one.generic),
        today=TODAY,
        results=results or {},
    )


def pairs(found: tuple[Proposal, ...]) -> list[tuple[str, str]]:
    return [(one.recipient.id, one.basis) for one in found]


def test_a_copy_on_a_platform_in_france_follows_the_table() -> None:
    found = pairs(proposals(situation("x")))

    assert found[:4] == [("x", "eu-dsa-16"), ("x", "us-tida"), ("x", "eu-gdpr-17"), ("x", "own-rules")]
    kinds = [FRESH[item].kind for item, _ in found]
    assert list(dict.fromkeys(kinds)) == ["platform", "search_engine", "authority", "hash_bank", "hotline"]
    assert ("pharos", "fr-pharos") in found
    assert found.index(("pharos", "fr-pharos")) < found.index(("police_chat_fr", "fr-plainte"))


def test_those_behind_the_site_come_in_their_order() -> None:
    found = pairs(proposals(situation("xvideos", "ovhcloud", "cloudflare", "namecheap")))
    firsts = [found.index((item, "eu-dsa-16")) for item in ("xvideos", "ovhcloud", "cloudflare", "namecheap")]

    assert firsts == sorted(firsts)


def test_nothing_follows_a_letter_that_was_never_sent() -> None:
    found = {basis for _, basis in pairs(proposals(situation("x", link_uk="yes")))}

    assert not found & {"eu-dsa-20", "fr-cnil", "us-tida-ftc", "uk-osa-ofcom"}


@pytest.mark.parametrize(("answer", "open_"), [("yes", True), ("no", False), ("unknown", False)])
def test_the_british_law_only_with_a_british_link(answer: str, *, open_: bool) -> None:
    assert (("x", "uk-osa-20a") in pairs(proposals(situation("x", link_uk=answer)))) is open_


@pytest.mark.parametrize(("answer", "open_"), [("yes", True), ("unknown", True), ("no", False)])
def test_the_american_law_protects_whoever_can_be_recognised(answer: str, *, open_: bool) -> None:
    assert (("x", "us-tida") in pairs(proposals(situation("x", identifiable=answer)))) is open_


def test_it_isnt_proposed_where_it_isnt_settled_that_it_binds() -> None:
    found = pairs(proposals(situation("cloudflare", "godaddy")))

    assert {"us-tida"} & {basis for item, basis in found if FRESH[item].kind != "platform"} == set()


@given(
    made=st.sampled_from(["yes", "no", "unknown"]),
    synthetic=st.sampled_from(["yes", "no", "unknown"]),
    holders=st.lists(st.sampled_from(sorted(FRESH)), max_size=4, unique=True),
)
def test_copyright_only_after_she_said_that_she_took_it(made: str, synthetic: str, holders: list[str]) -> None:
    found = proposals(situation(*holders, made_by_her=made, synthetic=synthetic))
    sworn = [one for one in found if one.basis == "us-dmca-512"]

    assert not sworn or (made == "yes" and synthetic != "yes")
    assert all({"only-maker", "sworn", "uploader-told"} <= set(one.consequences) for one in sworn)


def test_copyright_comes_last() -> None:
    ready = [one for one in proposals(situation("facebook", made_by_her="yes")) if not one.held]

    assert ready[-1].basis == "us-dmca-512"
    assert ready[-1].public == "sworn"


@given(
    adult=st.sampled_from([Adult.NO, Adult.UNSURE]),
    country=st.sampled_from(["", "FR", "DE", "GB", "US"]),
    holders=st.lists(st.sampled_from(sorted(FRESH)), max_size=4, unique=True),
    answers=st.fixed_dictionaries(
        {name: st.sampled_from(["yes", "no", "unknown"]) for name in ("made_by_her", "identifiable", "link_uk")}
    ),
)
def test_for_minors_the_hotlines_and_nothing_else(
    adult: Adult, country: str, holders: list[str], answers: dict[str, str]
) -> None:
    found = proposals(situation(*holders, adult=adult, country=country, **answers))

    assert found
    assert {one.basis for one in found} == {"minors"}
    assert not {one.recipient.kind for one in found} & set(HELD_BY_KIND)
    assert {one.learns for one in found} == {"addresses", "hash"}
    assert {one.why for one in found if one.recipient.kind == "hash_bank"} == {"minors-hash-bank"}


def test_an_old_entry_of_a_hotline_for_minors_is_shown_as_old_and_not_held() -> None:
    lane = Situation(Adult.UNSURE, "FR", Particulars(), (), tuple(load().values()), date(2030, 1, 1))
    found = proposals(lane)

    assert {"pharos", "point_de_contact", "three_zero_one_eight"} <= {one.recipient.id for one in found}
    assert {(one.held, one.old) for one in found} == {((), True)}
    assert found[0].recipient.languages[0] == "fr"


@pytest.mark.parametrize(("verified_on", "old"), [("2026-08-23", False), ("2026-08-22", True), ("undated", True)])
def test_an_entry_of_more_than_ninety_days_is_said_to_be_old(verified_on: str, *, old: bool) -> None:
    read = FRESH["x"].model_copy(update={"verified_on": verified_on})
    of_x = situation("x")
    found = proposals(Situation(of_x.adult, of_x.country, of_x.particulars, (read,), of_x.directory, TODAY))

    assert (found[0].recipient.id, found[0].old, found[0].held) == ("x", old, ())


def test_no_adult_is_sent_to_a_hotline_for_minors() -> None:
    found = pairs(proposals(situation("x")))

    assert not {"iwf", "ncmec_tid", "ncmec_cybertip"} & {item for item, _ in found}


@pytest.mark.parametrize(
    ("country", "there", "elsewhere"),
    [
        ("FR", {"pharos", "police_chat_fr", "france_victimes"}, {"rph", "ccri", "aepd", "esafety"}),
        ("GB", {"rph"}, {"pharos", "ccri", "aepd"}),
        ("US", {"ccri"}, {"pharos", "rph", "aepd"}),
        ("ES", {"aepd"}, {"pharos", "rph", "ccri", "garante_it"}),
        ("AU", {"esafety"}, {"pharos", "rph", "aepd"}),
    ],
)
def test_help_is_that_of_her_country(country: str, there: set[str], elsewhere: set[str]) -> None:
    found = {item for item, _ in pairs(proposals(situation("x", country=country)))}

    assert there <= found
    assert not elsewhere & found


@pytest.mark.parametrize(("country", "code"), [("", "country"), ("DE", "legal-ground")])
def test_where_no_offence_can_be_named_other_laws_come_first(country: str, code: str) -> None:
    found = proposals(situation("x", country=country))
    notice = next(one for one in found if (one.recipient.id, one.basis) == ("x", "eu-dsa-16"))

    assert code in notice.held
    assert pairs(found)[0] == ("x", "us-tida")
    assert found.index(notice) > max(place for place, one in enumerate(found) if not one.held)


def test_what_is_too_old_comes_after_all_others_and_says_so() -> None:
    old = FRESH["x"].model_copy(update={"verified_on": "2026-05-01"})
    of_x = situation("x")
    held = Situation(of_x.adult, of_x.country, of_x.particulars, (old,), of_x.directory, TODAY)
    found = proposals(held)

    assert {one.held for one in found if one.recipient.id == "x"} == {("recipient-unconfirmed",)}
    assert found[0].recipient.kind == "search_engine"


def test_a_way_that_nobody_checked_is_shown_and_never_first() -> None:
    found = proposals(situation("erome"))
    unsure = [one for one in found if one.recipient.id == "erome"]

    assert {one.held for one in unsure} == {("contact-unchecked",)}
    assert {one.channel.confidence for one in unsure if one.channel} == {"low"}
    assert found.index(unsure[0]) > max(place for place, one in enumerate(found) if not one.held)


def test_where_there_is_no_way_that_is_said() -> None:
    found = [one for one in proposals(situation("eightkun")) if one.recipient.id == "eightkun"]

    assert {(one.channel, one.held) for one in found} == {(None, ("recipient-channel",))}


def test_what_was_measured_changes_the_order_within_a_step() -> None:
    slow, fast = Result(8, 2, 90.0), Result(6, 6, 20.0)
    found = proposals(situation("x", results={("x", "eu-dsa-16"): slow, ("x", "own-rules"): fast}))

    assert pairs(found)[:4] == [("x", "own-rules"), ("x", "us-tida"), ("x", "eu-gdpr-17"), ("x", "eu-dsa-16")]
    assert found[0].result == fast
    assert pairs(found)[4:] == pairs(proposals(situation("x")))[4:]


def test_four_cases_say_nothing() -> None:
    found = proposals(situation("x", results={("x", "own-rules"): Result(4, 4, 1.0)}))

    assert pairs(found) == pairs(proposals(situation("x")))
    assert {one.result for one in found} == {None}


def test_of_two_with_the_same_share_the_faster_comes_first() -> None:
    results = {("x", "us-tida"): Result(5, 5, 40.0), ("x", "eu-gdpr-17"): Result(5, 5, 12.0)}

    assert pairs(proposals(situation("x", results=results)))[:2] == [("x", "eu-gdpr-17"), ("x", "us-tida")]


def test_a_deadline_is_told_only_where_its_own_law_sets_it() -> None:
    clocks = {one.basis: one.clock for one in proposals(situation("x", link_uk="yes")) if one.recipient.id == "x"}

    assert clocks["eu-dsa-16"] is None
    assert clocks["own-rules"] is None
    assert {basis: (clock.hours, clock.months) for basis, clock in clocks.items() if clock} == {
        "us-tida": (48, None),
        "uk-osa-20a": (48, None),
        "eu-gdpr-17": (None, 1),
    }


def test_whether_the_uploader_is_told_is_the_channels_own() -> None:
    told = {one.recipient.id: one.public for one in proposals(situation("ovhcloud"))}

    assert told["ovhcloud"] == "handed-on"
    assert told["stopncii"] == "hash"


@given(
    country=st.sampled_from(["", "FR", "DE", "GB", "US", "IT", "KR"]),
    holders=st.lists(st.sampled_from(sorted(FRESH)), max_size=5, unique=True),
    made=st.sampled_from(["yes", "no", "unknown"]),
)
def test_whatever_is_proposed_has_a_letter_and_its_words(country: str, holders: list[str], made: str) -> None:
    found = proposals(situation(*holders, country=country, made_by_her=made))

    assert len(pairs(found)) == len(set(pairs(found)))
    for one in found:
        assert one.basis in bases_of(one.recipient)
        assert not BASES[one.basis].minors
        assert set(one.held) <= codes()
        assert (one.channel is None) is ("recipient-channel" in one.held)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_words(language: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    for holder in (one.id for one in FRESH.values() if one.kind in HELD_BY_KIND or one.kind == "search_engine"):
        for country in ("FR", "GB", "US", "ES", "IT", "BE", "AU", "CA", "KR"):
            for one in proposals(situation(holder, country=country, made_by_her="yes", link_uk="yes")):
                assert words(f"basis-{one.basis}")
                assert words(f"route-why-{one.why}").count(". ") >= 1
                assert words(f"route-learns-{one.learns}")
                assert words(f"route-public-{one.public}")
                assert words(f"route-then-{one.then}")
                assert all(words(f"route-consequence-{code}") for code in one.consequences)
    for one in proposals(situation(adult=Adult.NO)):
        assert words(f"route-why-{one.why}")
        assert words(f"route-then-{one.then}")
