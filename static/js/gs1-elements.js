// @ts-check
/** GS1 element strings: application identifiers (AI) with their data, bare or in brackets. */

const SEPARATOR = "\x1d";
const TEXT = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;
const FIGURES = /^[0-9]+$/;

/** How many figures an AI has, by its first two. */
const AI_LENGTH = [
  { first: /^(0[0-3]|1[0-35-7]|2[0-2]|30|37|9[0-9])/, length: 2 },
  { first: /^(2[345]|4[0-2]|71)/, length: 3 },
  { first: /^(3[1-69]|43|70|72|8[0-2])/, length: 4 },
];

/** The data of an AI: figures only or text, and from how many to how many characters. The first that fits counts. */
const FORMATS = [
  { ai: /^00$/, figures: true, from: 18, to: 18 },
  { ai: /^0[123]$/, figures: true, from: 14, to: 14 },
  { ai: /^1[1235-7]$/, figures: true, from: 6, to: 6 },
  { ai: /^20$/, figures: true, from: 2, to: 2 },
  { ai: /^(10|21|22|243|254)$/, figures: false, from: 1, to: 20 },
  { ai: /^235$/, figures: false, from: 1, to: 28 },
  { ai: /^242$/, figures: true, from: 1, to: 6 },
  { ai: /^30|37$/, figures: true, from: 1, to: 8 },
  { ai: /^3[1-6]\d[0-5]$/, figures: true, from: 6, to: 6 },
  { ai: /^39[02]\d$/, figures: true, from: 1, to: 15 },
  { ai: /^39[13]\d$/, figures: true, from: 4, to: 18 },
  { ai: /^394\d$/, figures: true, from: 4, to: 4 },
  { ai: /^395\d$/, figures: true, from: 6, to: 6 },
  { ai: /^41\d$/, figures: true, from: 13, to: 13 },
  { ai: /^(24|25|40)\d$/, figures: false, from: 1, to: 30 },
  { ai: /./, figures: false, from: 1, to: 90 },
];

/** AIs whose length is known beforehand and that need no separator after them. */
const FIXED = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/;

/** @param {string} ai */
const format = (ai) => FORMATS.find((one) => one.ai.test(ai)) ?? FORMATS[FORMATS.length - 1];

/** @param {string} ai @param {string} value */
function fits(ai, value) {
  const { figures, from, to } = format(ai);
  return value.length >= from && value.length <= to && (figures ? FIGURES : TEXT).test(value);
}

/** @param {string} ai */
const isIdentifier = (ai) =>
  FIGURES.test(ai) && AI_LENGTH.some(({ first, length }) => first.test(ai) && ai.length === length);

/**
 * The elements of a bare string, with FNC1 as GS or "^"; null where it is none.
 * @param {string} data
 * @returns {Map<string, string> | null}
 */
export function elementsOf(data) {
  const elements = new Map();
  let rest = data.replaceAll("^", SEPARATOR).replace(/^\x1d/, "");
  while (rest) {
    const length = AI_LENGTH.find(({ first }) => first.test(rest))?.length ?? 0;
    const ai = rest.slice(0, length);
    const body = rest.slice(length);
    const end = FIXED.test(ai) ? format(ai).to : until(body);
    const value = body.slice(0, end);
    if (!isIdentifier(ai) || !fits(ai, value)) return null;
    elements.set(ai, value);
    rest = body.slice(end).replace(/^\x1d/, "");
  }
  return elements.size ? elements : null;
}

/** @param {string} body */
const until = (body) => (body.includes(SEPARATOR) ? body.indexOf(SEPARATOR) : body.length);

/**
 * A string with its AIs in brackets, as printed under a symbol, as a bare one beginning with "^"; null where it is
 * none. A bracket inside data is written "\(".
 * @param {string} text
 * @returns {string | null}
 */
export function fromBrackets(text) {
  const pieces = text.match(/\(\d+\)(?:\\\(|[^(])*/g);
  if (pieces === null || pieces.join("") !== text) return null;
  let data = "";
  let fixed = false;
  for (const piece of pieces) {
    const end = piece.indexOf(")");
    const [ai, value] = [piece.slice(1, end), piece.slice(end + 1).replaceAll("\\(", "(")];
    if (!isIdentifier(ai) || !fits(ai, value)) return null;
    data += `${fixed ? "" : "^"}${ai}${value}`;
    fixed = FIXED.test(ai);
  }
  return data;
}
