// @ts-check
/** Telling a scanner from a person: a burst of characters, each close after the last, ended by Enter. Times are in ms. */

const MEAN_GAP_MS = 50;
const LONGEST_GAP_MS = 120;
const SHORTEST = 6;

/** @typedef {{text: string, first: number, last: number}} Burst */

/** @type {Burst} */
export const SILENCE = Object.freeze({ text: "", first: 0, last: 0 });

/**
 * What has come together when another character arrives; after a longer gap it begins anew.
 * @param {Burst} burst
 * @param {string} character one, or several where a keyboard hands them over at once
 * @param {number} at
 * @returns {Burst}
 */
export function heard(burst, character, at) {
  if (!burst.text || at - burst.last > LONGEST_GAP_MS) return { text: character, first: at, last: at };
  return { text: burst.text + character, first: burst.first, last: at };
}

/** Whether a burst that Enter ends at this moment was a scan. @param {Burst} burst @param {number} at */
export function isScan({ text, first, last }, at) {
  if (text.length < SHORTEST || at - last > LONGEST_GAP_MS) return false;
  return (last - first) / (text.length - 1) <= MEAN_GAP_MS;
}
