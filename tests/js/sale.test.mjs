import assert from "node:assert/strict";
import { test } from "node:test";
import { buildSale, envelope, receiptNumber, returnedOf } from "../../static/js/sale.js";
import { totalOf } from "../../static/js/total.js";

const RATES = [{ vat_class: "8", valid_from: "2020-01-01", rate_bp: 800 }];
const base = {
  scanned: "8936000000019",
  unit: "piece",
  unitText: "chai",
  priceBasis: 1,
  vatClass: "8",
  lotCode: null,
  noDiscount: false,
  discount: null,
  back: null,
};
const lines = [
  {
    ...base,
    id: "l1",
    productId: "p1",
    name: "Nước mắm",
    quantity: 2,
    unitPriceDong: 98_000,
    discount: { kind: "percent", bp: 500, reason: "Khách quen" },
  },
  { ...base, id: "l2", productId: null, name: "Hàng chưa có mã", quantity: 1, unitPriceDong: 50_000, vatClass: "none" },
  {
    ...base,
    id: "l3",
    productId: "p3",
    name: "Trà",
    quantity: -1,
    unitPriceDong: 68_000,
    back: {
      originalLineId: "o3",
      receipt: "KG01-000001",
      sold: 1,
      before: 0,
      listDong: 68_000,
      paidDong: 68_000,
      vatDong: 5037,
      vatRateBp: 800,
      to: "damaged",
      reason: "handling",
    },
  },
];
const total = totalOf(
  { lines, discount: { kind: "amount", dong: 5000, reason: "Tết" }, chosen: null },
  RATES,
  "2026-11-24",
);
const sale = buildSale(total, "Tết", {
  id: "s1",
  number: 123,
  shift: { id: "c1", opened_at: "2026-11-24T06:02:00.000Z", cashier_id: "minh", float_dong: 500_000 },
  cashierId: "minh",
  deviceAt: "2026-11-24T07:32:00.000Z",
  clockOffsetMs: -120,
  catalogueVersion: "v7",
  payments: [{ id: "y1", means: "cash", amountDong: 163_500, tenderedDong: 200_000 }],
  roundingDong: 100,
});

test("a sale has exactly the fields that the server takes", () => {
  assert.deepEqual(Object.keys(sale), [
    "id",
    "number",
    "shift",
    "cashier_id",
    "device_at",
    "clock_offset_ms",
    "catalogue_version",
    "lines",
    "payments",
    "rounding_dong",
    "total_dong",
  ]);
  assert.deepEqual(Object.keys(sale.lines[0]), [
    "id",
    "product_id",
    "scanned",
    "name",
    "lot_code",
    "quantity",
    "unit_price_dong",
    "price_basis",
    "list_dong",
    "line_discount_dong",
    "cart_discount_dong",
    "discount_reason",
    "paid_dong",
    "vat_class",
    "vat_rate_bp",
    "vat_dong",
    "original_line_id",
    "to",
    "return_reason",
    "approved_by",
  ]);
  assert.deepEqual(Object.keys(sale.payments[0]), [
    "id",
    "means",
    "amount_dong",
    "tendered_dong",
    "reference",
    "seen_at",
  ]);
});

test("all numbers are integers and every line adds up", () => {
  JSON.stringify(sale, (key, value) => {
    if (typeof value === "number") assert.ok(Number.isSafeInteger(value) && !Object.is(value, -0), key);
    return value;
  });
  for (const line of sale.lines) {
    assert.equal(line.paid_dong, line.list_dong - line.line_discount_dong - line.cart_discount_dong);
  }
  assert.equal(
    sale.total_dong,
    sale.lines.reduce((sum, line) => sum + line.paid_dong, 0),
  );
});

test("reasons stand on the lines that they lowered", () => {
  assert.deepEqual(
    sale.lines.map((line) => line.discount_reason),
    ["Khách quen; Tết", "Tết", ""],
  );
});

test("what comes back names its original and where it is put", () => {
  const { quantity, original_line_id: original, to, paid_dong: paid } = sale.lines[2];
  assert.deepEqual([quantity, original, to, paid], [-1, "o3", "damaged", -68_000]);
  assert.deepEqual([sale.lines[0].original_line_id, sale.lines[0].to], [null, null]);
  assert.deepEqual(
    sale.lines.map((line) => line.return_reason),
    [null, null, "handling"],
  );
});

test("a paper can name the receipt that a line came back of", () => {
  assert.deepEqual(returnedOf(lines), { o3: "KG01-000001" });
});

test("an envelope and a receipt number", () => {
  assert.deepEqual(envelope([sale], "2026-11-24T07:33:00.000Z"), {
    schema: 1,
    sent_at: "2026-11-24T07:33:00.000Z",
    sales: [sale],
  });
  assert.equal(receiptNumber("KG01", 412), "KG01-000412");
});
