import assert from "node:assert/strict";
import { test } from "node:test";
import { formatQuantity, isMeasured, readQuantity, typedUnit } from "../../static/js/quantity.js";
import { clockTime, dayAndTime, dayOf, utc } from "../../static/js/time.js";

test("pieces are bare numbers, grams kilograms, millilitres litres", () => {
  assert.equal(formatQuantity(12), "12");
  assert.equal(formatQuantity(385, "gram"), "0,385 kg");
  assert.equal(formatQuantity(-1250, "millilitre"), "−1,250 l");
});

test("a typed quantity", () => {
  assert.equal(readQuantity("12"), 12);
  assert.equal(readQuantity("1,5"), null);
  assert.equal(readQuantity("1,5", "gram"), 1500);
  assert.equal(readQuantity("0.385", "gram"), 385);
  assert.equal(readQuantity("2", "gram"), 2000);
  assert.equal(readQuantity("0"), null);
  assert.equal(readQuantity("-3"), null);
  assert.equal(readQuantity("nhiều"), null);
  assert.deepEqual(
    [isMeasured("piece"), isMeasured("gram"), typedUnit("gram"), typedUnit("piece")],
    [false, true, "kg", ""],
  );
});

test("a day begins at midnight in Vietnam", () => {
  const moment = Date.UTC(2026, 11, 31, 17, 5);
  assert.equal(dayOf(moment), "2027-01-01");
  assert.equal(clockTime(moment), "00:05");
  assert.equal(dayAndTime(moment), "01/01/2027 00:05");
  assert.equal(utc(moment), "2026-12-31T17:05:00.000Z");
});
