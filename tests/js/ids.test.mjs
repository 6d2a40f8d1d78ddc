import assert from "node:assert/strict";
import { test } from "node:test";
import { fromParts, idMaker } from "../../static/js/ids.js";
import { vectors } from "./vectors.mjs";

const zeros = (words) => words;
const random = (words) => crypto.getRandomValues(words);

test("ids rise in the order they are made, also within a millisecond and when the clock goes back", () => {
  const make = idMaker(random);
  const moments = [1000, 1000, 999, 5, 1001, 1001, 2000];
  const ids = moments.map(make);
  assert.deepEqual(ids, [...ids].sort());
});

test("a full counter takes the next millisecond", () => {
  const make = idMaker(zeros);
  const ids = Array.from({ length: 5000 }, () => make(1000));
  assert.equal(new Set(ids).size, 5000);
  assert.deepEqual(ids, [...ids].sort());
  assert.equal(ids[4096], fromParts(1001, 0, 0n));
});

test("an id is a UUID of version 7", () => {
  assert.match(
    idMaker(random)(Date.UTC(2026, 10, 24)),
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

for (const { milliseconds, counter, random_bits: bits, id } of vectors("ids.json")) {
  test(`${id} is laid out as in Python`, () => {
    assert.equal(fromParts(milliseconds, counter, BigInt(bits)), id);
  });
}
