// Draws static/icons.svg: the Tabler icons named in icons.json and Gánh's own drawings (`npm run vendor`).
// Use one with <svg class="i"><use href="/static/icons.svg#NAME"/></svg>.
import { readFileSync, writeFileSync } from "node:fs";
import { DRAWINGS } from "./drawings.mjs";

const TABLER = "node_modules/@tabler/icons";
const FRAME = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />';
const names = JSON.parse(readFileSync("scripts/icons.json", "utf8")).sort();
const symbol = (name, box, content) =>
  `<symbol id="${name}" viewBox="${box}">${content.replace(/\s*\n\s*/g, "")}</symbol>`;

function tabler(name) {
  const icon = readFileSync(`${TABLER}/icons/outline/${name}.svg`, "utf8");
  const content = icon.slice(icon.indexOf(">", icon.indexOf("<svg")) + 1, icon.indexOf("</svg>"));
  return symbol(name, "0 0 24 24", content.replace(FRAME, ""));
}

const symbols = [...DRAWINGS.map((drawing) => symbol(...drawing)), ...names.map(tabler)];
const { version } = JSON.parse(readFileSync(`${TABLER}/package.json`, "utf8"));
const note = `<!-- Icons: Tabler ${version}, MIT, see vendor/icons.LICENSE. The mark, star, poles and packages are Gánh's own. -->`;
writeFileSync("static/icons.svg", `<svg xmlns="http://www.w3.org/2000/svg">\n${note}\n${symbols.join("\n")}\n</svg>\n`);
writeFileSync("static/vendor/icons.LICENSE", readFileSync(`${TABLER}/LICENSE`, "utf8"));
