// @ts-check
/** One scan, understood; nothing is an error. Shops scan invented codes, wrong check digits and any web address: those are
 * plain text that can still be looked up. The same as core.gs1.read. */
import { gtin14 } from "./gs1/digits.js";
import { FNC1, MalformedElements, fromBrackets, fromRow } from "./gs1/elements.js";
import { measured } from "./gs1/labels.js";
import { fromLink } from "./gs1/links.js";
import { expiry, priceDong, weightGrams } from "./gs1/values.js";

const AROUND = /^[ \t\r\n]+|[ \t\r\n]+$/g;
/** ISO/IEC 15424: "]", the kind of barcode, its options. */
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
const WITH_ELEMENTS = new Set(["]C1", "]e0", "]d2", "]Q3", "]J1"]);
const REFERENCE_YEAR = 2026;

/**
 * @typedef {object} ScannedCode What a code says; null where it says nothing.
 * @property {string} raw the code as it came, in NFC
 * @property {string | null} gtin 14 figures with a right check digit
 * @property {string | null} lot
 * @property {string | null} expiry YYYY-MM-DD
 * @property {string | null} serial
 * @property {number | null} weightGrams
 * @property {number | null} priceDong
 * @property {string | null} item of a scale's label: figures that only the shop knows
 */

/** @type {Omit<ScannedCode, "raw">} */
const NOTHING = { gtin: null, lot: null, expiry: null, serial: null, weightGrams: null, priceDong: null, item: null };

/**
 * Understand what a scanner sent, with or without its symbology identifier.
 * @param {string} code
 * @param {{templates?: readonly import("./gs1/labels.js").LabelTemplate[], year?: number}} [context]
 * @returns {ScannedCode}
 */
export function read(code, { templates = [], year = REFERENCE_YEAR } = {}) {
  const raw = code.normalize("NFC");
  const text = raw.replace(AROUND, "");
  const symbology = SYMBOLOGY.exec(text)?.[0] ?? "";
  const content = text.slice(symbology.length);
  const gtin = gtin14(content);
  if (gtin) return { ...NOTHING, raw, ...itemOf(gtin, templates) };
  const found = elements(symbology, content);
  return {
    ...NOTHING,
    raw,
    gtin: found.get("01") ?? found.get("02") ?? null,
    lot: found.get("10") ?? null,
    expiry: expiry(found, year),
    serial: found.get("21") ?? null,
    weightGrams: weightGrams(found),
    priceDong: priceDong(found),
  };
}

/** @param {string} gtin @param {readonly import("./gs1/labels.js").LabelTemplate[]} templates */
const itemOf = (gtin, templates) => measured(gtin.replace(/^0/, ""), templates) ?? { gtin };

/** The values by identifier; empty for plain text. @param {string} symbology @param {string} content */
function elements(symbology, content) {
  const found = orNothing(() => (content.startsWith("(") ? fromBrackets(content) : fromRow(content)));
  if (found === null) return fromLink(content);
  const meant = content.startsWith("(") || content.includes(FNC1) || found.has("01") || found.has("02");
  // Without a sign that elements are meant, "10ABC" is a code of the shop's and no lot.
  return meant || WITH_ELEMENTS.has(symbology) ? found : fromLink(content);
}

/** @param {() => Map<string, string>} read */
function orNothing(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedElements) return null;
    throw error;
  }
}
