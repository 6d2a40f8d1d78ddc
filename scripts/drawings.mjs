// Gánh's own drawings for the sprite. Colours are tokens of the page (custom properties reach into <use>).

const BASKET = "h18l-2.2 8.4a2.6 2.6 0 0 1-2.5 1.9h-8.6a2.6 2.6 0 0 1-2.5-1.9Z";
const ROPE = 'fill="none" stroke="var(--mark-pole, var(--brand))" stroke-linecap="round" stroke-linejoin="round"';
const FILL = 'fill="var(--mark-basket, var(--brand-basket))"';

const mark = `
  <path ${FILL} d="M5.6 28.7C6.6 23.9 14.6 23.9 15.6 28.7Z"/>
  <path ${ROPE} stroke-width="1.8" d="M3 30.5 10.6 11.8 18.2 30.5"/>
  <path ${FILL} d="M1.6 30.3${BASKET}"/>
  <path ${FILL} d="M32.4 28.7C33.4 23.9 41.4 23.9 42.4 28.7Z"/>
  <path ${ROPE} stroke-width="1.8" d="M29.8 30.5 37.4 11.8 45 30.5"/>
  <path ${FILL} d="M28.4 30.3${BASKET}"/>
  <path ${ROPE} stroke-width="3.6" d="M2.4 15.4C13 7.4 35 7.4 45.6 15.4"/>`;

// The mark below 20 px: single ropes, round baskets.
const bowl = (x) => `<path ${FILL} d="M${x} 14.2h9c0 3.6-1.7 5.8-4.5 5.8S${x} 17.8 ${x} 14.2Z"/>`;
const markSmall = `
  <path ${ROPE} stroke-width="2.4" d="M2 8.2C7 4.6 17 4.6 22 8.2"/>
  <path ${ROPE} stroke-width="1.5" d="M5.5 6.5V15M18.5 6.5V15"/>${bowl(1)}${bowl(14)}`;

const EDGE = 'stroke="var(--ink-3)" stroke-width="1.4" stroke-linejoin="round"';
const body = (d) => `<path fill="var(--bg-sunk)" ${EDGE} d="${d}"/>`;
const cap = (d) => `<path fill="var(--line-2)" ${EDGE} d="${d}"/>`;
const label = (d) => `<path fill="currentColor" d="${d}"/>`;
const handle = (d) => `<path fill="none" stroke="var(--ink-3)" stroke-width="2" d="${d}"/>`;

const packages = {
  box: body("M4 14 20 9l16 5v19l-16 4-16-4Z") + cap("M4 14l16 5 16-5-16-5Z") + label("M20 24l16-4v7l-16 4-16-4v-7Z"),
  bottle:
    body("M16 12c0 3-4 4-4 9v13a3 3 0 0 0 3 3h10a3 3 0 0 0 3-3V21c0-5-4-6-4-9V9h-8Z") +
    cap("M15.5 3h9v6h-9z") +
    label("M12 23h16v8H12z"),
  can:
    body("M9 8h22v26a3 3 0 0 1-3 3H12a3 3 0 0 1-3-3Z") +
    cap("M8 4.5A1.5 1.5 0 0 1 9.5 3h21A1.5 1.5 0 0 1 32 4.5V9H8Z") +
    label("M9 17h22v11H9z"),
  jar:
    body("M11 11c-3 1.5-4 3.5-4 6v16a4 4 0 0 0 4 4h18a4 4 0 0 0 4-4V17c0-2.5-1-4.5-4-6Z") +
    cap("M10 4.5A1.5 1.5 0 0 1 11.5 3h17A1.5 1.5 0 0 1 30 4.5V11H10Z") +
    label("M7 20h26v9H7z"),
  bag: body("M8 4h24l-1 4 1.5 25.5L33 37H7l.5-3.5L9 8Z") + cap("M8 4h24l-1 4H9Z") + label("M13 15h14v13H13z"),
  basket:
    handle("M11 18C11 1.5 29 1.5 29 18") +
    body("M4 17h32l-3.5 17a3 3 0 0 1-3 2.5h-19a3 3 0 0 1-3-2.5Z") +
    label("M5.2 23h29.6l-1.4 7H6.6Z"),
};

const POLE = 'fill="none" stroke="var(--act)" stroke-width="7" stroke-linecap="round"';
const CORD = 'fill="none" stroke="var(--act)" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"';
const hamper = (x, fill) => `
  <path fill="${fill}" stroke="var(--note)" stroke-width="3" stroke-linejoin="round" d="M${x} 95h72l-9 36a10 10 0 0 1-9.7 7.5h-34.6a10 10 0 0 1-9.7-7.5Z"/>
  <path fill="none" stroke="var(--note-line)" stroke-width="2" d="M${x + 2.5} 106h67M${x + 5.5} 118h61"/>`;
const GROUND = '<path stroke="var(--line-2)" stroke-width="2" stroke-linecap="round" d="M40 150H280"/>';
const BEAM = `<path ${POLE} d="M62 54C112 22 208 22 258 54"/>`;

const level = `${GROUND}<path ${CORD} d="M66 92 96 46 126 92M194 92 224 46 254 92"/>
  ${hamper(60, "var(--surface)")}${hamper(188, "var(--surface)")}${BEAM}`;
const fallen = `${GROUND}<g transform="rotate(-9 96 46)">${BEAM}</g>
  <path ${CORD} d="M61 100 92 48 124 100"/><g transform="translate(-3.5 8)">${hamper(60, "var(--note-fill)")}</g>
  <path ${CORD} d="M219 24 213 52M219 24 230 56"/>
  <g transform="rotate(64 236 112) translate(12 6)">${hamper(188, "var(--surface)")}</g>`;

const star =
  '<path fill="currentColor" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" d="M8 1.4 9.73 6.01 14.66 6.24 10.81 9.31 12.11 14.06 8 11.35 3.89 14.06 5.19 9.31 1.34 6.24 6.27 6.01Z"/>';

/** Every drawing: its name in the sprite, its view box and its content. */
export const DRAWINGS = [
  ["mark", "0 0 48 48", mark],
  ["mark-small", "0 0 24 24", markSmall],
  ["star", "0 0 16 16", star],
  ["pole-level", "0 0 320 160", level],
  ["pole-fallen", "0 0 320 160", fallen],
  ...Object.entries(packages).map(([name, drawing]) => [`pack-${name}`, "0 0 40 40", drawing]),
];
