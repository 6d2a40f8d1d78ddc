// @ts-check
/** Finding goods while typing, without a server: no diacritics needed, exact ones first, words in any order. */

/**
 * The key under which a text is found without diacritics; the same as core.text.search_key.
 * @param {string} text
 */
export const searchKey = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[đðɖ]/g, "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .normalize("NFC");

/** The words of a text with their diacritics. @param {string} text */
const exactWords = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * @typedef {object} Findable
 * @property {string} name
 * @property {string} [more] what else it may be found by: producer, commune, codes
 *
 * @typedef {object} Entry
 * @property {number} place of the item in the list that was indexed
 * @property {string} name its key, with a blank before every word
 * @property {string} all name and more, likewise
 * @property {string} exact the name in lower case with diacritics, likewise
 */

/**
 * @param {readonly Findable[]} items
 * @returns {Entry[]}
 */
export const buildIndex = (items) =>
  items.map(({ name, more = "" }, place) => {
    const key = ` ${searchKey(name)}`;
    return { place, name: key, all: `${key} ${searchKey(more)}`, exact: ` ${exactWords(name).join(" ")}` };
  });

/**
 * The places of the items that fit, the best first. Every typed word must begin a word of the item.
 * @param {readonly Entry[]} index
 * @param {string} query
 * @param {number} [limit]
 * @returns {number[]}
 */
export function search(index, query, limit = 50) {
  const words = searchKey(query).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  const hits = index.filter((entry) => words.every((word) => entry.all.includes(` ${word}`)));
  const wanted = { words, exact: exactWords(query) };
  return best(hits.length ? hits : runTogether(index, words.join("")), wanted, limit);
}

/** "nuocmam" finds "nước mắm". @param {readonly Entry[]} index @param {string} letters */
const runTogether = (index, letters) =>
  letters.length < 4 ? [] : index.filter((entry) => entry.name.replaceAll(" ", "").includes(letters));

/**
 * @param {readonly Entry[]} hits
 * @param {{words: string[], exact: string[]}} wanted
 * @param {number} limit
 */
function best(hits, wanted, limit) {
  const scored = hits.map((entry) => ({ entry, score: score(entry, wanted) }));
  scored.sort(
    (a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length || a.entry.place - b.entry.place,
  );
  return scored.slice(0, limit).map(({ entry }) => entry.place);
}

/**
 * What counts, from most to least: diacritics as typed, words of the name (not of the producer), the words side by
 * side, whole words, the name beginning so.
 * @param {Entry} entry
 * @param {{words: string[], exact: string[]}} wanted
 */
function score(entry, { words, exact }) {
  let score = 0;
  for (const word of exact) if (entry.exact.includes(` ${word}`)) score += 100;
  for (const word of words) {
    if (entry.name.includes(` ${word}`)) score += 30;
    if (`${entry.name} `.includes(` ${word} `)) score += 4;
  }
  const phrase = words.join(" ");
  if (entry.name.includes(` ${phrase}`)) score += 10;
  if (entry.name.startsWith(` ${phrase}`)) score += 5;
  return score;
}

/** A mark does not end in a blank. @param {string[]} parts */
function trimmed(parts) {
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const bare = parts[i].trimEnd();
    parts[i + 1] = parts[i].slice(bare.length) + parts[i + 1];
    parts[i] = bare;
  }
  return parts;
}

/**
 * A name cut where the query fits, for marking: parts in turn plain and marked, beginning with a plain one.
 * @param {string} name
 * @param {string} query
 * @returns {string[]}
 */
export function marked(name, query) {
  const words = searchKey(query).split(" ").filter(Boolean);
  const parts = [""];
  for (const piece of name.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const key = searchKey(piece);
    const hit = key !== "" && words.some((word) => key.startsWith(word));
    const isMarked = parts.length % 2 === 0;
    const bridges = key === "" && isMarked;
    if (hit === isMarked || bridges) parts[parts.length - 1] += piece;
    else parts.push(piece);
  }
  return trimmed(parts);
}
