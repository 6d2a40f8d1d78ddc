import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, findable, packOf, plain, priceAt, soldOften } from "../../static/js/goods.js";

const product = (code, barcodes, extra = {}) => ({
  code,
  barcodes,
  name: code,
  name_en: "Honey",
  unit_text: "chai 500 ml",
  set_code: "04",
  producer: { name: "HTX Ong", commune: "U Minh" },
  ...extra,
});

test("a product is found by each of its codes, whatever zeros lead", () => {
  const honey = product("SP0001", ["0036000291452"]);
  const found = codesOf([honey]);
  assert.deepEqual(found.get(plain("036000291452")), [honey]);
  assert.deepEqual(found.get(plain("sp0001")), [honey]);
});

test("the same barcode may stand on several goods", () => {
  const [a, b] = [product("A", ["8938500001376"]), product("B", ["8938500001376", "8938500001376"])];
  assert.deepEqual(codesOf([a, b]).get("8938500001376"), [a, b]);
});

test("a price begins at its moment", () => {
  const prices = [
    { valid_from: "2026-11-01T00:00:00Z", unit_price_dong: 45_000 },
    { valid_from: "2026-12-01T00:00:00Z", unit_price_dong: 48_000 },
  ];
  assert.equal(priceAt(prices, Date.UTC(2026, 10, 24)), 45_000);
  assert.equal(priceAt(prices, Date.UTC(2026, 11, 1)), 48_000);
  assert.equal(priceAt(prices, Date.UTC(2026, 9, 1)), null);
});

test("a product is drawn by its unit", () => {
  const shape = (unitText) => packOf(product("A", [], { unit_text: unitText })).shape;
  assert.deepEqual(["chai 500 ml", "hũ 150 g", "hộp 50 g", "gói 200 g", "lon 400 g", "giỏ 6 món", ""].map(shape), [
    "bottle", "jar", "box", "bag", "can", "basket", "bag",
  ]);
  assert.equal(packOf(product("A", [])).colour, packOf(product("B", [])).colour);
});

test("goods are counted by the receipts they stand on, returns aside", () => {
  const sale = (...lines) => ({ sale: { lines: lines.map(([product_id, quantity]) => ({ product_id, quantity })) } });
  const counts = soldOften([sale(["a", 5], ["a", 1], [null, 1]), sale(["a", 1], ["b", -1])]);
  assert.deepEqual([...counts], [["a", 2]]);
});

test("the producer, the commune and the English name are searched too", () => {
  assert.equal(findable(product("SP1", ["893"])).more, "SP1 Honey HTX Ong U Minh 893");
});
