// @ts-check
/** An item that the catalogue does not know is sold all the same: the customer holds it in hand. */
import { html, useState } from "../../../vendor/preact.js";
import { formatDong, readDong } from "../../money.js";
import { addUnknown } from "../acts.js";
import { word } from "../words.js";
import { Field } from "./parts.js";

/** @param {{code: string}} props */
export function Unknown({ code }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const price = readDong(text);
  if (!open) return html`<button type="button" class="btn btn-l end" onClick=${() => setOpen(true)}>${word("sellUnknown")}</button>`;
  const sell = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (price && name.trim()) void addUnknown(code, name.trim(), price);
  };
  return html`<form class="unknown" onSubmit=${sell}>
    <${Field} id="unknown-name" type="text" label=${word("itemName")} value=${name} onInput=${setName} first=${true} />
    <${Field} id="unknown-price" label=${word("itemPrice")} unit="đ" value=${price === null ? "" : formatDong(price)} onInput=${setText} />
    <button type="submit" class="btn btn-l" disabled=${!price || !name.trim()}>${word("addToCart")}</button>
  </form>`;
}
