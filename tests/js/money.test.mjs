import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allocate,
  formatDong,
  readDong,
  roundHalfAway,
  roundTo,
  shareOf,
  sum,
  times,
  vatInside,
} from "../../static/js/money.js";
import { vectors } from "./vectors.mjs";

const {
  allocate: allocations,
  allocate_errors: errors,
  cash_rounding_vnd: roundings,
} = vectors("allocation_vectors.json");

test("half a đồng rounds away from zero on both sides", () => {
  assert.equal(roundHalfAway(5, 2), 3);
  assert.equal(roundHalfAway(-5, 2), -3);
  assert.equal(roundHalfAway(4, 3), 1);
  assert.ok(Object.is(roundHalfAway(-1, 3), 0));
});

test("a product beyond 2^53 stays exact", () => {
  assert.equal(times(3_000_000_019, 7_000_003), 3_000_000_019n * 7_000_003n);
  assert.equal(roundHalfAway(times(999_999_999_999, 99_999), 1000), 99_998_999_999_900);
  assert.equal(shareOf(9_007_199_254_740_991, 10_000), 9_007_199_254_740_991);
});

test("a quotient that no float holds is exact", () => {
  assert.equal(roundHalfAway(9_007_199_254_740_991n, 2), 4_503_599_627_370_496);
  assert.equal(roundHalfAway(4_503_599_627_370_495, 3), 1_501_199_875_790_165);
});

test("VAT inside an amount", () => {
  assert.equal(vatInside(130_000, 800), 9630);
  assert.equal(vatInside(-65_000, 800), -4815);
});

const whole = allocations.filter(({ step_minor: step, ratios }) => step === 1 && ratios.every((r) => /^\d+$/.test(r)));
for (const { amount_minor: amount, ratios, expect_minor: expected } of whole) {
  test(`${amount} over ${ratios.join(":")}`, () => {
    assert.deepEqual(allocate(amount, ratios.map(Number)), expected);
  });
}

for (const { ratios } of errors) {
  test(`nothing is split over ${JSON.stringify(ratios)}`, () => {
    assert.throws(() => allocate(100, ratios.map(Number)), RangeError);
  });
}

test("an allocation of a negative total is the negation, ties to the earlier part", () => {
  assert.deepEqual(allocate(-5, [1, 1]), [-3, -2]);
  assert.deepEqual(allocate(0, [0, 0]), [0, 0]);
});

test("an allocation always adds up", () => {
  for (let total = -40; total <= 40; total += 1) {
    const parts = allocate(total, [7, 0, 13, 1, 999_999_999_999]);
    assert.equal(sum(parts), total);
  }
});

for (const { amount_vnd: amount, step, half_up_away_from_zero: nearest, down } of roundings) {
  test(`${amount} in cash to ${step}`, () => {
    assert.equal(roundTo(amount, step), nearest);
    assert.equal(roundTo(amount, step, "down"), down);
  });
}

test("no unit, no rounding", () => {
  assert.equal(roundTo(123, 0), 123);
});

test("amounts are written with dots and a true minus", () => {
  assert.equal(formatDong(2_869_500), "2.869.500");
  assert.equal(formatDong(-82_500), "−82.500");
  assert.equal(formatDong(0), "0");
  assert.equal(formatDong(999), "999");
});

test("a typed amount is read by its figures", () => {
  assert.equal(readDong("3.000.000 đ"), 3_000_000);
  assert.equal(readDong(""), null);
  assert.equal(readDong("12345678901234"), null);
});
