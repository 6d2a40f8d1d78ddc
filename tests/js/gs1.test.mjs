import assert from "node:assert/strict";
import { test } from "node:test";
import { elementsOf, fromBrackets } from "../../static/js/gs1-elements.js";
import { gtin14, hasCheckDigit, itemOfCase, read } from "../../static/js/gs1.js";
import { vectors } from "./vectors.mjs";

for (const { scan, code, gtin14, lot, expiry, weight_grams: weightGrams, count } of vectors("gs1/read.json")) {
  test(`reading ${JSON.stringify(scan)}`, () => {
    assert.deepEqual(read(scan), { code, gtin14, lot, expiry, weightGrams, count });
  });
}

for (const { value, ok, why } of vectors("gs1/gtin_check_digits.json")) {
  test(`the check digit of ${JSON.stringify(value)} is ${ok ? "right" : (why ?? "wrong")}`, () => {
    assert.equal(hasCheckDigit(value), ok);
  });
}

for (const { bracketed, ok, expect_ai_data: data } of vectors("gs1/bracketed_ai_parse.json")) {
  test(`${bracketed} is ${ok ? "an element string" : "refused"}`, () => {
    assert.equal(fromBrackets(bracketed), data);
    if (ok) assert.ok(elementsOf(data));
  });
}

test("a case offers its item", () => {
  assert.equal(itemOfCase("14006381333938"), "04006381333931");
  assert.equal(itemOfCase("04006381333931"), null);
});

test("UPC-A equals EAN-13 with a zero", () => {
  assert.equal(gtin14("036000291452"), gtin14("0036000291452"));
});

test("what is no element string is none", () => {
  assert.equal(elementsOf(""), null);
  assert.equal(elementsOf("99"), null);
  assert.equal(elementsOf("0512"), null);
});
