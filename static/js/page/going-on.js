// @ts-check
/** A long work that is done some at a time: its form sends itself until there is nothing left. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.going-on"));

/** What was refused stays to be read; the person goes on. */
if (form && !document.querySelector(".msg-stop")) form.requestSubmit();
