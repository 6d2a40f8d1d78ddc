// @ts-check
/** What the values of elements mean: days, grams, đồng; a value without meaning is null. As core/gs1/values.py. */
import { roundHalfAway, times } from "../money.js";

/**
 * The day (YYYY-MM-DD) after which goods are not sold: use by (17), else best before (15).
 * @param {Map<string, string>} found
 * @param {number} year the current one, which decides the century
 */
export function expiry(found, year) {
  for (const identifier of ["17", "15"]) {
    const day = found.has(identifier) ? dayOf(found.get(identifier) ?? "", year) : null;
    if (day) return day;
  }
  return null;
}

/** The net weight (310n: kilograms with n decimals) in grams; zero is none. @param {Map<string, string>} found */
export function weightGrams(found) {
  for (const [identifier, value] of found) {
    if (identifier.startsWith("310"))
      return roundHalfAway(times(Number(value), 1000), 10 ** Number(identifier[3])) || null;
  }
  return null;
}

/** The price (392n, or 393n in đồng) if it is a whole number and not zero. @param {Map<string, string>} found */
export function priceDong(found) {
  for (const [identifier, value] of found) {
    if (identifier.startsWith("392")) return whole(value, Number(identifier[3]));
    if (identifier.startsWith("393") && value.startsWith("704")) return whole(value.slice(3), Number(identifier[3]));
  }
  return null;
}

/** @param {string} value @param {number} decimals */
function whole(value, decimals) {
  const scale = 10 ** decimals;
  const amount = Number(value);
  return amount && amount % scale === 0 ? amount / scale : null;
}

/** YYMMDD; day 00 is the last of the month (General Specifications, 3.4). @param {string} value @param {number} currentYear */
function dayOf(value, currentYear) {
  const year = fullYear(Number(value.slice(0, 2)), currentYear);
  const [month, day] = [Number(value.slice(2, 4)), Number(value.slice(4))];
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day > last || year < 1 || year > 9999) return null;
  return [String(year).padStart(4, "0"), value.slice(2, 4), String(day || last).padStart(2, "0")].join("-");
}

/** From 49 before to 50 after the current year (General Specifications, 7.12). @param {number} two @param {number} current */
function fullYear(two, current) {
  const gap = two - (current % 100);
  const century = current - (current % 100) + (gap > 50 ? -100 : gap < -49 ? 100 : 0);
  return century + two;
}
