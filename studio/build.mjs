// Bundles the page of the studio: `node build.mjs [FOLDER]` writes drafter/studio/static, or FOLDER.
import { build } from "esbuild";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { here, licenses, options } from "./bundle.mjs";

const out = process.argv[2] ?? join(here, "..", "drafter", "studio", "static");
await mkdir(out, { recursive: true });

const made = await build({ ...options, entryPoints: [join(here, "src", "main.js")], outfile: join(out, "studio.js"), format: "iife", metafile: true });
await build({ ...options, entryPoints: [join(here, "src", "studio.css")], outfile: join(out, "studio.css") });
await build({ ...options, entryPoints: [join(here, "src", "again.js")], outfile: join(out, "again.js"), format: "iife" });
for (const name of ["index.html", "again.html"]) await copyFile(join(here, "src", name), join(out, name));
await writeFile(join(out, "licenses.txt"), await licenses(Object.keys(made.metafile.inputs)));
