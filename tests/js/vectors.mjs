/** The vectors that Python and JavaScript share. */
import { readFileSync } from "node:fs";

const root = new URL("../vectors/", import.meta.url);

/** @param {string} path */
export const vectors = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
