// @ts-check
/** Money: whole đồng and nothing else; the same rules as core/money.py. Products may pass 2^53 and are kept exact. */

const MINUS = "\u2212";

/**
 * The exact product of two safe integers: a number where it fits, else a BigInt.
 * @param {number} a
 * @param {number} b
 * @returns {number | bigint}
 */
export function times(a, b) {
  const product = a * b;
  return Number.isSafeInteger(product) ? product : BigInt(a) * BigInt(b);
}

/**
 * numerator / denominator to the nearest integer, halves away from zero; denominator > 0.
 * @param {number | bigint} numerator
 * @param {number} denominator
 * @returns {number}
 */
export function roundHalfAway(numerator, denominator) {
  const doubled = typeof numerator === "number" ? 2 * Math.abs(numerator) + denominator : NaN;
  const magnitude = Number.isSafeInteger(doubled)
    ? (doubled - (doubled % (2 * denominator))) / (2 * denominator)
    : exactly(BigInt(numerator), BigInt(denominator));
  return numerator < 0 && magnitude !== 0 ? -magnitude : magnitude;
}

/**
 * @param {bigint} numerator
 * @param {bigint} denominator
 */
function exactly(numerator, denominator) {
  const magnitude = numerator < 0n ? -numerator : numerator;
  return Number((2n * magnitude + denominator) / (2n * denominator));
}

/**
 * The part of an amount that a rate in basis points takes (18 % = 1800).
 * @param {number} amountDong
 * @param {number} rateBp
 */
export const shareOf = (amountDong, rateBp) => roundHalfAway(times(amountDong, rateBp), 10_000);

/**
 * The VAT contained in an amount that includes it.
 * @param {number} amountDong
 * @param {number} rateBp
 */
export const vatInside = (amountDong, rateBp) => roundHalfAway(times(amountDong, rateBp), 10_000 + rateBp);

/** @param {readonly number[]} amounts */
export const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Split a total in proportion to integer weights >= 0, by largest remainder, ties to the earlier part. The parts
 * always add up; a negative total is the negation of the positive one. Throws RangeError for negative weights, and
 * for no weight at all with something to split.
 * @param {number} totalDong
 * @param {readonly number[]} weights
 * @returns {number[]}
 */
export function allocate(totalDong, weights) {
  if (weights.some((weight) => weight < 0)) throw new RangeError("weights must not be negative");
  const whole = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (whole === 0n) {
    if (totalDong !== 0 || weights.length === 0) throw new RangeError("there is nothing to split the total over");
    return weights.map(() => 0);
  }
  const parts = largestRemainder(BigInt(Math.abs(totalDong)), weights.map(BigInt), whole);
  return totalDong < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

/**
 * @param {bigint} total
 * @param {bigint[]} weights
 * @param {bigint} whole
 */
function largestRemainder(total, weights, whole) {
  const parts = weights.map((weight) => Number((total * weight) / whole));
  const remainders = weights.map((weight) => (total * weight) % whole);
  const order = parts
    .map((_, i) => i)
    .sort((a, b) => (remainders[a] === remainders[b] ? a - b : remainders[a] > remainders[b] ? -1 : 1));
  for (const i of order.slice(0, Number(total) - sum(parts))) parts[i] += 1;
  return parts;
}

/**
 * Cash rounded to a unit of đồng (0 = not rounded); "down" goes towards zero.
 * @param {number} amountDong
 * @param {number} unitDong
 * @param {"nearest" | "down"} [mode]
 */
export function roundTo(amountDong, unitDong, mode = "nearest") {
  if (unitDong === 0) return amountDong;
  if (mode === "nearest") return roundHalfAway(amountDong, unitDong) * unitDong;
  return amountDong - (amountDong % unitDong) || 0;
}

/**
 * An amount with dotted thousands and a true minus: 1.234.500, −82.500.
 * @param {number} amountDong
 */
export function formatDong(amountDong) {
  const digits = String(Math.abs(amountDong)).replace(/\B(?=(\d{3})+$)/g, ".");
  return amountDong < 0 ? MINUS + digits : digits;
}

/**
 * The amount that a person typed: whatever is no figure is passed over; null for nothing or too much.
 * @param {string} text
 * @returns {number | null}
 */
export function readDong(text) {
  const digits = text.replace(/\D/g, "");
  return digits && digits.length <= 13 ? Number(digits) : null;
}
