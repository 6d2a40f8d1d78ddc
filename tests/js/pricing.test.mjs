import assert from "node:assert/strict";
import { test } from "node:test";
import { cashDue, cashRefund, discountWeights, listPrice, partBack, priceSold } from "../../static/js/pricing.js";
import { sum } from "../../static/js/money.js";
import { vectors } from "./vectors.mjs";

const { lines, sales, hampers } = vectors("domain.json");
const RATES = { 10: 1000, 8: 800, 5: 500, 0: 0, KCT: null, KKKNT: null };

const total = (discount) => discount.total_dong ?? discount.producer_dong + discount.house_dong;

const sold = (input, discount) => ({
  quantity: input.quantity,
  unitPriceDong: input.unit_price_dong,
  priceBasis: input.price_basis,
  lineDiscountDong: total(discount),
  vatClass: input.vat_class,
  vatRateBp: RATES[input.vat_class],
});

const customersHalf = (half) => ({
  L: half.listDong,
  D: half.lineDiscountDong + half.cartDiscountDong,
  A: half.paidDong,
  VAT: half.vatDong,
});

const expected = ({ L, D_producer: producer, D_house: house, A, VAT }) => ({ L, D: producer + house, A, VAT });

function returnsOf(half, quantity, parts) {
  let before = 0;
  return parts.map((now) => {
    const back = partBack(half, { sold: quantity, before, now });
    before += now;
    return back;
  });
}

for (const { id, title, input, expect, returns_input: parts, expect_returns: backs } of lines) {
  test(`${id} ${title}`, () => {
    const [half] = priceSold([sold(input, input.discount)], 0);
    assert.deepEqual(customersHalf(half), expected(expect));
    assert.deepEqual(returnsOf(half, input.quantity, parts).map(customersHalf), backs.map(expected));
  });
}

for (const { id, title, input, expect, returns_input: tickets, expect_returns: backs } of sales) {
  const goods = input.lines.map((line) => sold(line, line.line_discount));
  const halves = priceSold(goods, input.cart_discount_dong);
  const other = sum(input.non_cash_payments.map((payment) => payment.amount_dong));

  test(`${id} ${title}`, () => {
    assert.deepEqual(halves.map(customersHalf), expect.lines.map(expected));
    const paid = sum(halves.map((half) => half.paidDong));
    const due = cashDue(paid, other, input.cash_rounding_unit, "nearest");
    assert.deepEqual([paid, due, due - (paid - other)], [expect.total, expect.cash_due, expect.cash_rounding]);
  });

  test(`${id} VAT by class`, () => {
    for (const [vatClass, group] of Object.entries(expect.vat_groups)) {
      const of = [...goods.keys()].filter((i) => goods[i].vatClass === vatClass);
      assert.equal(sum(of.map((i) => halves[i].vatDong)), group.VAT);
      assert.equal(sum(of.map((i) => halves[i].paidDong)), group.paid);
    }
  });

  test(`${id} what comes back`, () => {
    const before = goods.map(() => 0);
    let refunded = 0;
    tickets.forEach((ticket, t) => {
      const lines = ticket.map(({ line, quantity }) => {
        const back = partBack(halves[line], { sold: goods[line].quantity, before: before[line], now: quantity });
        before[line] += quantity;
        return back;
      });
      const refund = sum(lines.map((back) => back.paidDong));
      const cash = cashRefund(refunded, -refund, input.cash_rounding_unit, "nearest");
      refunded -= refund;
      assert.deepEqual(lines.map(customersHalf), backs[t].lines.map(expected));
      assert.deepEqual(
        [refund, -cash, -cash - refund],
        [backs[t].refund, backs[t].cash_paid_out, backs[t].cash_rounding],
      );
    });
  });
}

for (const { id, title, input, expect, returns_input: parts, expect_returns: backs } of hampers) {
  test(`${id} ${title}`, () => {
    const weights = input.components.map((c) =>
      listPrice(c.unit_price_dong, c.quantity_per_hamper * input.hampers, c.price_basis),
    );
    assert.deepEqual(weights, expect.weights);
    const goods = spread(input, weights);
    const halves = priceSold(goods, 0);
    assert.deepEqual(halves.map(customersHalf), expect.components.map(expected));
    const before = goods.map(() => 0);
    parts.forEach(({ component, quantity }, i) => {
      const soldQuantity = input.components[component].quantity_per_hamper * input.hampers;
      const back = partBack(halves[component], { sold: soldQuantity, before: before[component], now: quantity });
      before[component] += quantity;
      assert.deepEqual(customersHalf(back), expected(backs[i]));
    });
  });
}

/** A hamper's price and discount, each spread once over the components by their list prices. */
function spread({ hampers: count, hamper_price_dong: price, discount_dong: discount, components }, weights) {
  const asOneLine = (amount) =>
    priceSold(
      weights.map((weight) => ({
        quantity: 1,
        unitPriceDong: weight,
        priceBasis: 1,
        lineDiscountDong: 0,
        vatClass: "0",
        vatRateBp: 0,
      })),
      amount,
    ).map((half) => half.cartDiscountDong);
  const lists = asOneLine(price * count);
  const discounts = asOneLine(discount);
  return components.map((component, i) => ({
    quantity: 1,
    unitPriceDong: lists[i],
    priceBasis: 1,
    lineDiscountDong: discounts[i],
    vatClass: component.vat_class,
    vatRateBp: RATES[component.vat_class],
  }));
}

test("a cart discount passes by the lines that take none", () => {
  const line = (extra) => ({
    quantity: 1,
    unitPriceDong: 50_000,
    priceBasis: 1,
    lineDiscountDong: 0,
    vatClass: "8",
    vatRateBp: 800,
    ...extra,
  });
  const goods = [line({ noDiscount: true }), line({ lineDiscountDong: 20_000 }), line({})];
  assert.deepEqual(discountWeights(goods), [0, 30_000, 50_000]);
  assert.deepEqual(
    priceSold(goods, 8000).map((half) => half.cartDiscountDong),
    [0, 3000, 5000],
  );
});

vectors("pricing_extra.json").forEach(({ lines: goods, cart_discount_dong: discount, expect }, i) => {
  test(`made-up cart ${i + 1} comes out as in Python`, () => {
    const halves = priceSold(
      goods.map((line) => ({
        quantity: line.quantity,
        unitPriceDong: line.unit_price_dong,
        priceBasis: line.price_basis,
        lineDiscountDong: line.line_discount_dong,
        noDiscount: line.no_discount,
        vatClass: line.vat_class,
        vatRateBp: line.vat_rate_bp,
        seller: line.seller,
      })),
      discount,
    );
    assert.deepEqual(
      halves.map((half) => ({
        list_dong: half.listDong,
        cart_discount_dong: half.cartDiscountDong,
        paid_dong: half.paidDong,
        vat_dong: half.vatDong,
      })),
      expect,
    );
  });
});
