// @ts-check
/** Keys: UUIDv7 (RFC 9562), laid out as in core/ids.py: 48 bits of milliseconds, a 12-bit counter, 62 random bits. */

/**
 * Lay out the parts of a UUIDv7.
 * @param {number} milliseconds
 * @param {number} counter 12 bits
 * @param {bigint} randomBits 62 bits
 */
export function fromParts(milliseconds, counter, randomBits) {
  const high = (BigInt(milliseconds) << 16n) | 0x7000n | BigInt(counter);
  const low = (0b10n << 62n) | randomBits;
  const hex = high.toString(16).padStart(16, "0") + low.toString(16).padStart(16, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * A maker of ids, each greater than every one it made before, also when the clock goes back.
 * @param {(words: BigUint64Array<ArrayBuffer>) => BigUint64Array} fill fills with random bits, as crypto.getRandomValues does
 * @returns {(milliseconds: number) => string} takes the moment in Unix milliseconds
 */
export function idMaker(fill) {
  let last = { milliseconds: 0, counter: -1 };
  return (milliseconds) => {
    last = next(last, milliseconds);
    const [random] = fill(new BigUint64Array(1));
    return fromParts(last.milliseconds, last.counter, random >> 2n);
  };
}

/**
 * @param {{milliseconds: number, counter: number}} last
 * @param {number} milliseconds
 */
function next(last, milliseconds) {
  if (milliseconds > last.milliseconds) return { milliseconds, counter: 0 };
  if (last.counter < 0xfff) return { ...last, counter: last.counter + 1 };
  return { milliseconds: last.milliseconds + 1, counter: 0 };
}
