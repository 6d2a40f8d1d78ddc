// @ts-check
/** The GS1 application identifiers: which exist, what their values look like, which need no separator; as
 * core/gs1/identifiers.py. Formats: GS1 Barcode Syntax Dictionary (GS1 AISBL, Apache License 2.0). N are figures, X, Y
 * and Z the character sets 82, 39 and base64url; `..20` is a length from 1 to 20, `[…]` may be missing. Predefined
 * lengths: GS1 General Specifications, 7.8.5. */

const FORMATS = `
00: N18
01-03: N14
10 21-22 243 254 420 710-717 4318 7020-7022 7240 8002 8012: X..20
11-13 15-17 4326 7006 8005 3950-3955: N6
20 7241: N2
30 37: N..8
90 240-241 250-251 400-401 403 4308 4319 7002 7023 8004: X..30
91-99 7256: X..90
235: X..28
242: N..6
253: N13 [X..17]
255: N13 [N..12]
402: N17
410-417 7001: N13
421: N3 X..9
422 424 426: N3
423 425: N3 [N3] [N3] [N3] [N3]
427 7008: X..3
3900-3909 3920-3929: N..15
3910-3919 3930-3939: N3 N..15
3940-3943 8111: N4
4300-4301 4310-4311 4320: X..35
4302-4306 4312-4316 7257 8110 8112 8200: X..70
4307 4317: X2
4309: N20
4321-4323 7252: N1
4324-4325 7003: N10
4330-4333: N6 [X1]
7004: N..4
7005: X..12
7007: N6 [N6]
7009 7255: X..10
7010: X..2
7011: N6 [N4]
7030-7039: N3 X..27
7040: N1 X3
7041: X..4
7230-7239: X2 X..28
7242 8013-8014 8020: X..25
7250: N8
7251: N12
7253-7254 7259: X..40
7258: X3
8001: N14
8003: N14 [X..16]
8006 8017-8018 8026: N18
8007: X..34
8008: N8 [N2] [N2]
8009: X..50
8010: Y..30
8011: N..12
8019: N..10
8030: Z..90
8040-8041: N15
8042: N32
8043: N18 [N..2]`;
/** Trade measures: three figures name the measure, the fourth (0 to 5) its decimals. */
const MEASURES = "310-316 320-337 340-357 360-369";

/** @type {Record<string, string>} */
const CHARACTERS = {
  N: "[0-9]",
  X: `[!"%&'()*+,./0-9:;<=>?A-Z_a-z-]`,
  Y: "[#/0-9A-Z-]",
  Z: "[0-9A-Z_a-z=-]",
};

/** Length of the whole element, identifier included, by its first two figures; unassigned ones too. */
const PREDEFINED = new Map([
  ["00", 20],
  ...["01", "02", "03", "41"].map((first) => /** @type {const} */ ([first, 16])),
  ["04", 18],
  ...Array.from({ length: 9 }, (_, i) => /** @type {const} */ ([String(11 + i), 8])),
  ["20", 4],
  ...["31", "32", "33", "34", "35", "36"].map((first) => /** @type {const} */ ([first, 10])),
]);

/** The identifier that stands at a place of the text. @param {string} text @param {number} place */
export const knownAt = (text, place) =>
  [2, 3, 4].map((length) => text.slice(place, place + length)).find((candidate) => PATTERNS.has(candidate)) ?? null;

/** Whether the identifier is assigned and the value has its length and characters. @param {string} identifier @param {string} value */
export const fits = (identifier, value) => PATTERNS.get(identifier)?.test(value) ?? false;

/** The length of an element where no separator has to end it. @param {string} element */
export const predefinedLength = (element) => PREDEFINED.get(element.slice(0, 2)) ?? null;

/** @returns {[string, RegExp][]} */
function assigned() {
  const rows = FORMATS.trim().split("\n");
  return rows.flatMap((row) => {
    const [names, format] = row.split(": ");
    return expanded(names).map((name) => /** @type {[string, RegExp]} */ ([name, pattern(format)]));
  });
}

/** @returns {[string, RegExp][]} */
const measures = () =>
  expanded(MEASURES).flatMap((name) =>
    [0, 1, 2, 3, 4, 5].map((decimals) => /** @type {[string, RegExp]} */ ([`${name}${decimals}`, pattern("N6")])),
  );

/** @param {string} names */
const expanded = (names) =>
  names.split(" ").flatMap((name) => {
    const [first, last = first] = name.split("-");
    const length = Number(last) - Number(first) + 1;
    return Array.from({ length }, (_, i) => String(Number(first) + i).padStart(first.length, "0"));
  });

/** @param {string} format */
const pattern = (format) => new RegExp(`^(?:${format.split(" ").map(component).join("")})$`);

/** @param {string} part */
function component(part) {
  const [, optional, characters, upTo, length] = /^(\[?)([NXYZ])(\.\.)?([0-9]+)\]?$/.exec(part) ?? [];
  const one = `${CHARACTERS[characters]}{${upTo ? "1," : ""}${length}}`;
  return optional ? `(?:${one})?` : one;
}

const PATTERNS = new Map([...assigned(), ...measures()]);
