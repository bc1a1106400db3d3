"""Telegram: public channels, through the preview that t.me shows in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode
from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.interface import asking, origin_of
from takedown.crawl.adapters.shapes import line, moment, words
from takedown.crawl.lists import listed
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.inline import css_urls
from takedown.settings import HostSettings

_NAMES = listed("t.me telegram.me telegram.dog")
_CHANNEL = re.compile(r"(?:/s)?/([A-Za-z]\w{3,31})(?:/([0-9]{1,12}))?/?")
_POST = re.compile(r"([A-Za-z]\w{3,31})/([0-9]{1,12})")
_STYLED = ", ".join(
    f".{name}"
    for name in (
        "tgme_widget_message_photo_wrap",
        "tgme_widget_message_video_thumb",
        "tgme_widget_message_roundvideo_thumb",
        "tgme_widget_message_sticker",
        "link_preview_image",
        "link_preview_right_image",
    )
)
_MESSAGE = ".tgme_widget_message[data-post]"
_FILMS = "video[src], video source[src]"
_TIME = ".tgme_widget_message_date time"
_TEXT = ".tgme_widget_message_text:not(.js-message_reply_text)"
_FORWARDED = ".tgme_widget_message_forwarded_from_name"
_ANSWERED = "a.tgme_widget_message_reply"
_PARTS = (_TIME, _TEXT, _FORWARDED, _ANSWERED)
_MOST_MESSAGES = 200
"""Of one page, which shows 20."""
_LONGEST_TITLE = 300

_PAGE = b"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Pier \xe2\x80\x93 Telegram</title>
<link rel="prev" href="/s/pierchannel?before=11"><link rel="canonical" href="/s/pierchannel?before=14"></head><body>
<div class="tgme_channel_info"><i class="tgme_page_photo_image"><img src="https://cdn1.telesco.pe/file/avatar.jpg"></i>
</div><section class="tgme_channel_history"><div class="tgme_widget_message_centered js-messages_more_wrap">
<a href="/s/pierchannel?before=11" class="tme_messages_more js-messages_more" data-before="11"></a></div>
<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="pierchannel/11">
<div class="tgme_widget_message_user_photo"><img src="https://cdn1.telesco.pe/file/avatar.jpg"></div>
<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap">
<a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/pierchannel/11?single"
style="width:400px;background-image:url('https://cdn4.telesco.pe/file/a.jpg')"></a>
<a class="tgme_widget_message_photo_wrap grouped_media_wrap" href="https://t.me/pierchannel/12?single"
style="background-image:url('https://cdn4.telesco.pe/file/b.jpg')"></a></div>
<div class="tgme_widget_message_text js-message_text">The pier<br>&amp; the sea
<i class="emoji" style="background-image:url('//telegram.org/img/emoji/40/F.png')"><b>!</b></i></div>
<span class="tgme_widget_message_views">1.2K</span><a class="tgme_widget_message_date"
href="https://t.me/pierchannel/11"><time datetime="2026-03-01T10:00:00+00:00" class="time">10:00</time></a></div></div>
<div class="tgme_widget_message js-widget_message" data-post="pierchannel/13">
<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name"
href="https://t.me/boats/5">Boats</a></div><a class="tgme_widget_message_video_player">
<i class="tgme_widget_message_video_thumb" style="background-image:url('https://cdn4.telesco.pe/file/t.jpg')"></i>
<video src="https://cdn4.telesco.pe/file/v.mp4?token=x"></video></a></div>
<div class="tgme_widget_message js-widget_message" data-post="odd"><video src="https://cdn4.telesco.pe/file/no.mp4">
</video></div></section></body></html>"""


class Telegram(Adapter):
    """The adapter of kind ``telegram``.

    The preview at ``https://t.me/s/NAME`` has no document; this follows the markup that it serves (``data-post``,
    ``tgme_widget_message_*``) and, for a single post, the widget that https://core.telegram.org/widgets/post
    describes. Only what anybody sees without an account is read: public channels that allow a preview, no groups.

    A post's ``uri`` and ``url`` are its web address. A forwarded post is a repost of the one that it names, where it
    names one. Who passed a post on, Telegram tells nobody.
    """

    kind = "telegram"
    samples = (
        Sample(
            "https://t.me/s/pierchannel",
            "text/html; charset=utf-8",
            _PAGE,
            media=(
                "https://cdn4.telesco.pe/file/a.jpg",
                "https://cdn4.telesco.pe/file/b.jpg",
                "https://cdn4.telesco.pe/file/t.jpg",
                "https://cdn4.telesco.pe/file/v.mp4?token=x",
            ),
            pages=("https://t.me/s/pierchannel?before=11",),
            more=("https://t.me/s/pierchannel?before=11",),
            never=("https://telegram.org/img/emoji/40/F.png", "https://cdn1.telesco.pe/file/avatar.jpg"),
        ),
    )
    entries = (
        ("https://t.me/pierchannel", ("https://t.me/s/pierchannel",)),
        ("https://t.me/s/pierchannel", ("https://t.me/s/pierchannel",)),
        ("https://t.me/pierchannel/11", ("https://t.me/pierchannel/11?embed=1&mode=tme",)),
        ("https://t.me/+secret", ("https://t.me/+secret",)),
    )

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``."""
        return tuple(map(_entry, host.start))

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        tree = LexborHTMLParser(without_bombs(decoded(body, content_type)))
        got = Gathered(url)
        for message in _messages(tree):
            _gather(message, got)
        for node in tree.css("a.tme_messages_more[href*='before='], link[rel=prev][href*='before=']"):
            got.page(_value(node, "href"), more=True)
        title = tree.css_first("title")
        said = tree.css_first(".tgme_widget_message_error, .tgme_page_description")
        return got.finds(
            title=line(title.text())[:_LONGEST_TITLE] if title is not None else "",
            listing=got.base.path.startswith("/s/"),
            text=line(said.text()) if said is not None else "",
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """Tell by the name, or by the preview's markup."""
        return URL(url).host in _NAMES or b"tgme_channel_info" in body


def _entry(start: str) -> str:
    """Return the preview of a channel or of a post; an invitation to a closed one stays what it is."""
    try:
        url = URL(start)
        origin, found = origin_of(url), _CHANNEL.fullmatch(url.path)
    except ValueError:  # no address at all: the guard refuses it, and says so
        return start
    if not found:
        return start
    if found[2]:
        return asking(origin, f"/{found[1]}/{found[2]}", embed=1, mode="tme")
    return asking(origin, f"/s/{found[1]}")


@dataclass(slots=True)
class _Message:
    """What stands in one message: the first element of each kind, and all that show a file."""

    channel: str
    own: str
    parts: dict[str, LexborNode] = field(default_factory=dict)
    shown: list[LexborNode] = field(default_factory=list)


def _messages(tree: LexborHTMLParser) -> list[_Message]:
    """Return the messages of a page, in one pass over it: each element belongs to the message that began last."""
    messages: list[_Message] = []
    for node in tree.css(f"{_MESSAGE}, {_STYLED}, {_FILMS}, {', '.join(_PARTS)}"):
        if node.css_matches(_MESSAGE):
            if len(messages) >= _MOST_MESSAGES:
                break
            channel, _, own = _value(node, "data-post").partition("/")
            messages.append(_Message(channel, own))
        elif messages:
            _place(node, messages[-1])
    return [message for message in messages if _POST.fullmatch(f"{message.channel}/{message.own}")]


def _place(node: LexborNode, message: _Message) -> None:
    part = next((selector for selector in _PARTS if node.css_matches(selector)), "")
    if part:
        message.parts.setdefault(part, node)
    else:
        message.shown.append(node)


def _gather(message: _Message, got: Gathered) -> None:
    post = _facts(message, got)
    for node in message.shown:
        page = _single(node, got) or post.url
        for href in (_value(node, "src"), *css_urls(_value(node, "style"))):
            got.media(href, page=page, post=post, own=True, like=page)


def _facts(message: _Message, got: Gathered) -> PostFacts:
    url = asking(origin_of(got.base), f"/{message.channel}/{message.own}")
    time, said = message.parts.get(_TIME), message.parts.get(_TEXT)
    forwarded, answered = message.parts.get(_FORWARDED), message.parts.get(_ANSWERED)
    kind, about = PostKind.POST, ""
    if forwarded is not None:
        kind, about = PostKind.REPOST, _address(forwarded, got)
    elif answered is not None:
        kind, about = PostKind.REPLY, _address(answered, got)
    return PostFacts(
        url,
        url,
        kind,
        message.channel,
        moment(_value(time, "datetime")) if time is not None else None,
        words(said.html or "") if said is not None else "",
        about,
    )


def _single(node: LexborNode, got: Gathered) -> str:
    """Return the address of one picture of an album, which has a number of its own."""
    return _address(node, got) if "?single" in _value(node, "href") else ""


def _address(node: LexborNode, got: Gathered) -> str:
    """Return the address of the post that a link leads to, without what says how to show it."""
    target = got.resolved(_value(node, "href"))
    found = _CHANNEL.fullmatch(URL(target).path) if target else None
    return asking(origin_of(URL(target)), f"/{found[1]}/{found[2]}") if found and found[2] else ""


def _value(node: LexborNode, attribute: str) -> str:
    return node.attrs.sget(attribute, "")
