// The canonical pipeline (docs/fingerprints.md) as far as a browser has it: from a file to the pixels that are
// fingerprinted. The browser decodes, turns upright by EXIF and converts to sRGB; this reduces, on white.
//
// A picture stays in this process: it is drawn into memory, read, and let go.

/** The version of the pipeline: takedown/cases/media.py PIPELINE. */
export const PIPELINE = 1;

const LARGE = 1024; // a side of at least twice this is reduced to no less than this
const MAX_PIXELS = 60_000_000;
const MAX_BYTES = 64 * 1024 * 1024;
const STRIP = 1 << 20; // pixels read at once, so that a large picture isn't there twice
const HEAD = 512; // octets that tell the format
const JPEG_SCALES = [8, 4, 2, 1];

/** Why a file can't be fingerprinted here; `code` as in reason-<code>. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * Decode a file and bring it into the canonical form.
 *
 * @param {Blob} file
 * @returns {Promise<{rgba: Uint8ClampedArray, width: number, height: number, whole: {width: number, height: number}}>}
 *   the reduced pixels, and the size of the whole picture, upright.
 * @throws {Refused} empty, video, not-media, too-large, too-many-pixels, unreadable or altered: this browser gives
 *   other pixels than those that are there (some do, against tracking).
 */
export async function canonical(file) {
  const kind = sniffed(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (!file.size) throw new Refused("empty");
  if (kind !== "jpeg" && kind !== "picture") throw new Refused(kind);
  if (file.size > MAX_BYTES) throw new Refused("too-large");
  if (!readsTruly()) throw new Refused("altered");
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image", colorSpaceConversion: "default" });
  } catch {
    throw new Refused("unreadable");
  }
  try {
    const whole = { width: bitmap.width, height: bitmap.height };
    if (whole.width * whole.height > MAX_PIXELS) throw new Refused("too-many-pixels");
    return { ...reduced(bitmap, factors(whole, kind === "jpeg")), whole };
  } finally {
    bitmap.close();
  }
}

/**
 * What the first octets of a file say, as takedown/media/sniff.py has it; its name is never asked.
 *
 * @param {Uint8Array} head the first 512 octets, or all.
 * @returns {string} "jpeg", "picture" (any other), "video" or "not-media".
 */
export function sniffed(head) {
  const text = String.fromCharCode(...head);
  const box = text.slice(4, 8);
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^(?:\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[^]{4}WEBP)/.test(text)) return "picture";
  if (box === "ftyp") return brands(text).some((brand) => PICTURE_BRANDS.test(brand)) ? "picture" : "video";
  if (VIDEO.test(text) || VIDEO_BOXES.includes(box)) return "video";
  return text.length > 376 && [0, 188, 376].every((at) => text[at] === "G") ? "video" : "not-media"; // packets of MPEG
}

const PICTURE_BRANDS = /^(?:avi[fs]|hei[cxms]|hev[cxms]|mif[123]|msf1)$/;
const VIDEO = /^(?:\x1aE\xdf\xa3|RIFF[^]{4}AVI |FLV\x01|\x00\x00\x01[\xba\xb3]|OggS)/;
const VIDEO_BOXES = ["moov", "mdat", "wide", "free", "skip", "pnot", "styp", "moof", "sidx"];

// Of an ISO base media file (ISO/IEC 14496-12, the ftyp box), the major one included.
function brands(text) {
  const end = Math.min([...text.slice(0, 4)].reduce((sum, one) => sum * 256 + one.charCodeAt(0), 0), HEAD);
  const found = [text.slice(8, 12)];
  for (let at = 16; at < end - 3; at += 4) found.push(text.slice(at, at + 4));
  return found;
}

// By how much each side is divided: of a JPEG first both alike, as its decoder does it, then each for itself.
function factors({ width, height }, jpeg) {
  const times = (side) => Math.max(1, Math.floor(side / LARGE));
  const scale = jpeg ? JPEG_SCALES.find((one) => one <= Math.min(times(width), times(height))) : 1;
  return { x: scale * times(Math.ceil(width / scale)), y: scale * times(Math.ceil(height / scale)) };
}

// Means of whole blocks, rounded half up; at the far edges, of what is left.
function reduced(bitmap, { x, y }) {
  const width = Math.ceil(bitmap.width / x), height = Math.ceil(bitmap.height / y);
  const rgba = new Uint8ClampedArray(width * height * 4);
  const rows = Math.max(1, Math.floor(STRIP / (bitmap.width * y))); // of blocks
  const canvas = new OffscreenCanvas(bitmap.width, Math.min(bitmap.height, rows * y));
  const context = drawing(canvas);
  for (let row = 0; row < height; row += rows) {
    const top = row * y, tall = Math.min(canvas.height, bitmap.height - top);
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, -top);
    means(context.getImageData(0, 0, bitmap.width, tall).data, bitmap.width, tall, x, y, rgba.subarray(row * width * 4));
  }
  return { rgba, width, height };
}

/** Write the means of blocks of x by y pixels of `from` to the beginning of `to`. */
export function means(from, width, height, x, y, to) {
  let out = 0;
  for (let top = 0; top < height; top += y) {
    const bottom = Math.min(top + y, height);
    for (let left = 0; left < width; left += x) {
      const right = Math.min(left + x, width);
      const count = (bottom - top) * (right - left), half = count >> 1;
      const share = Math.floor(Math.fround(2 ** 24 / count)) / 2 ** 24; // Pillow's own division, so that both agree
      let red = half, green = half, blue = half;
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          red += from[at];
          green += from[at + 1];
          blue += from[at + 2];
        }
      }
      to[out] = Math.floor(red * share);
      to[out + 1] = Math.floor(green * share);
      to[out + 2] = Math.floor(blue * share);
      to[out + 3] = 255;
      out += 4;
    }
  }
}

// In ordinary memory, not the graphics card's, and on white: what is transparent is white in the canonical form.
function drawing(canvas) {
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false, colorSpace: "srgb" });
  context.imageSmoothingEnabled = false;
  context.fillStyle = "#ffffff";
  return context;
}

// Some browsers give pages noise instead of pixels, against tracking: then a fingerprint would find nothing.
function readsTruly() {
  const side = 32;
  const context = drawing(new OffscreenCanvas(side, side));
  const put = context.createImageData(side, side);
  for (let at = 0; at < put.data.length; at += 1) put.data[at] = at % 4 === 3 ? 255 : (at * 37 + (at >> 5) * 11) & 255;
  context.putImageData(put, 0, 0);
  const got = context.getImageData(0, 0, side, side).data;
  return put.data.every((value, at) => value === got[at]);
}
