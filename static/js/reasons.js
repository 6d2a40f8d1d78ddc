// @ts-check
/** Why goods came back: it decides who bears spoiled ones, so it is asked for before the ticket is paid. */

/** @typedef {"defect" | "changed_mind" | "handling"} ReturnReason */

/** @type {readonly ReturnReason[]} */
export const REASONS = ["defect", "changed_mind", "handling"];

/**
 * The reason of a line that goes to damaged; what is fit for sale needs none.
 * @param {import("./cart.js").Back | null} back
 * @returns {ReturnReason | null}
 */
export const reasonOf = (back) => (back?.to === "damaged" ? (back.reason ?? null) : null);

/**
 * The first line that goes to damaged without a reason.
 * @template {{back: import("./cart.js").Back | null}} L
 * @param {readonly L[]} lines
 * @returns {L | undefined}
 */
export const unexplained = (lines) => lines.find(({ back }) => back?.to === "damaged" && reasonOf(back) === null);
