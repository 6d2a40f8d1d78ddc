// @ts-check
/** Codes that were probably meant as a GTIN and are none; as core.gs1.doubt_of. For a warning, never a refusal. */
import { isGtin } from "../gs1/digits.js";

const FIGURES = /^[0-9]{8,18}$/;
const LENGTHS = new Set([8, 12, 13, 14]);

/**
 * What is wrong with each code of a text, apart by blanks or lines.
 * @param {string} text
 * @returns {{code: string, doubt: "checkDigit" | "length"}[]}
 */
export function doubtsOf(text) {
  const codes = new Set(text.split(/\s+/).filter((code) => FIGURES.test(code) && !isGtin(code)));
  return [...codes].map((code) => ({ code, doubt: LENGTHS.has(code.length) ? "checkDigit" : "length" }));
}
