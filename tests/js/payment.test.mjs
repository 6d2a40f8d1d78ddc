import assert from "node:assert/strict";
import { test } from "node:test";
import { cashPart, notesFor, refundedBefore, suggestions, tendered } from "../../static/js/payment.js";

const NONE = { unitDong: 0, mode: "nearest" };
const THOUSAND = { unitDong: 1000, mode: "nearest" };

test("suggested notes: the exact sum, then the next round ones", () => {
  assert.deepEqual(suggestions(246_000), [246_000, 250_000, 300_000, 500_000]);
  assert.deepEqual(suggestions(2_869_500), [2_869_500, 2_870_000, 2_900_000, 3_000_000]);
  assert.deepEqual(suggestions(68_000), [68_000, 70_000, 100_000, 200_000]);
  assert.deepEqual(suggestions(500_000), [500_000]);
  assert.deepEqual(suggestions(0), []);
  assert.deepEqual(suggestions(-5000), []);
});

test("typing 200 means 200,000 where 200 cannot be meant", () => {
  assert.equal(tendered(200, 146_000), 200_000);
  assert.equal(tendered(50, 146_000), 50_000);
  assert.equal(tendered(100_000, 146_000), 100_000);
  assert.equal(tendered(500, 500), 500);
  assert.equal(tendered(null, 500), null);
  assert.equal(tendered(0, 500), 0);
});

test("change in the fewest notes", () => {
  assert.deepEqual(notesFor(130_500), [
    { note: 100_000, pieces: 1 },
    { note: 20_000, pieces: 1 },
    { note: 10_000, pieces: 1 },
    { note: 500, pieces: 1 },
  ]);
  assert.deepEqual(
    notesFor(4280).map(({ note, pieces }) => note * pieces),
    [4000],
  );
  assert.deepEqual(notesFor(0), []);
});

test("cash is what other means leave, rounded as the place rounds; a transfer is never rounded", () => {
  assert.deepEqual(cashPart(123_600, [], THOUSAND), { dueDong: 124_000, roundingDong: 400 });
  assert.deepEqual(cashPart(123_600, [], { unitDong: 1000, mode: "down" }), { dueDong: 123_000, roundingDong: -600 });
  assert.deepEqual(cashPart(123_600, [{ means: "transfer", amountDong: 100_000 }], THOUSAND), {
    dueDong: 24_000,
    roundingDong: 400,
  });
  assert.deepEqual(cashPart(123_600, [{ means: "transfer", amountDong: 123_600 }], THOUSAND), {
    dueDong: 0,
    roundingDong: 0,
  });
  assert.deepEqual(cashPart(123_600, [], NONE), { dueDong: 123_600, roundingDong: 0 });
});

test("refunds of one receipt are rounded together: giving back all gives back what was paid", () => {
  const parts = [0, 41_200, 82_400].map((before) => cashPart(-41_200, [], THOUSAND, before));
  assert.deepEqual(
    parts.map((part) => part.dueDong),
    [-41_000, -41_000, -42_000],
  );
  assert.deepEqual(
    parts.map((part) => part.roundingDong),
    [200, 200, -800],
  );
});

test("a cart that outlived its page still knows what its receipt gave back before", () => {
  const back = { receipt: "KG01-000001", refundedDong: 41_200 };
  assert.equal(refundedBefore([{ back }], () => undefined), 41_200);
  assert.equal(refundedBefore([{ back }], () => 82_400), 82_400);
  assert.equal(refundedBefore([{ back: { receipt: "KG01-000001" } }], () => undefined), 0);
});

test("only a ticket that gives back goods of one receipt is such a refund", () => {
  const of = () => 7000;
  const back = (receipt) => ({ back: receipt ? { receipt } : null });
  assert.equal(refundedBefore([back("KG01-000001"), back("KG01-000001")], of), 7000);
  assert.equal(refundedBefore([back("KG01-000001"), back("KG01-000002")], of), null);
  assert.equal(refundedBefore([back("KG01-000001"), back(null)], of), null);
  assert.equal(refundedBefore([back(null)], of), null);
});
