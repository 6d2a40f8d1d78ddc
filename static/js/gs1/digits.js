// @ts-check
/** Check digits and GTINs (GS1 General Specifications, 7.9); as core/gs1/digits.py. */

const GTIN = /^(?:[0-9]{8}|[0-9]{12,14})$/;

/** The check digit that belongs after these figures. @param {string} digits */
export function checkDigit(digits) {
  const weighed = [...digits].reverse().reduce((sum, digit, place) => sum + Number(digit) * (place % 2 ? 1 : 3), 0);
  return (10 - (weighed % 10)) % 10;
}

/** Whether the text is a GTIN of 8, 12, 13 or 14 figures whose check digit is right. @param {string} text */
export const isGtin = (text) => GTIN.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1));

/** The GTIN with 14 figures, by which all its spellings are one; null for anything else. @param {string} text */
export const gtin14 = (text) => (isGtin(text) ? text.padStart(14, "0") : null);

/**
 * The GTIN of the item that a case holds, from the case's GTIN-14; null where the code is no case.
 * @param {string} gtin
 */
export function itemOfCase(gtin) {
  if (!/^[1-8]/.test(gtin)) return null;
  const body = `0${gtin.slice(1, 13)}`;
  return `${body}${checkDigit(body)}`;
}
