/* Finds the number whose SHA-256 together with the salt is the challenge (ALTCHA, version 1). Answers null when there is none. */
const batch = 256; // hashes under way at a time

self.onmessage = async ({ data: { challenge, salt, maxnumber } }) => {
  const encoder = new TextEncoder();
  for (let from = 0; from <= maxnumber; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, maxnumber - from + 1) }, (_, i) => from + i);
    const hashes = await Promise.all(numbers.map((number) => crypto.subtle.digest('SHA-256', encoder.encode(salt + number))));
    const at = hashes.findIndex((hash) => hex(hash) === challenge);
    if (at >= 0) {
      self.postMessage(numbers[at]);
      return;
    }
  }
  self.postMessage(null);
};

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
