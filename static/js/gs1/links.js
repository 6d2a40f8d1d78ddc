// @ts-check
/** GS1 Digital Links: web addresses that carry a GTIN and more (GS1 Digital Link Standard, URI syntax); as
 * core/gs1/links.py. */
import { gtin14 } from "./digits.js";
import { fits } from "./identifiers.js";

const ADDRESS = /^https?:\/\/[^/?#\s]+(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/is;

/**
 * The values by identifier of a Digital Link on any host; empty if the text is no link to a GTIN. A wrong value is left
 * out alone; the path goes before the query.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function fromLink(text) {
  const found = new Map();
  const address = ADDRESS.exec(text);
  const segments = address ? address[1].split("/").map(unquoted) : [];
  const place = segments.findIndex((segment, i) => segment === "01" && gtin14(segments[i + 1] ?? "") !== null);
  if (address === null || place < 0) return found;
  found.set("01", gtin14(segments[place + 1]));
  for (const [identifier, value] of [...pairs(segments.slice(place + 2)), ...attributes(address[2] ?? "")]) {
    if (fits(identifier, value) && !found.has(identifier)) found.set(identifier, value);
  }
  return found;
}

/** Percent signs decoded as UTF-8; what is no UTF-8 becomes U+FFFD. @param {string} text */
const unquoted = (text) =>
  text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = run
      .slice(1)
      .split("%")
      .map((pair) => Number.parseInt(pair, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
  });

/** @param {string[]} segments @returns {[string, string][]} */
const pairs = (segments) =>
  Array.from({ length: Math.floor(segments.length / 2) }, (_, i) => [segments[2 * i], segments[2 * i + 1]]);

/** @param {string} query @returns {[string, string][]} */
const attributes = (query) =>
  query.split(/[&;]/).map((attribute) => {
    const [identifier, ...value] = attribute.split("=");
    return [identifier, unquoted(value.join("="))];
  });
