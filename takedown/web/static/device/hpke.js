// Sealing to a public key: RFC 9180 in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, by the
// browser's own WebCrypto. Only the holder of the private key can open what was sealed; this page can't either.

const octets = (text) => new TextEncoder().encode(text);
const two = (number) => Uint8Array.of(number >> 8, number & 255);
const KEM = joined(octets("KEM"), two(0x0010));
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const KDF_ID = 0x0001;
const BASE = Uint8Array.of(0);
const NONE = new Uint8Array(0);
const HASH_BYTES = 32, NONCE_BYTES = 12;

/** The AEAD used: its number in RFC 9180, 7.3, and the octets of its key. */
export const AES_256_GCM = { id: 0x0002, key: 32 };

/**
 * Seal `message` to `publicKey`; what is given back opens with `cryptography`'s `hpke.Suite.decrypt`.
 *
 * @param {Uint8Array} publicKey 65 octets, uncompressed.
 * @param {Uint8Array} info what the message is for; opening wants the same.
 * @param {Uint8Array} message
 * @param {{ephemeral?: CryptoKeyPair, aead?: {id: number, key: number}, aad?: Uint8Array}} fixed for test vectors
 *   alone: a key pair used twice would give the message away.
 * @returns {Promise<Uint8Array>} the encapsulated key (65 octets) and the ciphertext.
 */
export async function seal(publicKey, info, message, { ephemeral, aead = AES_256_GCM, aad = NONE } = {}) {
  const pair = ephemeral ?? (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]));
  const encapsulated = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const shared = await sharedSecret(pair.privateKey, publicKey, encapsulated);
  const { key, nonce } = await schedule(shared, info, aead);
  const secret = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: aad }, secret, message);
  return joined(encapsulated, new Uint8Array(sealed));
}

// RFC 9180, 4.1, Encap and ExtractAndExpand.
async function sharedSecret(privateKey, publicKey, encapsulated) {
  const theirs = await crypto.subtle.importKey("raw", publicKey, CURVE, false, []);
  const agreed = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, privateKey, 256));
  const extracted = await extract(KEM, NONE, "eae_prk", agreed);
  return expand(KEM, extracted, "shared_secret", joined(encapsulated, publicKey), HASH_BYTES);
}

// RFC 9180, 5.1, KeySchedule without a pre-shared key.
async function schedule(shared, info, aead) {
  const suite = joined(octets("HPKE"), two(0x0010), two(KDF_ID), two(aead.id));
  const noKey = await extract(suite, NONE, "psk_id_hash", NONE);
  const context = joined(BASE, noKey, await extract(suite, NONE, "info_hash", info));
  const secret = await extract(suite, shared, "secret", NONE);
  return {
    key: await expand(suite, secret, "key", context, aead.key),
    nonce: await expand(suite, secret, "base_nonce", context, NONCE_BYTES),
  };
}

// LabeledExtract and LabeledExpand; one round of HMAC is enough for what is asked for here, at most 32 octets.
async function extract(suite, salt, label, material) {
  return hmac(salt.length ? salt : new Uint8Array(HASH_BYTES), joined(octets("HPKE-v1"), suite, octets(label), material));
}

async function expand(suite, secret, label, info, length) {
  const labelled = joined(two(length), octets("HPKE-v1"), suite, octets(label), info);
  return (await hmac(secret, joined(labelled, Uint8Array.of(1)))).slice(0, length);
}

async function hmac(key, data) {
  const held = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", held, data));
}

function joined(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
