"""Who passes pictures on is never followed and never reported; who serves them is."""

from __future__ import annotations

import pytest

from takedown.crawl.net.guard import parse
from takedown.crawl.read.avoid import is_avoided, is_dead_end
from takedown.crawl.read.links import Links
from takedown.crawl.read.proxied import named_within


def _rows(text: str) -> list[str]:
    return text.split()


PASSED_ON = _rows("""
    https://saucenao.com/search.php?db=999
    https://iqdb.org/
    https://danbooru.iqdb.org/
    https://www.tineye.com/search/abc
    https://images.google.com/
    https://www.google.com/searchbyimage?sbisrc=x
    https://www.google.de/search?tbm=isch
    https://google.co.uk/imgres?imgurl=a
    https://lens.google.com/upload
    https://yandex.com/images/search?rpt=imageview
    https://yandex.com.tr/gorsel/
    https://images.yandex.ru/
    https://www.bing.com/images/search?q=imgurl:a
    https://graph.baidu.com/details
    https://pimeyes.com/en
    https://ascii2d.net/search/url/a
    https://web.archive.org/save/http://host.example/
    https://archive.org/save
    https://archive.ph/abc
    https://ghostarchive.org/search
    https://webcache.googleusercontent.com/search?q=cache:x
    https://host-example.cdn.ampproject.org/c/s/host.example/a
    https://translate.google.com/translate?u=a
    https://host-example.translate.goog/a
    https://wsrv.nl/?url=host.example/a.jpg
    https://images.weserv.nl/?url=host.example/a.jpg
    https://external-content.duckduckgo.com/iu/?u=a
    https://camo.githubusercontent.com/abc
    https://res.cloudinary.com/demo/image/fetch/w_300/https://host.example/a.jpg
    https://www.facebook.com/sharer/sharer.php?u=a
    https://m.facebook.com/dialog/feed
    https://twitter.com/intent/tweet?text=a
    https://x.com/share?text=a
    https://t.me/share/url
    https://www.linkedin.com/shareArticle?mini=true
    https://www.reddit.com/submit?title=a
    https://vk.com/share.php
    https://www.tumblr.com/widgets/share/tool
    https://wa.me/?text=a
""")

NOT_FOLLOWED = _rows("""
    http://host.example/login
    http://host.example/user/logout
    http://host.example/sign-up/
    http://host.example/wp-admin/
    http://host.example/share
    http://host.example/sharer.php
    http://host.example/share/?id=3
    http://host.example/post/1?share=mail
    http://host.example/image-proxy?u=https://other.example/a.jpg
    http://host.example/save?page=http://host.example/a
    http://host.example/translate?from=fr&u=http%3A%2F%2Fhost.example%2Fa
    http://host.example/wp-json/oembed/1.0/embed?url=a
    http://host.example/search/reverse
    http://host.example/item?action=delete&id=1
    http://host.example/files/?C=M&O=A
    http://host.example/files/?C=N;O=D
    http://host.example/files/?sort=name&order=desc
    http://host.example/album?zip
    https://www.pinterest.fr/pin/create/button/?media=a
""")

FOLLOWED = _rows("""
    http://host.example/
    http://host.example/photo/12
    http://host.example/share/album-7/
    http://host.example/files/share_001
    http://host.example/gallery?id=5&page=2
    http://host.example/logins-and-other-stories
    http://host.example/accountants
    http://host.example/?p=12
    https://archive.org/details/album
    https://www.reddit.com/r/pics/
    https://t.me/s/channel
    https://x.com/someone/status/1
    https://www.pinterest.com/pin/123/
    https://disk.yandex.ru/d/abc
    https://drive.google.com/file/d/abc
    https://lh3.googleusercontent.com/abc
    https://res.cloudinary.com/demo/image/upload/a
    https://i0.wp.com/host.example/a
    https://notbing.com/a
    https://vk.com/album1_2
    https://www.tumblr.com/someone/1
""")


@pytest.mark.parametrize("url", PASSED_ON)
def test_who_passes_pictures_on_is_avoided(url: str) -> None:
    assert is_avoided(url)
    assert is_avoided(parse(url))
    assert is_dead_end(url)


@pytest.mark.parametrize("url", NOT_FOLLOWED)
def test_such_links_are_not_followed_on_any_host(url: str) -> None:
    assert is_dead_end(url)


@pytest.mark.parametrize("url", FOLLOWED)
def test_others_are_followed(url: str) -> None:
    assert not is_avoided(url)
    assert not is_dead_end(url)


FILE = "http://host.example/up/a.jpg"


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("https://i0.wp.com/host.example/up/a.jpg?w=300&ssl=1", "https://host.example/up/a.jpg"),
        ("https://i2.wp.com/host.example/up/a.jpg", FILE),
        ("https://wsrv.nl/?url=host.example/up/a.jpg&w=300", FILE),
        ("https://wsrv.nl/?url=https%3A%2F%2Fhost.example%2Fup%2Fa.jpg", "https://host.example/up/a.jpg"),
        ("http://img.example/insecure/rs:fit:300/plain/http://host.example/up/a.jpg@webp", FILE),
        ("http://img.example/unsafe/300x200/http%3A%2F%2Fhost.example%2Fup%2Fa.jpg", FILE),
        ("https://res.cloudinary.com/demo/image/fetch/w_300/http://host.example/up/a.jpg", FILE),
        ("http://host.example/_next/image?url=/up/a.jpg&w=640&q=75", FILE),
        ("http://host.example/timthumb.php?src=http://host.example/up/a.jpg&w=100", FILE),
        ("http://host.example/cdn-cgi/image/width=80/http://host.example/up/a.jpg", FILE),
        (FILE, None),
        (FILE + "?w=300", None),
        ("http://host.example/photo.php?id=5&src=home", None),
        ("http://host.example/https/a.jpg", None),
        ("http://host.example/a?url=javascript:x.jpg", None),
        ("http://host.example/a/http://[bad/a.jpg", None),
    ],
)
def test_a_rendition_names_its_original(url: str, original: str | None) -> None:
    assert named_within(url, Links(parse("http://host.example/page"))) == original
