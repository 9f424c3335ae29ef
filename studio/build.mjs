// Bundles the page of the studio: `node build.mjs [FOLDER]` writes drafter/studio/static, or FOLDER.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "drafter", "studio", "static");
await mkdir(out, { recursive: true });

const options = { bundle: true, minify: true, target: ["es2022", "chrome123", "firefox120", "safari17.5"], logLevel: "error" };
const made = await build({
  ...options, entryPoints: [join(here, "src", "main.js")], outfile: join(out, "studio.js"), format: "iife", metafile: true,
  legalComments: "none", absWorkingDir: here,
});
await build({ ...options, entryPoints: [join(here, "src", "studio.css")], outfile: join(out, "studio.css") });
await build({ ...options, entryPoints: [join(here, "src", "again.js")], outfile: join(out, "again.js"), format: "iife" });
for (const name of ["index.html", "again.html"]) await copyFile(join(here, "src", name), join(out, name));
await writeFile(join(out, "licenses.txt"), await licenses(Object.keys(made.metafile.inputs)));

// The packages in the bundle, each with its version and the text of its licence.
async function licenses(inputs) {
  const names = new Set(inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const parts = ["The page of the studio contains these packages.\n"];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? (await readFile(join(folder, file), "utf8")).trim() : `Licence: ${about.license}`;
    parts.push(`${name} ${about.version} (${about.license})\n\n${text}\n`);
  }
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
