// @ts-check
/** What is done more seldom than selling. */
import { html } from "../../../vendor/preact.js";
import { emptyCart } from "../acts.js";
import { openDisplay } from "../display.js";
import { ask } from "../keys.js";
import { asking, cart, held, place } from "../state.js";
import { changeTheme } from "../theme.js";
import { inEnglish, word } from "../words.js";
import { Panel } from "./panel.js";
import { Icon } from "./parts.js";

/** @param {import("../state.js").Place} to */
const go = (to) => () => {
  asking.value = "";
  place.value = to;
};

/** @param {() => unknown} act */
const then = (act) => () => {
  asking.value = "";
  void act();
};

export const Menu = () => html`<${Panel} title=${word("moreActs")} className="pop menu">
  <ul>
    <${Entry} icon="player-pause" text=${word("held")} count=${held.value.length} act=${() => ask("held")} />
    <${Entry} icon="receipt" text=${word("latest")} act=${go("latest")} />
    <${Entry} icon="receipt-refund" text=${word("returns")} act=${go("back")} />
    ${cart.value.lines.length > 0 && html`<${Entry} icon="trash" text=${word("removeAll")} act=${then(emptyCart)} />`}
    <${Entry} icon="device-desktop" text=${word("display")} act=${then(openDisplay)} />
    <${Entry} icon="lock" text=${word("closeShift")} act=${go("closing")} />
    <${Entry} icon="keyboard" text=${word("keys")} act=${() => ask("keys")} />
    <${Entry} icon="moon" text=${word("theme")} act=${changeTheme} />
    <li><a class="menu-i" href=${`?lang=${inEnglish ? "vi" : "en"}`} hreflang=${inEnglish ? "vi" : "en"}><${Icon} name="language" />${word("language")}</a></li>
    <li><a class="menu-i" href=${document.body.dataset.home}><${Icon} name="home" />${word("home")}</a></li>
  </ul>
<//>`;

/** @param {{icon: string, text: string, act: () => unknown, count?: number}} props */
const Entry = ({ icon, text, act, count = 0 }) => html`<li>
  <button type="button" class="menu-i" onClick=${act}><${Icon} name=${icon} />${text}${count > 0 && html`<span class="fnc num">${count}</span>`}</button>
</li>`;
