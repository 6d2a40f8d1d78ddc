// @ts-check
/** Work the sale out beside the form while the terms are typed; without this the button does it. */

const WAIT = 300;
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-try]"));
const form = button?.form;
let waiting = 0;

/** A page's answer as a document: no HTML is made from strings. @param {string} address @param {FormData} told */
function ask(address, told) {
  const request = new XMLHttpRequest();
  request.open("POST", address);
  request.responseType = "document";
  request.addEventListener("load", () => show(request.responseXML));
  request.send(told);
}

/** @param {Document | null} answer */
function show(answer) {
  const worked = answer?.getElementById("example");
  if (worked) document.getElementById("example")?.replaceWith(document.adoptNode(worked));
}

if (button && form) {
  const work = () => ask(`${button.dataset.try}?only=sum`, new FormData(form));
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, WAIT);
  });
  button.hidden = true;
  work();
}
