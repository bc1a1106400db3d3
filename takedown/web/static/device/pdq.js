// PDQ of a whole picture: the same bits as takedown/fingerprint/pdq.py and as the reference C++, hash and quality.
//
// Method: Meta, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (2019). The reference works
// in single precision; each step is rounded to it (Math.fround) in the reference's own order, or bits would differ.

/** The order of the eight hashes, and the reference's names for them. */
export const VARIANTS = ["original", "rotate-90", "rotate-180", "rotate-270", "flip-x", "flip-y", "flip-plus-1", "flip-minus-1"];

const SIDE = 64;
const FREQUENCIES = 16;
const WINDOWS = 128; // two passes, each with a window of a 128th of the side
const SMALLEST = 5;
const BEST = 100;
const f = Math.fround;

/**
 * The PDQ of a picture and of its mirrorings and quarter turns.
 *
 * @param {Uint8Array|Uint8ClampedArray} rgba four octets a pixel, row by row; the fourth isn't read.
 * @param {number} width pixels.
 * @param {number} height pixels; a side below 5 gives zero bits and quality 0, as in the reference.
 * @returns {{variants: Uint8Array[], quality: number}} eight hashes of 32 octets in the order of VARIANTS, bit 255
 *   first; quality 0 to 100, of which below 50 is too plain to be told from others.
 */
export function pdq(rgba, width, height) {
  if (Math.min(width, height) < SMALLEST) return { variants: VARIANTS.map(() => new Uint8Array(32)), quality: 0 };
  const small = downsampled(luma(rgba, width, height), width, height);
  return { variants: dihedral(frequencies(small)).map(bits), quality: qualityOf(small) };
}

/** 32 octets as the 64 digits that the published tools print. */
export const hex = (octets) => Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");

function luma(rgba, width, height) {
  const plane = new Float32Array(width * height);
  for (let at = 0, from = 0; at < plane.length; at += 1, from += 4) {
    plane[at] = (299 * rgba[from] + 587 * rgba[from + 1] + 114 * rgba[from + 2]) / 1000;
  }
  return plane;
}

function downsampled(plane, width, height) {
  if (width === SIDE && height === SIDE) return plane;
  // After the last pass along a dimension only the 64 centres are wanted, so only they are carried on.
  const across = box(plane, height, width, every(width));
  const down = box(turned(across, height, width), width, height, every(height));
  const columns = box(turned(down, width, height), height, width, centres(width));
  return turned(box(turned(columns, height, SIDE), SIDE, height, centres(height)), SIDE, SIDE);
}

const every = (length) => Int32Array.from({ length }, (_, at) => at);
const centres = (length) => Int32Array.from({ length: SIDE }, (_, at) => Math.floor(((at + 0.5) * length) / SIDE));

// The running mean of each line, at the wanted places of it. Adding what enters before subtracting what leaves is the
// reference's order, and single precision remembers it.
function box(plane, lines, length, wanted) {
  const window = Math.ceil(length / WINDOWS);
  const ahead = (window + 2) >> 1; // in the first mean; at the end as many less one fall away
  const counts = wanted.map((at) => Math.min(at + ahead, length) - Math.max(at + ahead - window, 0));
  const sums = new Float32Array(length);
  const means = new Float32Array(lines * wanted.length);
  for (let line = 0; line < lines; line += 1) {
    const first = line * length;
    let total = 0;
    for (let at = 0; at < ahead - 1; at += 1) total = f(total + plane[first + at]);
    for (let at = 0; at < length; at += 1) {
      const entering = at + ahead - 1;
      const leaving = entering - window;
      if (entering < length) total = f(total + plane[first + entering]);
      if (leaving >= 0) total = f(total - plane[first + leaving]);
      sums[at] = total;
    }
    for (let at = 0; at < wanted.length; at += 1) means[line * wanted.length + at] = sums[wanted[at]] / counts[at];
  }
  return means;
}

function turned(plane, rows, columns) {
  const out = new Float32Array(plane.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) out[column * rows + row] = plane[row * columns + column];
  }
  return out;
}

function qualityOf(small) {
  // The reference cuts each step to a whole per cent of the range; uncut noise would add up.
  const step = (from, to) => Math.abs(Math.trunc(f(f(f(small[to] - small[from]) * 100) / 255)));
  let steps = 0;
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const at = row * SIDE + column;
      if (row + 1 < SIDE) steps += step(at, at + SIDE);
      if (column + 1 < SIDE) steps += step(at, at + 1);
    }
  }
  return Math.min(Math.floor(steps / 90), BEST);
}

/** The cosines of the transform, 16 rows of 64; in single precision, and scaled in it, unlike the cosine itself. */
export const BASIS = Float32Array.from({ length: FREQUENCIES * SIDE }, (_, at) => {
  const wave = (Math.floor(at / SIDE) + 1) * (2 * (at % SIDE) + 1);
  return f(Math.sqrt(2 / SIDE)) * Math.cos((Math.PI / 2 / SIDE) * wave);
});

function frequencies(small) {
  const half = new Float32Array(FREQUENCIES * SIDE);
  for (let row = 0; row < FREQUENCIES; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      half[row * SIDE + column] = product((k) => BASIS[row * SIDE + k], (k) => small[k * SIDE + column]);
    }
  }
  return Float32Array.from({ length: FREQUENCIES * FREQUENCIES }, (_, at) => {
    const row = Math.floor(at / FREQUENCIES) * SIDE, column = (at % FREQUENCIES) * SIDE;
    return product((k) => half[row + k], (k) => BASIS[column + k]);
  });
}

// One after the other, each product and each sum rounded: the order decides bits that lie at the median.
function product(left, right) {
  let total = 0;
  for (let k = 0; k < SIDE; k += 1) total = f(total + f(left(k) * right(k)));
  return total;
}

// Mirroring a picture flips the signs of its odd frequencies; a quarter turn swaps rows and columns as well.
function dihedral(block) {
  const odd = (at) => (at % 2 ? 1 : -1);
  const made = (sign, swapped) => Float32Array.from(block, (_, at) => {
    const row = Math.floor(at / FREQUENCIES), column = at % FREQUENCIES;
    const [from, across] = swapped ? [column, row] : [row, column];
    return block[from * FREQUENCIES + across] * sign(from, across);
  });
  const none = () => 1, rows = (row) => odd(row), columns = (_, column) => odd(column);
  const both = (row, column) => odd(row) * odd(column);
  return [
    made(none, false), made(columns, true), made(both, false), made(rows, true),
    made(rows, false), made(columns, false), made(none, true), made(both, true),
  ];
}

function bits(block) {
  const median = block.slice().sort()[block.length / 2 - 1];
  const octets = new Uint8Array(block.length / 8);
  block.forEach((value, at) => {
    const place = block.length - 1 - at;
    if (value > median) octets[place >> 3] |= 0x80 >> (place & 7);
  });
  return octets;
}
