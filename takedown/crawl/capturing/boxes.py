"""What is run in a page whose own scripts are off: grey boxes where pictures and films would stand, with digests."""

BOXES = """
(known) => {
  const GREY = '#bdbdbd', PALE = '#e6e6e6', INK = '#1a1a1a', MOST = 4000;
  const shown = 'img,video,audio,canvas,svg,object,embed,iframe,frame,input[type=image],portal';
  const plain = (href) => {
    try { return new URL(href, document.baseURI).href.split('#')[0]; } catch { return ''; }
  };
  const table = new Map(Object.entries(known).map(([url, one]) => [plain(url), one]));
  const listed = (value) => (value || '').split(',').map((part) => part.trim().split(/\\s+/)[0]);
  const named = (one) => {
    const inside = [one, ...one.querySelectorAll('source')];
    const around = one.closest('picture');
    if (around) inside.push(...around.querySelectorAll('source'));
    const hrefs = inside.flatMap((each) => [
      ...['src', 'data-src', 'data-original', 'poster', 'data'].map((name) => each.getAttribute(name)),
      ...listed(each.getAttribute('srcset')),
      ...listed(each.getAttribute('data-srcset')),
    ]);
    const own = hrefs.filter(Boolean).map((href) => table.get(plain(href))).find(Boolean);
    if (own) return {one: own, how: ''};
    const link = one.closest('a[href]');
    const linked = link && table.get(plain(link.getAttribute('href')));
    return linked ? {one: linked, how: '\\u2192 '} : null;
  };
  // What stood in the page's own source was taken out of it; its digest is what stands there now.
  const within = (node) => {
    const [, digest] = (node.getAttribute('src') || '').match(/^removed:sha256:([0-9a-f]{64})$/) || [];
    return digest ? 'sha256 ' + digest : '';
  };
  const set = (node, style) => {
    for (const [name, value] of Object.entries(style)) node.style.setProperty(name, value, 'important');
  };
  const boxes = [];
  const size = (node, found) => {
    const box = node.getBoundingClientRect();
    const asked = ['width', 'height'].map((name) => parseInt(node.getAttribute(name), 10) || 0);
    const small = asked[0] > 0 && asked[1] > 0 && asked[0] < 60 && asked[1] < 60;
    if (small || (box.width >= 60 && box.height >= 40 && !found)) return;
    const full = found ? found.one : ['', 0, 0];
    const width = box.width >= 60 ? box.width : asked[0] || Math.min(full[1] || 160, 640);
    const ratio = full[1] && full[2] ? full[2] / full[1] : asked[0] && asked[1] ? asked[1] / asked[0] : 0.66;
    const height = box.height >= 60 ? box.height : Math.min(asked[1] || width * ratio, 900);
    if (box.width < 60) set(node, {'min-width': Math.max(width, found ? 260 : 60) + 'px'});
    if (box.height < 60) set(node, {'min-height': Math.max(height, found ? 80 : 40) + 'px'});
    if (getComputedStyle(node).display === 'inline') set(node, {display: 'inline-block'});
  };
  const all = [...document.querySelectorAll(shown)].filter((node) => !node.closest('svg svg, head')).slice(0, MOST);
  const seen = all.filter((node) => getComputedStyle(node).display !== 'none');
  const found = new Map(seen.map((node) => [node, named(node)]));
  for (const node of seen) size(node, found.get(node));
  for (const node of [...document.querySelectorAll('*')].slice(0, 4 * MOST)) {
    const image = getComputedStyle(node).backgroundImage;
    if (!image.includes('url(')) continue;
    const href = (image.match(/url\\("?([^")]*)/) || [])[1];
    const full = !node.textContent.trim();
    set(node, {'background-image': 'none', 'background-color': full ? GREY : PALE});
    const one = table.get(plain(href));
    boxes.push({node, full, text: one ? 'sha256 ' + one[0] : ''});
  }
  for (const node of seen) {
    const match = found.get(node);
    const text = match ? match.how + 'sha256 ' + match.one[0] : within(node);
    boxes.push({node, full: true, text});
  }
  const places = boxes.map((box) => [box, box.node.getBoundingClientRect()]);
  const sheet = document.createElement('div');
  set(sheet, {all: 'initial', position: 'absolute', left: '0', top: '0', width: '0', height: '0'});
  for (const [box, place] of places) {
    if (place.width < 1 || place.height < 1 || (!box.full && !box.text)) continue;
    const drawn = document.createElement('div');
    set(drawn, {
      all: 'initial', position: 'absolute', 'box-sizing': 'border-box', overflow: 'hidden', 'z-index': '2147483647',
      left: place.left + scrollX + 'px', top: place.top + scrollY + 'px', width: place.width + 'px',
      height: (box.full ? place.height : Math.min(place.height, 48)) + 'px', background: GREY, color: INK,
      border: '1px solid #8a8a8a', padding: '4px', font: '12px/1.35 monospace', 'overflow-wrap': 'anywhere',
    });
    drawn.textContent = box.text;
    sheet.append(drawn);
  }
  set(sheet, {'z-index': '2147483647'});
  document.documentElement.append(sheet);
}
"""
