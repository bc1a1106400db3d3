"""Routes: one per kind of recipient, never for a case that isn't an adult's, never through an unchecked channel."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus, NotAdult, Standing
from takedown.notices.directory import load
from takedown.notices.routes import NoRoute, channel_for, checked, route_for


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
