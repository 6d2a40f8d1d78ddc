// Bundles the vendored browser modules and writes their licences and MANIFEST.json (`npm run vendor`).
// Paths in the manifest are relative to static/. The small *.d.ts files are written by hand: they tell the type checker
// what each bundle exports.
// The results are committed: nothing is built when the program is installed.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const OUT = "static/vendor";

const BUNDLES = [
  {
    file: "preact.js",
    packages: ["preact", "@preact/signals", "@preact/signals-core", "htm"],
    source: `
      import { h } from "preact";
      import htm from "htm";
      export { Component, Fragment, createContext, createRef, h, render } from "preact";
      export { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
      export { batch, computed, effect, signal, untracked, useComputed, useSignal, useSignalEffect } from "@preact/signals";
      export const html = htm.bind(h);
    `,
  },
  { file: "idb.js", packages: ["idb"], source: `export { deleteDB, openDB } from "idb";` },
  { file: "qr.js", packages: ["uqr"], source: `export { encode } from "uqr";` },
];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const packageFile = (name, file) => readFileSync(`node_modules/${name}/${file}`, "utf8");

async function bundle({ file, source }) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: "." },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  writeFileSync(`${OUT}/${file}`, outputFiles[0].contents);
  return sha256(outputFiles[0].contents);
}

function described(name) {
  const { version, license } = JSON.parse(packageFile(name, "package.json"));
  return { name, version, licence: license };
}

function writeLicences({ file, packages }) {
  const name = file.replace(/\.js$/, ".LICENSE");
  const texts = packages.map((one) => `${one}\n${"=".repeat(one.length)}\n\n${packageFile(one, "LICENSE").trim()}\n`);
  writeFileSync(`${OUT}/${name}`, texts.join("\n\n"));
  return name;
}

function entry(file, hash, licenceText, packages) {
  return { file, sha256: hash, licence_text: licenceText, packages: packages.map(described) };
}

const files = [];
for (const one of BUNDLES) {
  const hash = await bundle(one);
  const types = `vendor/${one.file.replace(/\.js$/, ".d.ts")}`;
  files.push({ ...entry(`vendor/${one.file}`, hash, `vendor/${writeLicences(one)}`, one.packages), types });
}
files.push(entry("icons.svg", sha256(readFileSync("static/icons.svg")), "vendor/icons.LICENSE", ["@tabler/icons"]));
writeFileSync(`${OUT}/MANIFEST.json`, `${JSON.stringify({ files }, null, 2)}\n`);
