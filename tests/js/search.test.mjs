import assert from "node:assert/strict";
import { test } from "node:test";
import { buildIndex, marked, search, searchKey } from "../../static/js/search.js";
import { vectors } from "./vectors.mjs";

const GOODS = [
  { name: "Mật ong rừng tràm", more: "HTX Ong U Minh, An Minh SP000101" },
  { name: "Nước mắm cá cơm 40 độ đạm", more: "Nước mắm Sáu Thạnh 8936000000019" },
  { name: "Hộp quà nước mắm hai chai", more: "Nước mắm Sáu Thạnh" },
  { name: "Nước mắm kho quẹt", more: "Cơ sở Mười Được" },
  { name: "Mắm ruốc xào sả", more: "Cơ sở Nước Xanh" },
  { name: "Đường thốt nốt", more: "" },
  { name: "Khăn vải Dương Đông", more: "" },
  { name: "Trà mãng cầu túi lọc", more: "HTX Đường Xuồng" },
];
const index = buildIndex(GOODS);
const found = (query) => search(index, query).map((place) => GOODS[place].name);

for (const { text, key } of vectors("search_key.json")) {
  test(`the key of ${JSON.stringify(text)}`, () => assert.equal(searchKey(text), key));
}

test("nước mắm is found without diacritics", () => {
  assert.deepEqual(found("nuoc mam").slice(0, 3), [
    "Nước mắm kho quẹt",
    "Nước mắm cá cơm 40 độ đạm",
    "Hộp quà nước mắm hai chai",
  ]);
});

test("exact diacritics come first: đường does not bring dương first", () => {
  assert.equal(found("đường")[0], "Đường thốt nốt");
  assert.equal(found("dương")[0], "Khăn vải Dương Đông");
});

test("words fit in any order and by their beginnings", () => {
  assert.equal(found("com nuoc")[0], "Nước mắm cá cơm 40 độ đạm");
  assert.equal(found("quet kho mam nuoc")[0], "Nước mắm kho quẹt");
});

test("a word of the name counts more than one of the producer", () => {
  assert.equal(found("duong").at(-1), "Trà mãng cầu túi lọc");
});

test("producer, code and barcode find goods too", () => {
  assert.deepEqual(found("u minh"), ["Mật ong rừng tràm"]);
  assert.deepEqual(found("sp000101"), ["Mật ong rừng tràm"]);
  assert.deepEqual(found("8936000"), ["Nước mắm cá cơm 40 độ đạm"]);
});

test("words that run together are still found", () => {
  assert.ok(found("nuocmam").includes("Nước mắm kho quẹt"));
});

test("what does not fit is not found, and nothing typed finds nothing", () => {
  assert.deepEqual(found("ca phe"), []);
  assert.deepEqual(found("  "), []);
});

test("the parts of a name that fit are marked", () => {
  assert.deepEqual(marked("Hộp quà nước mắm hai chai", "nuoc mam"), ["Hộp quà ", "nước mắm", " hai chai"]);
  assert.deepEqual(marked("Nước mắm kho quẹt", "nuoc"), ["", "Nước", " mắm kho quẹt"]);
});
