import assert from "node:assert/strict";
import { test } from "node:test";
import * as cart from "../../static/js/cart.js";

const goods = (id, extra = {}) => ({
  id,
  productId: `p-${id}`,
  scanned: "",
  name: id,
  unit: "piece",
  unitText: "gói",
  quantity: 1,
  unitPriceDong: 45_000,
  priceBasis: 1,
  vatClass: "8",
  lotCode: null,
  noDiscount: false,
  discount: null,
  back: null,
  ...extra,
});
const back = (id, extra = {}) =>
  goods(id, {
    quantity: -1,
    back: {
      originalLineId: "o1",
      receipt: "KG01-000007",
      sold: 3,
      before: 1,
      listDong: 135_000,
      paidDong: 120_000,
      vatDong: 8889,
      vatRateBp: 800,
      to: "shelf",
      ...extra,
    },
  });
const filled = (...items) => items.reduce(cart.add, cart.EMPTY);
const quantities = (state) => state.lines.map((line) => [line.name, line.quantity]);

test("the same item again makes its line more, and chooses it", () => {
  const state = filled(goods("trà"), goods("mật"), goods("again", { productId: "p-trà", quantity: 5 }));
  assert.deepEqual(quantities(state), [
    ["trà", 6],
    ["mật", 1],
  ]);
  assert.equal(state.chosen, "trà");
});

test("another price, another lot, an own discount or an unknown item is another line", () => {
  const first = cart.discountLine(filled(goods("trà")), "trà", { kind: "percent", bp: 500, reason: "" });
  assert.equal(cart.add(first, goods("2", { productId: "p-trà" })).lines.length, 2);
  assert.equal(filled(goods("1"), goods("2", { productId: "p-1", lotCode: "L2" })).lines.length, 2);
  assert.equal(filled(goods("1"), goods("2", { productId: "p-1", unitPriceDong: 40_000 })).lines.length, 2);
  assert.equal(filled(goods("1", { productId: null }), goods("2", { productId: null })).lines.length, 2);
});

test("a change leaves the old cart as it was", () => {
  const before = filled(goods("trà"));
  cart.setQuantity(before, "trà", 9);
  assert.deepEqual(quantities(before), [["trà", 1]]);
});

test("every change is undone in turn, twenty of them", () => {
  let state = filled(goods("trà"));
  for (let quantity = 2; quantity <= 30; quantity += 1) state = cart.setQuantity(state, "trà", quantity);
  for (let step = 0; step < 25; step += 1) state = cart.undo(state);
  assert.deepEqual(quantities(state), [["trà", 10]]);
});

test("scanning the same again is one step back", () => {
  const state = filled(goods("trà"), goods("again", { productId: "p-trà" }));
  assert.deepEqual(quantities(cart.undo(state)), [["trà", 1]]);
});

test("nothing removes a line and the next one is chosen", () => {
  const state = cart.setQuantity(cart.choose(filled(goods("a"), goods("b"), goods("c")), "b"), "b", 0);
  assert.deepEqual(quantities(state), [
    ["a", 1],
    ["c", 1],
  ]);
  assert.equal(state.chosen, "c");
  assert.equal(cart.remove(filled(goods("a")), "a").chosen, null);
  assert.equal(cart.remove(state, "gone"), state);
});

test("what comes back stays within what is left, takes no discount and can go to damaged", () => {
  let state = filled(back("r1"), back("r2"));
  assert.deepEqual(quantities(state), [["r1", -2]]);
  state = cart.setQuantity(state, "r1", 9);
  assert.equal(state.lines[0].quantity, -2);
  assert.equal(cart.discountLine(state, "r1", { kind: "amount", dong: 1, reason: "" }).lines[0].discount, null);
  assert.equal(cart.putBack(state, "r1", "damaged").lines[0].back.to, "damaged");
  assert.equal(cart.putBack(filled(goods("a")), "a", "damaged").lines[0].back, null);
});

test("a reason goes with what is damaged, and away with it", () => {
  const spoiled = cart.putBack(filled(back("r1")), "r1", "damaged", "handling");
  assert.equal(spoiled.lines[0].back.reason, "handling");
  assert.equal(cart.putBack(spoiled, "r1", "shelf").lines[0].back.reason, null);
  assert.equal(cart.undo(cart.putBack(spoiled, "r1", "damaged", "defect")).lines[0].back.reason, "handling");
});

test("the choice goes up and down and is no change", () => {
  const state = filled(goods("a"), goods("b"));
  assert.equal(cart.chooseNext(state, -1).chosen, "a");
  assert.equal(cart.chooseNext(cart.chooseNext(state, -1), -1).chosen, "a");
  assert.equal(cart.chooseNext(cart.choose(state, null), 1).chosen, "b");
  assert.equal(cart.chooseNext(cart.EMPTY, 1).chosen, null);
  assert.equal(cart.choose(state, "a").past.length, state.past.length);
});

test("a cleared cart can be had back, and an empty one undoes nothing", () => {
  const state = cart.discountCart(filled(goods("a")), { kind: "amount", dong: 1000, reason: "Tết" });
  assert.equal(cart.clear(state).lines.length, 0);
  assert.deepEqual(cart.contentOf(cart.undo(cart.clear(state))), cart.contentOf(state));
  assert.equal(cart.undo(cart.EMPTY), cart.EMPTY);
});

test("a held cart is recalled without its past", () => {
  const state = filled(goods("a"), goods("b"));
  const recalled = cart.withoutPast(JSON.parse(JSON.stringify(cart.contentOf(state))));
  assert.deepEqual(quantities(recalled), quantities(state));
  assert.equal(recalled.past.length, 0);
  assert.equal(cart.chosenLine(recalled).id, "b");
  assert.equal(cart.chosenLine(cart.EMPTY), null);
});
