// The studio: begins with the letter that the command named, with the one of this window, or with the start page.
import { ask } from "./api.js";
import { fill, h } from "./dom.js";
import { Letter } from "./letter.js";
import { openStart } from "./start.js";
import { openWorkbench } from "./workbench.js";
import { words } from "./words.js";
import "./theme.js";

Letter.prototype.words = words;

async function begin() {
  const about = await ask("/describe");
  const start = () => openStart(about, open);
  function open(name, text, digest, saved) {
    const letter = new Letter(name, text, digest, about);
    if (saved !== undefined) letter.saved = saved;
    openWorkbench(letter, start, open);
    return letter;
  }
  const kept = JSON.parse(sessionStorage.getItem("letter") ?? "null");
  if (kept) return open(kept.name, kept.text, kept.digest, kept.saved);
  if (about.first) {
    const opened = await ask("/open", { name: about.first });
    return open(about.first, opened.text, opened.digest);
  }
  return start();
}

begin().catch((error) => fill(document.body, h("main.start", {}, h("h1", {}, "Drafter"), h("p.soft", { role: "alert" }, error.message))));
