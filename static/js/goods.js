// @ts-check
/** The goods of a catalogue: by which codes they are found, what they cost, how they are drawn. Pure. */

/**
 * What a search finds a product by.
 * @param {any} product
 * @returns {import("./search.js").Findable}
 */
export const findable = (product) => ({
  name: product.name,
  more: [product.code, product.name_en, product.producer.name, product.producer.commune, ...product.barcodes].join(" "),
});

/** A code in the spelling that all of its spellings share: leading zeros of a GTIN are no difference. @param {string} code */
export const plain = (code) => (/^\d{8,14}$/.test(code) ? code.replace(/^0+/, "") : code.toUpperCase());

/**
 * Every code with the products that it stands on: the same barcode may stand on several.
 * @param {readonly any[]} products
 * @returns {Map<string, any[]>}
 */
export function codesOf(products) {
  const found = new Map();
  for (const product of products) {
    for (const code of new Set([product.code, ...product.barcodes].map(plain))) {
      found.set(code, [...(found.get(code) ?? []), product]);
    }
  }
  return found;
}

/**
 * The price in force at a moment (Unix ms); null while there is none.
 * @param {readonly {valid_from: string, unit_price_dong: number}[]} prices in order of time
 * @param {number} moment
 * @returns {number | null}
 */
export function priceAt(prices, moment) {
  let price = null;
  for (const { valid_from: from, unit_price_dong: dong } of prices) if (Date.parse(from) <= moment) price = dong;
  return price;
}

/** Drawn packages by the words of the unit text: the first that fits. */
const SHAPES = /** @type {const} */ ([
  [/giỏ|lẵng/, "basket"],
  [/chai|bình|can\b|vò/, "bottle"],
  [/hũ|lọ|keo|thố/, "jar"],
  [/lon|thùng thiếc/, "can"],
  [/hộp|khay|bánh|cái|chiếc|bộ/, "box"],
]);

/**
 * How a product is drawn until there is a picture: a package by its unit, the label's colour by its set.
 * @param {{unit_text: string, set_code: string | null, code: string}} product
 */
export function packOf({ unit_text: unitText, set_code: setCode, code }) {
  const words = unitText.normalize("NFC").toLowerCase();
  const shape = SHAPES.find(([word]) => word.test(words))?.[1] ?? "bag";
  const letters = [...(setCode ?? code)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return { shape, colour: [1, 2, 3, 4, 6][letters % 5] };
}

/**
 * The goods sold most of late, the most often first.
 * @param {readonly {sale: {lines: {product_id: string | null, quantity: number}[]}}[]} sales
 * @returns {Map<string, number>} how many receipts each stands on
 */
export function soldOften(sales) {
  const counts = new Map();
  for (const { sale } of sales) {
    const ids = new Set(sale.lines.filter((line) => line.quantity > 0).map((line) => line.product_id));
    for (const id of ids) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
