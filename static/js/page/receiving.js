// @ts-check
/**
 * Receiving without waiting for the next page: forms marked `data-at-once` are sent one after the other, and the answer's
 * lines take the place of the old ones. Without this script each of them loads the page anew and does the same.
 */
import { listen } from "../till/scanner.js";

const scans = /** @type {HTMLFormElement} */ (document.querySelector("[data-scan]"));
const field = /** @type {HTMLInputElement} */ (scans.elements.namedItem("code"));
const unsent = /** @type {HTMLElement} */ (document.querySelector("[data-unsent]"));

/** @typedef {{action: string, body: FormData, told: string}} Task */
/** @type {Task[]} */
const waiting = [];
let busy = false;
let broken = false;

/** Send a form, now or when those before it are done. @param {HTMLFormElement} form @param {HTMLElement | null} [by] */
function send(form, by) {
  const body = new FormData(form, by);
  waiting.push({ action: form.action, body, told: String(body.get("code") ?? "") });
  next();
}

function next() {
  const task = waiting[0];
  if (busy || broken || !task) return broken ? tell() : undefined;
  busy = true;
  const request = new XMLHttpRequest();
  request.open("POST", task.action);
  request.responseType = "document";
  request.timeout = 15_000;
  request.onloadend = () => settle(request.response);
  request.send(task.body);
}

/** @param {Document | null} page what the server answered, if it did */
function settle(page) {
  busy = false;
  const lines = page?.getElementById("received");
  if (!lines) {
    broken = true;
    return tell();
  }
  waiting.shift();
  show(document.adoptNode(lines));
  next();
}

/** What may not be stored is said at once and stays said. */
function tell() {
  const codes = waiting.map((task) => task.told).filter(Boolean);
  const place = /** @type {HTMLElement} */ (unsent.querySelector("[data-codes]"));
  place.textContent = codes.join(", ");
  unsent.hidden = false;
}

/** @param {HTMLElement} lines */
function show(lines) {
  const active = document.activeElement;
  const typing = active instanceof HTMLInputElement && active !== field ? active : null;
  const typed = typing && typing.value !== typing.defaultValue ? typing.value : null;
  document.getElementById("received")?.replaceWith(lines);
  if (!typing?.id) return;
  const again = document.getElementById(typing.id);
  if (!(again instanceof HTMLInputElement)) return field.focus();
  if (typed !== null) again.value = typed;
  again.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-at-once]")) return;
  event.preventDefault();
  if (form === scans && !field.value.trim()) return;
  send(form, event.submitter);
  if (form === scans) field.value = "";
  if (form === scans || event.submitter?.hasAttribute("name")) field.focus();
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.closest("#received form")) return;
  const form = /** @type {HTMLFormElement} */ (input.form);
  input.defaultValue = input.value;
  send(form, form.querySelector("[data-save]"));
});

window.addEventListener("beforeunload", (event) => {
  if (waiting.length && !broken) event.preventDefault();
});

listen((code) => {
  field.value = document.activeElement === field ? field.value + code : code;
  scans.requestSubmit();
});
