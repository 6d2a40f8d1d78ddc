import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { WORDS } from "../../static/js/till/words.js";
import { receiptOf } from "../../static/js/till/codes.js";

const FOLDER = new URL("../../static/js/till/", import.meta.url);
const sources = readdirSync(FOLDER, { recursive: true })
  .filter((name) => String(name).endsWith(".js") && !String(name).includes("words"))
  .map((name) => readFileSync(new URL(String(name), FOLDER), "utf8"))
  .join("\n");

test("both languages have the same words with the same places", () => {
  assert.deepEqual(Object.keys(WORDS.vi).sort(), Object.keys(WORDS.en).sort());
  for (const key of Object.keys(WORDS.vi)) {
    const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
    assert.deepEqual(places(WORDS.vi[key]), places(WORDS.en[key]), key);
  }
});

test("every word is used", () => {
  const unused = Object.keys(WORDS.vi).filter((key) => !sources.includes(`"${key}"`));
  assert.deepEqual(unused, []);
});

test("a receipt is known by its number or by the address in its QR code", () => {
  assert.equal(receiptOf("KG01-000123"), "KG01-000123");
  assert.equal(receiptOf("http://127.0.0.1:8000/receipts/KG01-000123"), "KG01-000123");
  assert.equal(receiptOf("8938500001376"), null);
  assert.equal(receiptOf("hello-123456"), "HELLO-123456");
  assert.equal(receiptOf("lot KG01-000123"), null);
});
