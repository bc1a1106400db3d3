// The worker: one file at a time, away from the page's own thread, so that the page stays usable. It asks for nothing
// and sends nothing but its answers to the page that started it.
//
// In:  {id, file}
// Out: {id, pdq, quality, width, height} with the hash as 64 digits, or {id, refused: code}

import { Refused, canonical } from "./canonical.js";
import { hex, pdq } from "./pdq.js";

/** Below this PDQ can't tell a picture from others: takedown/matching/confidence.py MIN_QUALITY. */
const MIN_QUALITY = 50;

async function described(file) {
  const { rgba, width, height, whole } = await canonical(file);
  const { variants, quality } = pdq(rgba, width, height);
  if (quality < MIN_QUALITY) throw new Refused("too-plain");
  return { pdq: hex(variants[0]), quality, ...whole };
}

let queue = Promise.resolve();

self.addEventListener("message", ({ data: { id, file } }) => {
  queue = queue.then(async () => {
    try {
      self.postMessage({ id, ...(await described(file)) });
    } catch (trouble) {
      self.postMessage({ id, refused: trouble instanceof Refused ? trouble.code : "unreadable" });
    }
  });
});
