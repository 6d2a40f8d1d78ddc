// @ts-check
/** The till's words, Vietnamese first. A test holds both languages to the same keys. */
import { EN } from "./words/en.js";
import { VI } from "./words/vi.js";

export const WORDS = { vi: VI, en: EN };

const language = globalThis.document?.documentElement.lang === "en" ? "en" : "vi";

/**
 * A word in the page's language, with its places filled.
 * @param {keyof typeof VI} key
 * @param {Record<string, string | number>} [values]
 */
export const word = (key, values = {}) =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** Whether the page is in English: some data has a name in each language. */
export const inEnglish = language === "en";
