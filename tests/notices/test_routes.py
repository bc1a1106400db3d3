"""Routes: one per kind of recipient, never for a case that isn't an adult's, never through an unchecked channel."""

from __future__ import annotations

from datetime import date

import pytest

from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus, NotAdult, Standing
from takedown.cases.recipient import Both, Channel, Recipient
from takedown.notices.bases import BASES
from takedown.notices.directory import load
from takedown.notices.routes import (
    NoRoute,
    bases_of,
    basis_for,
    channel_for,
    channels_for,
    checked,
    is_stale,
    route_for,
)


def opened(adult: Adult = Adult.YES) -> Case:
    return Case.opened(label="canary label", adult=adult, standing=Standing.SUBJECT)


@pytest.mark.parametrize(
    ("recipient", "basis"),
    [
        ("x", "eu-dsa-16"),
        ("ovhcloud", "eu-dsa-16"),
        ("pharos", "fr-pharos"),
        ("bing", "own-rules"),
        ("wayback", "eu-gdpr-17"),
        ("fourchan", "us-tida"),
        ("cloudflare", "eu-dsa-16"),
        ("point_de_contact", "eu-dsa-22"),
        ("rph", "help"),
        ("stopncii", "hash-bank"),
        ("cnil", "fr-cnil"),
    ],
)
def test_each_recipient_has_its_route(recipient: str, basis: str) -> None:
    assert route_for(load()[recipient], opened()) == basis


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_no_route_where_the_person_may_have_been_a_minor(adult: Adult) -> None:
    with pytest.raises(NotAdult):
        route_for(load()["x"], opened(adult))


def test_no_route_for_a_closed_case() -> None:
    with pytest.raises(CaseNotOpen):
        route_for(load()["x"], opened().moved(CaseStatus.CLOSED))


@pytest.mark.parametrize(("recipient", "basis"), [("x", "us-dmca-512"), ("x", "fr-pharos"), ("pharos", "eu-dsa-16")])
def test_a_basis_without_a_letter_is_refused_and_named(recipient: str, basis: str) -> None:
    with pytest.raises(NoRoute) as refused:
        checked(load()[recipient], basis)
    assert refused.value.data == {"recipient": recipient, "basis": basis}


def test_a_channel_that_nobody_checked_is_never_chosen_nor_is_a_letter_by_post() -> None:
    host = load()["ovhcloud"]
    form, post = host.channels
    unchecked = host.model_copy(update={"channels": (form.model_copy(update={"confidence": "low"}), post)})
    assert channel_for(unchecked, "eu-dsa-16") is None
    assert channel_for(host, "eu-dsa-16") == form


BOTH = Both(en="reports", fr="signalements")


def channel(type_: str = "email", **fields: object) -> Channel:
    return Channel.model_validate(
        {"type": type_, "purpose": BOTH, "confidence": "high", "email": "a@x.example", **fields}
    )


def reached(*channels: Channel, **fields: object) -> Recipient:
    return load()["scaleway"].model_copy(update={"channels": channels, **fields})


def test_a_channel_made_for_the_basis_comes_before_one_that_takes_any() -> None:
    anything, erasure = channel("form"), channel(bases=("eu-gdpr-17",))
    host = reached(anything, erasure)

    assert channel_for(host, "eu-gdpr-17") == erasure
    assert channel_for(host, "eu-dsa-16") == anything
    assert channels_for(host, "eu-gdpr-17") == (erasure, anything)


@pytest.mark.parametrize(
    ("never", "basis"), [("copyright", "us-dmca-512"), ("minors", "minors"), ("appeal", "eu-dsa-20")]
)
def test_a_channel_for_one_thing_alone_is_proposed_for_that_and_nothing_else(never: str, basis: str) -> None:
    special, anything = channel(never=never), channel("form")
    platform = reached(anything, special)

    assert channel_for(platform, basis) == special
    assert channels_for(platform, "eu-dsa-16") == (anything,)


@pytest.mark.parametrize("never", ["escalation", "authorities", "organisations", "other"])
def test_a_channel_that_is_for_others_is_never_proposed(never: str) -> None:
    for basis in BASES:
        assert channels_for(reached(channel(never=never)), basis) == ()


@pytest.mark.parametrize(("low", "found"), [(False, False), (True, True)])
def test_an_unchecked_channel_is_given_only_when_asked_for(*, low: bool, found: bool) -> None:
    assert (channel_for(reached(channel(confidence="low")), "eu-dsa-16", low=low) is not None) is found


def test_whoever_helps_may_be_called_where_nothing_is_written() -> None:
    phone = channel("phone", email="")

    assert channel_for(reached(phone, kind="hotline"), "help") == phone
    assert channel_for(reached(phone, channel(), kind="hotline"), "help") == channel()
    assert channel_for(reached(phone), "eu-dsa-16") is None


@pytest.mark.parametrize(
    ("entry", "own", "stale"),
    [
        ("2026-11-01", "", False),
        ("2026-11-01", "2024-01-01", False),
        ("2024-01-01", "2026-11-01", False),
        ("2024-01-01", "", True),
        ("2024-01-01", "2024-01-01", True),
    ],
)
def test_an_entry_is_too_old_when_neither_it_nor_its_channel_was_read_lately(
    entry: str, own: str, *, stale: bool
) -> None:
    way = channel(verified_on=own)
    assert is_stale(reached(way, verified_on=entry), way, date(2026, 11, 21)) is stale


@pytest.mark.parametrize("recipient", [one for one in load().values() if one.archive], ids=lambda one: str(one.id))
def test_an_archive_is_no_online_platform(recipient: Recipient) -> None:
    assert "eu-dsa-20" not in bases_of(recipient)


@pytest.mark.parametrize("recipient", ["iwf", "ncmec_cybertip", "ncmec_tid"])
def test_an_adults_case_has_no_route_to_those_who_help_minors_alone(recipient: str) -> None:
    assert bases_of(load()[recipient]) == ("minors",)
    with pytest.raises(NoRoute):
        route_for(load()[recipient], opened())


def test_who_can_be_asked_nothing_has_no_route() -> None:
    nobody = reached(channel(), kind="authority", legal_bases=("fr-cp-226-2-1",))
    assert bases_of(nobody) == ()
    with pytest.raises(NoRoute):
        basis_for(nobody)
