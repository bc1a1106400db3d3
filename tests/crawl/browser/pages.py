"""Pages for the browser's tests: they build themselves by scripts, or try whatever leads a browser out."""

from __future__ import annotations

from tests.crawl.crawl_server import HTML, Answer

SCRIPT = "text/javascript; charset=utf-8"

# Everything by which a page can make a browser speak to a host, and what would stop it until somebody answers.
_ESCAPES = """
const T = '@TCP@', U = '@UDP@';
const trying = (way) => { try { const later = way(); if (later && later.catch) later.catch(() => 0); } catch (e) {} };
trying(() => new WebSocket('ws://' + T + '/socket'));
trying(() => new EventSource('http://' + T + '/events'));
trying(() => navigator.sendBeacon('http://' + T + '/beacon', 'x'));
trying(() => fetch('http://' + T + '/post', {method: 'POST', body: 'x', mode: 'no-cors'}));
trying(() => fetch('http://' + T + '/keep', {keepalive: true, mode: 'no-cors'}));
trying(() => fetch('http://' + T + '/get', {mode: 'no-cors'}));
trying(() => window.open('http://' + T + '/popup'));
trying(() => navigator.serviceWorker.register('/worker.js'));
const inner = "try { new WebSocket('ws://" + T + "/w') } catch (e) {} fetch('http://" + T + "/w', {mode: 'no-cors'})";
trying(() => new Worker(URL.createObjectURL(new Blob([inner]))));
trying(() => new SharedWorker(URL.createObjectURL(new Blob([inner]))));
trying(() => new SharedWorker('/worker.js'));
for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'manifest',
    'icon', 'stylesheet']) {
  const link = document.createElement('link');
  link.rel = rel; link.as = 'fetch'; link.href = 'http://' + T + '/' + rel;
  document.head.append(link);
}
const rules = document.createElement('script');
rules.type = 'speculationrules';
rules.textContent = JSON.stringify({prefetch: [{source: 'list', urls: ['http://' + T + '/speculation']}]});
document.head.append(rules);
trying(() => {
  const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:' + U}]});
  peer.createDataChannel('x');
  peer.createOffer().then((offer) => peer.setLocalDescription(offer));
});
trying(() => new WebTransport('https://' + U + '/transport').ready);
const put = (name, values) => { const made = Object.assign(document.createElement(name), values);
  document.body.append(made); return made; };
put('iframe', {src: 'http://' + T + '/frame'});
put('img', {src: 'http://' + T + '/picture.jpg'});
put('video', {src: 'http://' + T + '/film.mp4', preload: 'auto'});
put('object', {data: 'http://' + T + '/object'});
trying(() => put('form', {method: 'POST', action: 'http://' + T + '/form', target: 'x'}).submit());
put('a', {href: '#x', ping: 'http://' + T + '/ping'}).click();
put('a', {href: 'data:application/octet-stream,x', download: 'x.bin'}).click();
new FontFace('x', 'url(http://' + T + '/font.woff2)').load().catch(() => 0);
trying(() => alert(1)); trying(() => confirm('x')); trying(() => prompt('x'));
window.onbeforeunload = (event) => { event.preventDefault(); return 'stay'; };
put('p', {textContent: 'reached the end'});
"""

_BUILDS = """
fetch('/api/walks.json').then((answer) => answer.json()).then((data) => {
  document.title = data.title;
  for (const one of data.walks) {
    const link = document.createElement('a');
    link.href = one.page;
    const picture = new Image();
    picture.src = one.picture;
    picture.onerror = () => picture.remove();
    link.append(picture);
    document.getElementById('root').append(link);
  }
});
"""

_LAZY = """
let next = 0;
const root = document.getElementById('root');
const more = () => {
  if (next >= @MANY@) return;
  for (let i = 0; i < 4; i += 1, next += 1) {
    const block = document.createElement('div');
    block.style.height = '700px';
    block.style.backgroundImage = 'url(/lazy/' + next + '.jpg)';
    root.append(block);
  }
};
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) more(); })
  .observe(document.getElementById('end'));
"""


def page(script: str = "", body: str = '<div id="root"></div><div id="end">.</div>', head: str = "") -> Answer:
    """A page that is nothing without its script."""
    tag = f'<script src="{script}"></script>' if script else ""
    return 200, HTML, f"<!doctype html><title>t</title>{head}<body>{body}{tag}</body>".encode()


def script(text: str) -> Answer:
    return 200, SCRIPT, text.encode()


def escaping(tcp: str, udp: str) -> dict[str, Answer]:
    """A page that tries to reach ``tcp`` and ``udp`` (``host:port``) in every way, from its workers too."""
    worker = f"fetch('http://{tcp}/worker', {{mode: 'no-cors'}}); new WebSocket('ws://{tcp}/worker');"
    return {
        "/": page("/app.js"),
        "/app.js": script(_ESCAPES.replace("@TCP@", tcp).replace("@UDP@", udp)),
        "/worker.js": script(worker),
    }


def building() -> dict[str, Answer]:
    """A page that asks for its data and puts two pictures on itself, one of which another server has."""
    data = (
        b'{"title":"Walks","walks":[{"page":"/walk/1","picture":"/media/1.jpg"},'
        b'{"page":"/walk/2","picture":"https://cdn.example/2"}]}'
    )
    return {"/": page("/app.js"), "/app.js": script(_BUILDS), "/api/walks.json": (200, "application/json", data)}


def lazy(many: int) -> dict[str, Answer]:
    """A page that puts more on itself whenever its end comes into view, ``many`` pictures in all."""
    return {"/": page("/app.js"), "/app.js": script(_LAZY.replace("@MANY@", str(many)))}
