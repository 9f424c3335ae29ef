// Bundles the page with Python in it: `node build_browser.mjs FOLDER`. scripts/distribution/browser.py adds Drafter.
import { build } from "esbuild";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { here, licenses, options } from "./bundle.mjs";

const out = resolve(process.argv[2]), own = join(here, "src", "browser"), pyodide = join(here, "node_modules", "pyodide");
await mkdir(out, { recursive: true });

// The condition chooses the modules of src/browser for the imports of package.json. Pyodide imports Node's only in Node.
const bundle = (entry, name, more = {}) => build({ ...options, entryPoints: [entry], outfile: join(out, name), conditions: ["python"], external: ["node:*", "ws"], metafile: true, ...more });
const page = await bundle(join(here, "src", "main.js"), "studio.js", { format: "iife" });
const worker = await bundle(join(own, "worker.js"), "worker.js", { format: "esm" });
await bundle(join(own, "policy.js"), "policy.js", { format: "iife" });
for (const name of ["studio.css", "print.css"]) await bundle(join(own, name), name);
for (const name of ["index.html", "print.html"]) await copyFile(join(own, name), join(out, name));
for (const name of ["pyodide.asm.wasm", "python_stdlib.zip"]) await copyFile(join(pyodide, name), join(out, name));
await writeFile(join(out, "licenses.txt"), await licenses([page, worker].flatMap((made) => Object.keys(made.metafile.inputs))));
