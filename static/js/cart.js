// @ts-check
/** The cart: an immutable value; every change gives a new one that remembers the last twenty. */

const STEPS_BACK = 20;

/**
 * @typedef {{kind: "percent", bp: number, reason: string} | {kind: "amount", dong: number, reason: string}} Discount
 *
 * @typedef {object} Back What a returned line gives back of.
 * @property {string} originalLineId
 * @property {string} receipt
 * @property {number} [refundedDong] what came back of the receipt before, when the line was taken
 * @property {number} sold
 * @property {number} before how many were back already
 * @property {number} listDong of the whole sold line, as are the next two
 * @property {number} paidDong
 * @property {number} vatDong
 * @property {number | null} vatRateBp
 * @property {"shelf" | "damaged"} to
 * @property {import("./reasons.js").ReturnReason | null} [reason] of what goes to damaged
 *
 * @typedef {object} Line
 * @property {string} id
 * @property {string | null} productId null for an item that the catalogue does not know
 * @property {string} scanned
 * @property {string} name
 * @property {string} unit piece, gram or millilitre
 * @property {string} unitText
 * @property {number} quantity negative for what comes back
 * @property {number} unitPriceDong
 * @property {number} priceBasis
 * @property {string} vatClass
 * @property {string | null} lotCode
 * @property {boolean} noDiscount
 * @property {Discount | null} discount
 * @property {Back | null} back
 *
 * @typedef {{lines: readonly Line[], discount: Discount | null, chosen: string | null}} Content
 * @typedef {Content & {past: readonly Content[]}} Cart
 */

/** @type {Cart} */
export const EMPTY = Object.freeze({ lines: [], discount: null, chosen: null, past: [] });

/** @param {Content} content @param {Cart} from @returns {Cart} */
const after = (content, from) => ({ ...content, past: [...from.past, contentOf(from)].slice(-STEPS_BACK) });

/** What of a cart is kept when it is held or written down. @param {Content} cart @returns {Content} */
export const contentOf = ({ lines, discount, chosen }) => ({ lines, discount, chosen });

/** @param {Content} content @returns {Cart} */
export const withoutPast = (content) => ({ ...contentOf(content), past: [] });

/**
 * Add an item; the same one again (same price and lot, no own discount, nothing that comes back) makes its line more.
 * @param {Cart} cart
 * @param {Line} item
 * @returns {Cart}
 */
export function add(cart, item) {
  const same = item.back ? sameBack(cart, item.back) : cart.lines.find((line) => isSame(line, item));
  if (same) return setQuantity({ ...cart, chosen: same.id }, same.id, same.quantity + item.quantity, cart);
  return after({ ...contentOf(cart), lines: [...cart.lines, item], chosen: item.id }, cart);
}

/** @param {Line} line @param {Line} item */
const isSame = (line, item) =>
  line.back === null &&
  line.discount === null &&
  item.productId !== null &&
  line.productId === item.productId &&
  line.unitPriceDong === item.unitPriceDong &&
  line.lotCode === item.lotCode;

/** @param {Cart} cart @param {Back} back */
const sameBack = (cart, back) => cart.lines.find((line) => line.back?.originalLineId === back.originalLineId);

/**
 * Set a line's quantity; nothing removes it. What comes back stays between one piece and all that is left.
 * @param {Cart} cart
 * @param {string} id
 * @param {number} quantity
 * @param {Cart} [from] the cart to go back to
 */
export function setQuantity(cart, id, quantity, from = cart) {
  if (quantity === 0) return remove(cart, id);
  return changed(cart, id, (line) => ({ ...line, quantity: within(line, quantity) }), from);
}

/** @param {Line} line @param {number} quantity */
function within({ back }, quantity) {
  const size = Math.abs(quantity);
  return back ? -Math.min(size, back.sold - back.before) : size;
}

/** @param {Cart} cart @param {string} id */
export function remove(cart, id) {
  const place = cart.lines.findIndex((line) => line.id === id);
  if (place < 0) return cart;
  const lines = cart.lines.toSpliced(place, 1);
  const chosen = cart.chosen === id ? (lines[Math.min(place, lines.length - 1)]?.id ?? null) : cart.chosen;
  return after({ ...contentOf(cart), lines, chosen }, cart);
}

/** @param {Cart} cart @param {string} id @param {Discount | null} discount */
export const discountLine = (cart, id, discount) =>
  changed(cart, id, (line) => (line.back ? line : { ...line, discount }));

/** @param {Cart} cart @param {string} id @param {"shelf" | "damaged"} to @param {Back["reason"]} [reason] */
export const putBack = (cart, id, to, reason = null) =>
  changed(cart, id, (line) => (line.back ? { ...line, back: { ...line.back, to, reason } } : line));

/** @param {Cart} cart @param {Discount | null} discount */
export const discountCart = (cart, discount) => after({ ...contentOf(cart), discount }, cart);

/** Choosing a line is no change: it cannot be undone. @param {Cart} cart @param {string | null} id @returns {Cart} */
export const choose = (cart, id) => ({ ...cart, chosen: id });

/** The line above (-1) or below (1) the chosen one. @param {Cart} cart @param {-1 | 1} by */
export function chooseNext(cart, by) {
  const place = cart.lines.findIndex((line) => line.id === cart.chosen);
  const next = cart.lines[Math.max(0, Math.min(cart.lines.length - 1, place < 0 ? cart.lines.length - 1 : place + by))];
  return choose(cart, next?.id ?? null);
}

/** Begin anew; undone, it is all there again. @param {Cart} cart */
export const clear = (cart) => after(EMPTY, cart);

/** @param {Cart} cart @returns {Cart} */
export const undo = (cart) =>
  cart.past.length ? { ...cart.past[cart.past.length - 1], past: cart.past.slice(0, -1) } : cart;

/** @param {Cart} cart @returns {Line | null} */
export const chosenLine = (cart) => cart.lines.find((line) => line.id === cart.chosen) ?? null;

/**
 * @param {Cart} cart
 * @param {string} id
 * @param {(line: Line) => Line} change
 * @param {Cart} [from]
 */
function changed(cart, id, change, from = cart) {
  if (!cart.lines.some((line) => line.id === id)) return cart;
  const lines = cart.lines.map((line) => (line.id === id ? change(line) : line));
  return after({ ...contentOf(cart), lines }, from);
}
