"""Any web host: pages, directory listings and galleries, read as a browser without scripts would."""

from __future__ import annotations

from takedown.crawl.adapters.adapter import Adapter, Sample

_LISTING = b"""<html><head><title>Index of /files/</title></head><body><h1>Index of /files/</h1><hr><pre>
<a href="../">../</a>
<a href="IMG_0001.JPG">IMG_0001.JPG</a>   01-Jan-2026 10:00   51501
<a href="more/">more/</a>   01-Jan-2026 10:00   -
<a href="pack.zip">pack.zip</a>   01-Jan-2026 10:00   194003
</pre><hr></body></html>"""

_GALLERY = b"""<!doctype html><html><head><title>home</title><style>body::after{content:url(one.jpg);}</style></head>
<body><h1><a href="../">up</a></h1><img src="../static/img/fullscreen.png"><script>
var data = [{title: "one", thumb: "thumbnails/one.jpg", image: "one.jpg"},
{title: "two", thumb: "thumbnails/two.jpg", image: "two.jpg"}]</script></body></html>"""

_BLOG = b"""<!doctype html><html><head><meta charset="utf-8"><title>Blog</title></head><body><article>
<a href="/2026/01/post/"><img loading="lazy" src="/up/a.jpg" srcset="/up/a.jpg 892w, /up/a-150x150.jpg 150w"></a>
</article><a class="next page-numbers" href="/page/2/">Older</a><a href="/wp-login.php">Log in</a></body></html>"""


class Web(Adapter):
    """The adapter of kind ``web``."""

    kind = "web"
    samples = (
        Sample(
            "http://host.example/files/",
            "text/html",
            _LISTING,
            media=("http://host.example/files/IMG_0001.JPG", "http://host.example/files/pack.zip"),
            pages=("http://host.example/", "http://host.example/files/more/"),
        ),
        Sample(
            "http://host.example/gallery/home/",
            "text/html",
            _GALLERY,
            media=(
                "http://host.example/gallery/home/one.jpg",
                "http://host.example/gallery/home/two.jpg",
                "http://host.example/gallery/home/thumbnails/one.jpg",
                "http://host.example/gallery/home/thumbnails/two.jpg",
                "http://host.example/gallery/static/img/fullscreen.png",
            ),
            pages=("http://host.example/gallery/",),
        ),
        Sample(
            "http://host.example/",
            "text/html; charset=UTF-8",
            _BLOG,
            media=("http://host.example/up/a.jpg", "http://host.example/up/a-150x150.jpg"),
            pages=("http://host.example/2026/01/post/", "http://host.example/page/2/"),
            more=("http://host.example/page/2/",),
        ),
    )
    entries = (("http://host.example/a", ("http://host.example/a",)),)
