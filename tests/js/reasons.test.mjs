import assert from "node:assert/strict";
import { test } from "node:test";
import { REASONS, reasonOf, unexplained } from "../../static/js/reasons.js";

const sold = { id: "a", back: null };
const back = (id, to, reason) => ({ id, back: { to, reason } });

test("only what goes to damaged has a reason", () => {
  for (const reason of REASONS) assert.equal(reasonOf({ to: "damaged", reason }), reason);
  assert.equal(reasonOf({ to: "shelf", reason: "handling" }), null);
  assert.equal(reasonOf({ to: "damaged" }), null);
  assert.equal(reasonOf(null), null);
});

test("the first damaged line without a reason is found, a cart held by an older till too", () => {
  const lines = [sold, back("b", "shelf"), back("c", "damaged", "defect"), back("d", "damaged"), back("e", "damaged", null)];
  assert.equal(unexplained(lines)?.id, "d");
  assert.equal(unexplained(lines.slice(0, 3)), undefined);
});
