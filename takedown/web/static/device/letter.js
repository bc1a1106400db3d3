// The letter: what leaves the device, as one sealed message. takedown/cases/team/letter.py says what may stand in it.

import { PIPELINE } from "./canonical.js";
import { seal } from "./hpke.js";

const PADDED = 4096; // its size says little of how much is in it

/**
 * Seal a letter to an organisation.
 *
 * @param {{key: string, info: string}} to the letterbox's public key and what is sealed for, in hex.
 * @param {object} said statement, language, standing, country, reach, pictures ({pdq, quality, width, height}: no name,
 *   no date, no size in bytes) and addresses.
 * @returns {Promise<Uint8Array>}
 */
export function sealed({ key, info }, said) {
  const letter = { version: 1, pipeline: PIPELINE, made_at: new Date().toISOString(), ...said };
  const plain = new TextEncoder().encode(JSON.stringify(letter, Object.keys(letter).concat(PARTS).sort()));
  const padded = new Uint8Array(Math.ceil(plain.length / PADDED) * PADDED).fill(0x20);
  padded.set(plain);
  return seal(octets(key), octets(info), padded);
}

const PARTS = ["pdq", "quality", "width", "height"]; // of a picture: whatever else it had would be left out

const octets = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
