// @ts-check
/** The receipt for the browser's printer, drawn here so that it comes without a network too. */
import { html, useEffect } from "../../../vendor/preact.js";
import { formatDong, sum } from "../../money.js";
import { formatQuantity } from "../../quantity.js";
import { dayAndTime } from "../../time.js";
import { onPaper } from "../printing.js";
import { byId, cashier, catalogue, offsetMs, till } from "../state.js";
import { word } from "../words.js";
import { Stars } from "./parts.js";

export function Receipt() {
  useEffect(() => {
    const clear = () => (onPaper.value = null);
    window.addEventListener("afterprint", clear);
    return () => window.removeEventListener("afterprint", clear);
  }, []);
  if (!onPaper.value) return null;
  const { kept, copy } = onPaper.value;
  const { sale } = kept;
  const slip = sale.lines.some((/** @type {any} */ line) => line.quantity > 0) ? "slip" : "returnSlip";
  return html`<article class="paper rc on-paper">
    <${Shop} />
    <div class="rh"><b>${word(slip)}</b>${copy && html`<b>${word("copy")}</b>`}
      <${Row} left=${kept.receipt} right=${dayAndTime(Date.parse(sale.device_at) + offsetMs.value)} />
      <${Row} left=${`${word("till")} ${till.value?.code}`} right=${cashier.name} /></div>
    <ul class="rls">${sale.lines.map((/** @type {any} */ line) => html`<${Line} line=${line} returnedOf=${kept.returnedOf?.[line.original_line_id]} />`)}</ul>
    <${Sums} sale=${sale} /><${Vat} lines=${sale.lines} />
    <footer><b>${word("thanks")}</b><p>${word("keepSlip")}</p><p>${word("consumer")}</p></footer>
  </article>`;
}

/** @param {{left: unknown, right: unknown, big?: boolean}} props */
const Row = ({ left, right, big = false }) => html`<div class=${big ? "big" : ""}><span>${left}</span><b class="num">${right}</b></div>`;

function Shop() {
  const { name, address, tax_code: taxCode, phone } = catalogue.value.location;
  const about = [taxCode && word("taxCode", { code: taxCode }), phone && word("phone", { number: phone })].filter(Boolean);
  return html`<header><h2>${name}</h2><p>${address}</p><p>${about.join(" · ")}</p></header>`;
}

/** @param {{line: any, returnedOf: string | undefined}} props `returnedOf` is the receipt that the line came back of */
function Line({ line, returnedOf }) {
  const product = byId.value.get(line.product_id);
  const discount = line.line_discount_dong + line.cart_discount_dong;
  return html`<li><div class="rl"><b>${line.name}</b>${product?.stars > 0 && html`<${Stars} count=${product.stars} />`}</div>
    ${product && html`<p class="rp">${[product.producer.name, product.producer.commune].filter(Boolean).join(", ")}</p>`}
    ${returnedOf && html`<p class="rp">${word("returnedOf", { receipt: returnedOf })}</p>`}
    <div class="rq"><span>${formatQuantity(line.quantity, product?.unit)} × ${formatDong(line.unit_price_dong)}</span><b class="num">${formatDong(line.list_dong)}</b></div>
    ${discount !== 0 && html`<div class="rq"><span>${line.discount_reason || word("discount")}</span><b class="num">${formatDong(-discount)}</b></div>`}</li>`;
}

const MEANS = /** @type {const} */ ({ cash: "cash", transfer: "byTransfer", card: "byCard", voucher: "byVoucher" });

/** @param {{sale: any}} props */
function Sums({ sale }) {
  const cash = sale.payments.find((/** @type {any} */ payment) => payment.tendered_dong);
  return html`<div class="rt">
    <${Row} left=${word("total")} right=${formatDong(sale.total_dong)} big=${true} />
    ${sale.rounding_dong !== 0 && html`<${Row} left=${word("rounding")} right=${formatDong(sale.rounding_dong)} />`}
    ${sale.payments.map((/** @type {{means: keyof typeof MEANS, amount_dong: number}} */ payment) => html`<${Row} left=${word(MEANS[payment.means])} right=${formatDong(payment.amount_dong)} />`)}
    ${cash && html`<${Row} left=${word("given")} right=${formatDong(cash.tendered_dong)} /><${Row} left=${word("change")} right=${formatDong(cash.tendered_dong - cash.amount_dong)} />`}
  </div>`;
}

/** VAT by class, as it stands on the lines. @param {{lines: any[]}} props */
function Vat({ lines }) {
  const rates = [...new Set(lines.filter((line) => line.vat_rate_bp).map((line) => line.vat_rate_bp))];
  return html`<div class="rv">${rates.map(
    (rate) => html`<${Row} left=${word("vatOf", { rate: `${String(rate / 100).replace(".", ",")} %` })} right=${formatDong(sum(lines.filter((line) => line.vat_rate_bp === rate).map((line) => line.vat_dong)))} />`,
  )}</div>`;
}
