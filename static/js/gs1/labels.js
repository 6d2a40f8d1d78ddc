// @ts-check
/** Labels of scales: 13 figures of the shop's own that hold an item and its weight or price, as the location's templates
 * say ("26 IIIII WWWWW C": I item, W weight, V price, X without meaning, C check digit); as core/gs1/labels.py. */

/** @type {Record<string, string>} */
const NAMES = { I: "item", W: "measure", V: "measure" };

/**
 * @typedef {{pattern: string, unit: number}} LabelTemplate `unit` is what a W or V of 1 stands for, in grams or đồng
 * @typedef {{item: string, weightGrams: number | null, priceDong: number | null}} Measured
 */

/**
 * What the first template that fits makes of a checked code of 13 figures; a zero is no measure.
 * @param {string} code
 * @param {readonly LabelTemplate[]} templates
 * @returns {Measured | null}
 */
export function measured(code, templates) {
  for (const { pattern, unit } of templates) {
    const label = expression(pattern).exec(code)?.groups;
    if (!label) continue;
    const measure = Number(label.measure) * unit || null;
    const weighed = pattern.includes("W");
    return { item: label.item, weightGrams: weighed ? measure : null, priceDong: weighed ? null : measure };
  }
  return null;
}

/** @param {string} pattern */
const expression = (pattern) => new RegExp(`^${pattern.replaceAll(" ", "").replace(/([IWVXC])\1*/g, group)}$`);

/** @param {string} run @param {string} letter */
const group = (run, letter) => (letter in NAMES ? `(?<${NAMES[letter]}>[0-9]{${run.length}})` : `[0-9]{${run.length}}`);
