import assert from "node:assert/strict";
import { test } from "node:test";
import * as cart from "../../static/js/cart.js";
import { mostOff, rateOn, taken, totalOf } from "../../static/js/total.js";

const RATES = [
  { vat_class: "8", valid_from: "2020-01-01", rate_bp: 800 },
  { vat_class: "8", valid_from: "2027-01-01", rate_bp: 1000 },
  { vat_class: "10", valid_from: "2020-01-01", rate_bp: 1000 },
  { vat_class: "KCT", valid_from: "2020-01-01", rate_bp: null },
];
const DAY = "2026-11-24";
const line = (id, extra) => ({
  id,
  productId: id,
  scanned: "",
  name: id,
  unit: "piece",
  unitText: "",
  quantity: 1,
  unitPriceDong: 100_000,
  priceBasis: 1,
  vatClass: "8",
  lotCode: null,
  noDiscount: false,
  discount: null,
  back: null,
  ...extra,
});
const back = {
  originalLineId: "o",
  receipt: "KG01-000001",
  sold: 3,
  before: 1,
  listDong: 123_600,
  paidDong: 120_000,
  vatDong: 8889,
  vatRateBp: 800,
  to: "shelf",
};

test("a cart comes to the sum of what its lines pay", () => {
  const content = {
    lines: [line("a", { quantity: 2 }), line("b", { vatClass: "10", unitPriceDong: 55_000 })],
    discount: null,
    chosen: null,
  };
  const total = totalOf(content, RATES, DAY);
  assert.deepEqual([total.listDong, total.discountDong, total.totalDong, total.pieces], [255_000, 0, 255_000, 3]);
  assert.deepEqual(
    total.lines.map((one) => [one.vatRateBp, one.vatDong]),
    [
      [800, 14_815],
      [1000, 5000],
    ],
  );
});

test("the class keeps its name when its rate changes with the year", () => {
  assert.equal(rateOn(RATES, "8", "2026-12-31"), 800);
  assert.equal(rateOn(RATES, "8", "2027-01-01"), 1000);
  assert.equal(rateOn(RATES, "KCT", DAY), null);
  assert.equal(rateOn(RATES, "5", DAY), null);
  assert.equal(rateOn(RATES, "8", "2019-12-31"), null);
});

test("discounts: percent of the line, then percent of what is left of the cart", () => {
  const lines = [
    line("a", { discount: { kind: "percent", bp: 1000, reason: "" } }),
    line("b"),
    line("c", { noDiscount: true }),
  ];
  const total = totalOf({ lines, discount: { kind: "percent", bp: 500, reason: "Tết" }, chosen: null }, RATES, DAY);
  assert.deepEqual(
    total.lines.map((one) => [one.lineDiscountDong, one.cartDiscountDong, one.paidDong]),
    [
      [10_000, 4500, 85_500],
      [0, 5000, 95_000],
      [0, 0, 100_000],
    ],
  );
});

test("a discount never takes more than there is", () => {
  assert.equal(taken({ kind: "amount", dong: 150_000, reason: "" }, 100_000), 100_000);
  const total = totalOf(
    { lines: [line("a")], discount: { kind: "amount", dong: 999_999, reason: "" }, chosen: null },
    RATES,
    DAY,
  );
  assert.deepEqual([total.totalDong, total.lines[0].vatDong], [0, 0]);
});

test("a ticket of both signs: what comes back is frozen and takes no part in the discount", () => {
  const lines = [line("r", { quantity: -1, back }), line("a")];
  const total = totalOf({ lines, discount: { kind: "amount", dong: 10_000, reason: "" }, chosen: null }, RATES, DAY);
  assert.deepEqual(
    total.lines.map((one) => [one.listDong, one.paidDong, one.vatDong]),
    [
      [-41_200, -40_000, -2963],
      [100_000, 90_000, 6667],
    ],
  );
  assert.equal(total.totalDong, 50_000);
});

test("weighed goods: the price is for 1,000 grams, a line counts as one", () => {
  const total = totalOf(
    {
      lines: [line("a", { unit: "gram", quantity: 385, priceBasis: 1000, unitPriceDong: 320_000 })],
      discount: null,
      chosen: null,
    },
    RATES,
    DAY,
  );
  assert.deepEqual([total.totalDong, total.pieces], [123_200, 1]);
});

test("an empty cart comes to nothing", () => {
  assert.deepEqual(totalOf(cart.EMPTY, RATES, DAY), {
    lines: [],
    listDong: 0,
    discountDong: 0,
    totalDong: 0,
    pieces: 0,
  });
});

test("the most that can be taken off: a line's own price, or what the goods of the cart still cost", () => {
  const off = { kind: "amount", dong: 10_000, reason: "" };
  const content = {
    lines: [
      line("a", { quantity: 2, unitPriceDong: 50_000, discount: off }),
      line("b", { unitPriceDong: 30_000, noDiscount: true }),
    ],
    discount: null,
    chosen: null,
  };
  const total = totalOf(content, RATES, DAY);
  assert.equal(mostOff(total, "a"), 100_000);
  assert.equal(mostOff(total, null), 90_000);
});
