// @ts-check
/** What a scanned code says: a GTIN, a GS1 element string or a GS1 Digital Link; anything else is just a code.
 * Source: GS1 General Specifications (application identifiers) and GS1 Digital Link 1.1. */
import { elementsOf, fromBrackets } from "./gs1-elements.js";

const GTIN_LENGTHS = new Set([8, 12, 13, 14]);
const AIM_PREFIX = /^\][CdQeJ][0-9]/;

/**
 * @typedef {object} Scan
 * @property {string} code as scanned, without the scanner's prefix
 * @property {string | null} gtin14 14 figures; null where the check digit is wrong or there is none
 * @property {string | null} lot
 * @property {string | null} expiry YYYY-MM-DD
 * @property {number | null} weightGrams net
 * @property {number | null} count pieces inside
 */

/**
 * Whether the last of a row of figures is the check digit of those before it (modulo 10, weights 3 and 1).
 * @param {string} figures
 */
export function hasCheckDigit(figures) {
  return /^[0-9]{8,18}$/.test(figures) && checkDigit(figures.slice(0, -1)) === figures.at(-1);
}

/** @param {string} figures without the check digit */
export function checkDigit(figures) {
  const weighted = [...figures].reverse().map((figure, i) => Number(figure) * (i % 2 === 0 ? 3 : 1));
  return String((10 - (weighted.reduce((a, b) => a + b, 0) % 10)) % 10);
}

/**
 * A GTIN of 8, 12, 13 or 14 figures written with 14, so that UPC-A equals EAN-13; null for anything else.
 * @param {string} code
 */
export const gtin14 = (code) => (GTIN_LENGTHS.has(code.length) && hasCheckDigit(code) ? code.padStart(14, "0") : null);

/**
 * The GTIN of the item that a case's GTIN-14 holds; null where the code is no case.
 * @param {string} gtin 14 figures
 */
export function itemOfCase(gtin) {
  if (!/^[1-8]/.test(gtin)) return null;
  const body = `0${gtin.slice(1, 13)}`;
  return body + checkDigit(body);
}

/**
 * Read what a scanner sent.
 * @param {string} text
 * @returns {Scan}
 */
export function read(text) {
  const code = text.trim().replace(AIM_PREFIX, "");
  const elements = link(code) ?? bracketed(code) ?? plain(text.trim(), code);
  if (elements === null) return { code, gtin14: gtin14(code), lot: null, expiry: null, weightGrams: null, count: null };
  const inside = elements.get("01") ?? elements.get("02") ?? "";
  return {
    code,
    gtin14: gtin14(inside),
    lot: elements.get("10") ?? null,
    expiry: day(elements.get("17") ?? elements.get("15") ?? ""),
    weightGrams: weight(elements),
    count: number(elements.get("37") ?? elements.get("30")),
  };
}

/** @param {string} code */
function bracketed(code) {
  const data = code.startsWith("(") ? fromBrackets(code) : null;
  return data === null ? null : elementsOf(data);
}

/**
 * A bare element string counts as one when the scanner says so or a separator stands in it, or when it begins with a
 * sound GTIN: otherwise a house code of figures might be taken for one.
 * @param {string} text
 * @param {string} code
 */
function plain(text, code) {
  const said = text !== code || /[\x1d^]/.test(code);
  const begins = /^0[12][0-9]{14}./.test(code) && hasCheckDigit(code.slice(2, 16));
  return said || begins ? elementsOf(code) : null;
}

/** @param {string} code */
function link(code) {
  const found = /^https?:\/\/[^/?#]+(?<path>(?:\/[^/?#]+)*?\/01\/[0-9]{8,14}(?:\/[^?#]*)?)(?:\?(?<query>[^#]*))?/i.exec(
    code,
  );
  if (!found?.groups) return null;
  const path = found.groups.path.split("/").slice(1);
  const pairs = path.slice(path.indexOf("01"));
  const elements = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) elements.set(pairs[i], decoded(pairs[i + 1]));
  for (const [ai, value] of new URLSearchParams(found.groups.query ?? "")) elements.set(ai, value);
  elements.set("01", elements.get("01").padStart(14, "0"));
  return elements;
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** YYMMDD as a day; day 00 means the last of the month. @param {string} value */
function day(value) {
  const found = /^(\d\d)(\d\d)(\d\d)$/.exec(value);
  if (!found) return null;
  const [year, month, dayOfMonth] = [2000 + Number(found[1]), Number(found[2]), Number(found[3])];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || dayOfMonth > last) return null;
  return `${year}-${found[2]}-${String(dayOfMonth || last).padStart(2, "0")}`;
}

/** Net weight in grams from (310n), kilograms with n decimals. @param {Map<string, string>} elements */
function weight(elements) {
  for (const [ai, value] of elements) {
    const decimals = /^310([0-5])$/.exec(ai)?.[1];
    if (decimals) return Math.round(Number(value) * 10 ** (3 - Number(decimals)));
  }
  return null;
}

/** @param {string | undefined} value */
const number = (value) => (value && /^[0-9]+$/.test(value) ? Number(value) : null);
