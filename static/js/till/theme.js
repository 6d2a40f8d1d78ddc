// @ts-check
/** Light or dark. The choice is a cookie, so that the server sends every page in it at once. */

const ONE_YEAR = 365 * 24 * 60 * 60;

export function changeTheme() {
  const { dataset } = document.documentElement;
  const dark = dataset.theme ? dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${dataset.theme}; path=/; max-age=${ONE_YEAR}; SameSite=Lax`;
}
