/*
 * The browser's side of RSA blind signatures: RFC 9474, variant RSABSSA-SHA384-PSS-Randomized. The portal signs what it cannot see;
 * what comes out is a signature that it has never seen either. Needs crypto.subtle: https, or localhost.
 */
const HASH = 48;

export const randomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

const sha384 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-384', joined(...parts)));

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const toNumber = (bytes) => BigInt('0x' + (Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') || '0'));

export function toBytes(number, length) {
  const hex = number.toString(16).padStart(2 * length, '0');
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function power(base, exponent, modulus) {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse, or nothing when there is none. */
function inverse(number, modulus) {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : undefined;
}

/** EMSA-PSS-ENCODE (RFC 8017, 9.1.1) with SHA-384 and MGF1. */
async function encode(message, bits, salt) {
  const length = Math.ceil(bits / 8);
  const hash = await sha384(new Uint8Array(8), await sha384(message), salt);
  const block = joined(new Uint8Array(length - 2 * HASH - 2), Uint8Array.of(1), salt);
  for (let at = 0, counter = 0; at < block.length; counter++) {
    const mask = await sha384(hash, toBytes(BigInt(counter), 4));
    for (let i = 0; i < HASH && at < block.length; i++, at++) block[at] ^= mask[i];
  }
  block[0] &= 0xff >> (8 * length - bits);
  return joined(block, hash, Uint8Array.of(0xbc));
}

/** A number from 1 to below the modulus, each as likely as another. */
function randomNumber(modulus, length) {
  for (;;) {
    const number = toNumber(randomBytes(length));
    if (number > 0n && number < modulus) return number;
  }
}

/**
 * Prepare and Blind (4.1, 4.2). The random parts may be given, to test with the RFC's vector; nobody else does that.
 * @param {{n: bigint, e: bigint}} key
 * @param {Uint8Array} message
 */
export async function blind(key, message, given = {}) {
  const bits = key.n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const prepared = joined(given.prefix ?? randomBytes(32), message);
  const encoded = toNumber(await encode(prepared, bits - 1, given.salt ?? randomBytes(HASH)));
  if (inverse(encoded, key.n) === undefined) throw new Error('invalid input');
  let unblind = given.inverse;
  let factor = unblind === undefined ? undefined : inverse(unblind, key.n);
  while (factor === undefined || unblind === undefined) {
    factor = randomNumber(key.n, length);
    unblind = inverse(factor, key.n);
  }
  const blinded = (encoded * power(factor, key.e, key.n)) % key.n;
  return { prepared, blinded: toBytes(blinded, length), encoded, unblind, length };
}

/** Finalize (4.4): the signature, checked. */
export function finish(key, blinding, blindSignature) {
  if (blindSignature.length !== blinding.length) throw new Error('unexpected input size');
  const signature = (toNumber(blindSignature) * blinding.unblind) % key.n;
  if (power(signature, key.e, key.n) !== blinding.encoded) throw new Error('invalid signature');
  return toBytes(signature, blinding.length);
}
