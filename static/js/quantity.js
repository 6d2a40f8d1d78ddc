// @ts-check
/** Quantities: pieces as a bare number, grams in kilograms, millilitres in litres (385 is 0,385 kg); as core/formatting.py. */
import { formatDong } from "./money.js";

/** @type {Record<string, string>} */
const WHOLE_UNITS = { gram: "kg", millilitre: "l" };
const MOST = 9_999_999;

/** @param {string} unit piece, gram or millilitre */
export const isMeasured = (unit) => unit in WHOLE_UNITS;

/** What an amount typed for a unit is counted in. @param {string} unit */
export const typedUnit = (unit) => WHOLE_UNITS[unit] ?? "";

/**
 * @param {number} amount
 * @param {string} [unit]
 */
export function formatQuantity(amount, unit = "piece") {
  if (!isMeasured(unit)) return formatDong(amount);
  const parts = Math.abs(amount) % 1000;
  const whole = formatDong((Math.abs(amount) - parts) / 1000);
  return `${amount < 0 ? "\u2212" : ""}${whole},${String(parts).padStart(3, "0")} ${WHOLE_UNITS[unit]}`;
}

/**
 * A typed quantity: whole pieces, or kilograms and litres with a comma or point; null for anything else.
 * @param {string} text
 * @param {string} [unit]
 * @returns {number | null}
 */
export function readQuantity(text, unit = "piece") {
  const found = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!found || (found[2] && !isMeasured(unit))) return null;
  const amount = isMeasured(unit)
    ? Number(found[1]) * 1000 + Number((found[2] ?? "").padEnd(3, "0"))
    : Number(found[1]);
  return amount > 0 && amount <= MOST ? amount : null;
}
