import assert from "node:assert/strict";
import { test } from "node:test";
import { doubtsOf } from "../../static/js/page/doubts.js";

test("a right barcode and a house's own code raise no doubt", () => {
  assert.deepEqual(doubtsOf("8938500001376\n MAT-01 1234567"), []);
});

test("a wrong check digit and an odd length are told, each code once", () => {
  assert.deepEqual(doubtsOf("8938500001377 8938500001377 893850000"), [
    { code: "8938500001377", doubt: "checkDigit" },
    { code: "893850000", doubt: "length" },
  ]);
});

test("nothing typed is nothing to doubt", () => {
  assert.deepEqual(doubtsOf("  "), []);
});
