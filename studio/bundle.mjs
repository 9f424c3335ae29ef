// What both builds share: for which browsers the page is bundled, and the licences of its packages.
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const options = { bundle: true, minify: true, target: ["es2022", "chrome123", "firefox120", "safari17.5"], logLevel: "error", legalComments: "none", absWorkingDir: here };

// The packages in a bundle, each with its version and the text of its licence.
export async function licenses(inputs) {
  const names = new Set(inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const parts = ["The page of the studio contains these packages.\n"];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? (await readFile(join(folder, file), "utf8")).trim() : `Licence: ${about.license}. Source: ${about.homepage}`;
    parts.push(`${name} ${about.version} (${about.license})\n\n${text}\n`);
  }
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
