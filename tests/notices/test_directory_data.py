"""The 87 entries themselves: what holds for every one of them, and what their README tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from takedown.cases.recipient import Channel, Kind, Means, Recipient
from takedown.notices import directory
from takedown.notices.bases import ALIASES, BASES, OFFENCES
from takedown.notices.directory import load
from takedown.notices.routes import bases_of, channel_for

FOLDER = Path(directory.__file__).parent.parent / "recipients"
README = (FOLDER / "README.md").read_text("utf-8")
RECIPIENTS = load()

# fmt: off
IDS = [
    "aepd", "archive_today", "arcom", "aws", "bereal", "bing", "bluesky", "ccri", "chat_anonymous_generic",
    "cloudflare", "cnil", "crt_bc", "d4u_kr", "dailymotion", "deviantart", "discord", "dropbox", "duckduckgo",
    "eightkun", "erome", "esafety", "facebook", "fansly", "flickr", "fourchan", "france_victimes", "ftc",
    "garante_it", "github", "godaddy", "gofile", "google_drive", "google_search", "hateaid", "hetzner",
    "host_generic", "iefh", "imageboard_generic", "imgur", "instagram", "internet_archive", "iwf", "kick",
    "linkedin", "mastodon_generic", "mediafire", "mega", "motherless", "mym", "namecheap", "namesilo",
    "ncmec_cybertip", "ncmec_tid", "ofcom", "onlyfans", "ovhcloud", "pharos", "pinterest", "point_de_contact",
    "police_chat_fr", "pornhub", "qwant", "reddit", "rph", "scaleway", "snapchat", "stopncii", "streamable",
    "stripchat", "substack", "telegram", "threads", "three_zero_one_eight", "tiktok", "tumblr", "twitch", "vimeo",
    "wayback", "wetransfer", "whatsapp_channels", "wordpress_com", "x", "xhamster", "xnxx", "xvideos", "yandex",
    "youtube",
]
# fmt: on

HOLDERS = {"platform", "host", "search_engine", "cdn", "registrar"}
UNDER_18 = re.compile(r"^minors|under 18", re.IGNORECASE)


def test_every_recipient_is_there_and_no_other() -> None:
    assert len(IDS) == 87
    assert sorted(RECIPIENTS) == IDS
    assert sorted(file.stem for file in FOLDER.glob("*.toml")) == IDS


def test_every_kind_is_there() -> None:
    assert {one.kind for one in RECIPIENTS.values()} == set(get_args(Kind))


def test_both_languages_are_there_and_prose_differs(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            texts = [one.published_time, one.reveals_notifier, one.appeal, *one.notes]
            texts += [text for channel in one.channels for text in (channel.purpose, channel.login, *channel.fields)]
            prose = [text for text in texts if text and "://" not in text.en]
            sentences = [text for text in prose if len(re.findall(r"\b[a-zà-ÿ]{3,}\b", text.en)) > 3]

            assert [text.en for text in sentences if text.en == text.fr] == []


def test_a_deadline_is_that_of_its_text_and_never_another(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            for deadline in one.deadlines:
                basis = BASES[deadline.basis]
                assert deadline == basis.deadline
                assert one.kind in basis.kinds
                assert deadline.basis in one.legal_bases
            stated = {deadline.basis for deadline in one.deadlines}
            denied = {denial.basis for denial in one.no_deadline}
            due = {
                item
                for item in one.legal_bases
                if item in BASES and BASES[item].deadline and one.kind in BASES[item].kinds
            }
            # Pub. L. 119-12, section 4(3): not assumed to reach these.
            unsettled = {"us-tida"} if one.archive or one.kind in {"search_engine", "cdn", "registrar"} else set()
            assert stated == due - unsettled - denied


def test_no_channel_states_a_deadline_of_a_basis_that_it_does_not_take(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            for channel in map(one.settled, one.channels):
                assert {deadline.basis for deadline in channel.deadlines} <= set(channel.bases)
                assert not (channel.never and channel.deadlines)
                assert channel.sources
                assert channel.verified_on


def test_a_channel_that_is_for_something_else_is_never_proposed_for_a_first_notice(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            own = {"us-dmca-512": "copyright", "minors": "minors", "eu-dsa-20": "appeal"}
            for basis in bases_of(one):
                found = channel_for(one, basis)
                assert found is None or found.never in {"", own.get(basis, "")}
                assert found is None or found.confidence != "low"


def test_what_is_for_copyright_or_for_minors_says_so(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            if one.kind in HOLDERS:
                assert [
                    told(channel) for channel in one.channels if sworn(channel) and channel.never != "copyright"
                ] == []
                assert [
                    told(channel)
                    for channel in one.channels
                    if UNDER_18.search(channel.purpose.en) and channel.never not in {"minors", "authorities"}
                ] == []


def sworn(channel: Channel) -> bool:
    return bool(
        re.search(
            r"^copyright|dmca@|copyright@", f"{channel.purpose.en}\n{channel.email}", re.IGNORECASE | re.MULTILINE
        )
    )


def told(channel: Channel) -> str:
    return f"{channel.purpose.en} {channel.url}{channel.email}"


def test_an_address_carries_nothing_that_follows_anybody(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            addresses = [address for channel in one.channels for address in (channel.url, *one.sources)]

            assert [address for address in addresses if re.search(r"[?&](utm_\w+|fbclid|gclid|ref)=", address)] == []


def test_a_file_tells_its_reader_where_the_rules_stand(subtests: pytest.Subtests) -> None:
    for one in RECIPIENTS.values():
        with subtests.test(one.id):
            head = (FOLDER / f"{one.id}.toml").read_text("utf-8").partition("\nid = ")[0]

            assert head.startswith("# ")
            assert "README.md in this folder" in head


@pytest.mark.parametrize("half", ["# The directory", "# L’annuaire"])
def test_the_readme_explains_every_field_in_both_languages(half: str) -> None:
    text = README.split("\n---\n")[0 if half == "# The directory" else 1]
    assert half in text
    told = set(re.findall(r"`([\w+-]+)`", text))

    assert {*Recipient.model_fields, *Channel.model_fields} - {"channels"} <= told
    assert set(get_args(Kind)) <= told
    assert set(get_args(Channel.model_fields["never"].annotation)) - {""} <= told


def test_the_readme_lists_every_kind_of_channel_and_every_legal_basis() -> None:
    told = set(re.findall(r"`([\w+-]+)`", README))

    assert set(get_args(Means)) <= told
    assert {*BASES, *OFFENCES, *(name for name, _ in ALIASES)} <= told
