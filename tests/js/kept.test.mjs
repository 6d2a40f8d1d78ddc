import assert from "node:assert/strict";
import { test } from "node:test";
import { isTroubled, keptOf } from "../../static/js/till/kept.js";
import { memoryStore } from "../../static/js/till/store-memory.js";

const make = (number) => ({ sale: { id: `s${number}` }, receipt: `KG01-${number}`, returnedOf: { o1: "KG01-1" } });

test("what is kept waits, under its number, with the receipts that it gives back of", () => {
  const waiting = { id: "s7", number: 7, status: "waiting", reason: "" };
  assert.deepEqual(keptOf(make(7), 7), { ...waiting, sale: { id: "s7" }, receipt: "KG01-7", returnedOf: { o1: "KG01-1" } });
});

test("in memory too a sale that the server keeps apart neither waits nor is stored", async () => {
  const store = memoryStore();
  for (const status of ["stored", "conflict", "rejected"]) {
    const kept = await store.keepSale(1, "cart", make);
    assert.deepEqual(await store.waiting(), [kept]);
    await store.answered(kept.id, status, "why");
    assert.deepEqual(await store.waiting(), []);
    assert.equal((await store.troubled()).some(({ id }) => id === kept.id), status !== "stored");
  }
  assert.deepEqual((await store.latest(9)).map(isTroubled), [true, true, false]);
  assert.deepEqual((await store.latest(9)).map(({ number }) => number), [3, 2, 1]);
});
