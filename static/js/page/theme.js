// @ts-check
/** The switch between light and dark. The choice is a cookie, so that the server sends the page in it at once. */

const ONE_YEAR = 365 * 24 * 60 * 60;
const root = document.documentElement;

/** @returns {"light" | "dark"} */
function present() {
  if (root.dataset.theme === "light" || root.dataset.theme === "dark") {
    return root.dataset.theme;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function change() {
  const next = present() === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  document.cookie = `theme=${next}; path=/; max-age=${ONE_YEAR}; SameSite=Lax`;
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-theme-switch]"))) {
  button.hidden = false;
  button.addEventListener("click", change);
}
