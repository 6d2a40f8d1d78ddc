import assert from "node:assert/strict";
import { test } from "node:test";
import { gtin14, isGtin, itemOfCase } from "../../static/js/gs1/digits.js";
import { read } from "../../static/js/gs1.js";
import { vectors } from "./vectors.mjs";

const { templates, reads } = vectors("gs1/read.json");

for (const { scan, expect } of reads) {
  test(`${JSON.stringify(scan)} says what it says in Python`, () => {
    const { weightGrams: weight_grams, priceDong: price_dong, ...rest } = read(scan, { templates });
    assert.deepEqual({ ...rest, weight_grams, price_dong }, expect);
  });
}

for (const { value, ok } of vectors("gs1/gtin_check_digits.json")) {
  test(`${JSON.stringify(value)} is ${ok ? "" : "no "}trade item`, () => {
    assert.equal(isGtin(value), ok && [8, 12, 13, 14].includes(value.length));
  });
}

test("a case offers its item", () => {
  assert.equal(itemOfCase("14006381333938"), "04006381333931");
  assert.equal(itemOfCase("04006381333931"), null);
});

test("UPC-A equals EAN-13 with a zero", () => {
  assert.equal(gtin14("036000291452"), gtin14("0036000291452"));
});
