// @ts-check
/** A completed sale as the till keeps it, whatever it is kept in. */

/**
 * @typedef {object} Made What completing a sale makes.
 * @property {any} sale as it is sent
 * @property {string} receipt its number
 * @property {Record<string, string>} [returnedOf] the receipts that goods came back of, by the sold line
 *
 * @typedef {Made & {id: string, number: number, status: "waiting" | "stored" | "conflict" | "rejected", reason: string}} Kept
 */

/** @param {Made} made @param {number} number @returns {Kept} */
export const keptOf = (made, number) => ({ ...made, id: made.sale.id, number, status: "waiting", reason: "" });

/** Whether the server keeps a sale apart: it is no sale in the books. @param {Kept} kept */
export const isTroubled = ({ status }) => status === "conflict" || status === "rejected";
