// @ts-check
/** Element strings: identifiers and values in a row, as scanners send them, or in brackets, as people read them; as
 * core/gs1/elements.py. One malformed element makes the others doubtful: the whole is refused. */
import { isGtin } from "./digits.js";
import { fits, knownAt, predefinedLength } from "./identifiers.js";

export const FNC1 = "\x1d";

/** The text is no sound element string. */
export class MalformedElements extends Error {}

/**
 * The values by identifier of an element string with FNC1 (0x1D) where the standard asks for it; identifiers that are
 * not assigned are passed over.
 * @param {string} text
 * @throws {MalformedElements}
 */
export const fromRow = (text) => collected(elementsOfRow(text));

/**
 * The values by identifier of a text like "(01)08938505974194(10)L1"; `\(` is a bracket in a value.
 * @param {string} text
 * @throws {MalformedElements}
 */
export const fromBrackets = (text) => collected(elementsInBrackets(text));

/** @param {string} text @returns {Iterable<[string, string]>} */
function* elementsOfRow(text) {
  let place = 0;
  while (place < text.length) {
    if (text[place] === FNC1) {
      place += 1;
      continue;
    }
    const end = endOfElement(text, place);
    const identifier = knownAt(text, place);
    if (identifier) yield [identifier, text.slice(place + identifier.length, end)];
    place = end;
  }
}

/** @param {string} text @param {number} place */
function endOfElement(text, place) {
  const length = predefinedLength(text.slice(place, place + 2));
  if (length) return place + length;
  const end = text.indexOf(FNC1, place);
  return end < 0 ? text.length : end;
}

/** @param {string} text @returns {Iterable<[string, string]>} */
function* elementsInBrackets(text) {
  const element = /\(([0-9]{2,4})\)((?:\\\(|[^(])+)/y;
  while (element.lastIndex < text.length) {
    const place = element.lastIndex;
    const found = element.exec(text);
    if (found === null) throw new MalformedElements(`no element begins at character ${place}`);
    if (knownAt(found[1], 0) === found[1]) yield [found[1], found[2].replaceAll("\\(", "(").replace(/^ +| +$/g, "")];
  }
}

/** @param {Iterable<[string, string]>} elements */
function collected(elements) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [identifier, value] of elements) {
    if (!fits(identifier, value) || (found.get(identifier) ?? value) !== value) {
      throw new MalformedElements(`element ${identifier} is malformed or stands twice`);
    }
    found.set(identifier, value);
  }
  if (["01", "02"].some((identifier) => found.has(identifier) && !isGtin(found.get(identifier) ?? ""))) {
    throw new MalformedElements("the check digit of the GTIN is wrong");
  }
  return found;
}
