import assert from "node:assert/strict";
import { test } from "node:test";
import { SILENCE, heard, isScan } from "../../static/js/burst.js";

const typed = (text, gap) => [...text].reduce((burst, character, i) => heard(burst, character, 1000 + i * gap), SILENCE);

test("thirteen figures at once and Enter are a scan", () => {
  const burst = typed("8938500001376", 8);
  assert.equal(burst.text, "8938500001376");
  assert.equal(isScan(burst, burst.last + 8), true);
});

test("a person's typing is none, nor is a short burst", () => {
  assert.equal(isScan(typed("8938500001376", 90), 1000 + 13 * 90), false);
  assert.equal(isScan(typed("12345", 5), 1030), false);
});

test("a slow scanner on a busy machine still counts: up to 120 ms once, 50 ms on average", () => {
  const burst = heard(typed("893850", 10), "0001376", 1050 + 115);
  assert.equal(isScan(burst, burst.last + 10), true);
  assert.equal(heard(typed("893850", 10), "9", 1050 + 121).text, "9");
});

test("an Enter that comes late belongs to a person", () => {
  assert.equal(isScan(typed("8938500001376", 8), 2000), false);
});

test("a burst begins anew after a pause", () => {
  const burst = [..."8938500001376"].reduce((b, character, i) => heard(b, character, 5000 + i * 8), typed("mat", 200));
  assert.equal(burst.text, "8938500001376");
});
