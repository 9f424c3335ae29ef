// Another edition of the letter beside it: its pages as it is saved, so that a reviser reads both at once.
import { ask } from "./api.js";
import { fill, h } from "./dom.js";
import { showSheets } from "./sheets.js";

// The letters of the folder that are the same letter in another language: letter.yaml, letter.fr.yaml.
export function editionsOf(name, files) {
  const [, stem] = /^(.*?)(?:\.[a-z]{2})?\.ya?ml$/i.exec(name) ?? [];
  return files.map((file) => file.name).filter((other) => other !== name && /^(.*?)(?:\.[a-z]{2})?\.ya?ml$/i.exec(other)?.[1] === stem);
}

export function openEditions(letter) {
  const select = h("select.input", { "aria-label": "Edition beside it", onchange: () => show() });
  const choice = h("label.beside.wide-only", { hidden: true }, h("span.small.soft", {}, "Beside it"), select);
  const sheets = h("div.sheets.other", { hidden: true });

  async function list() {
    const files = await ask("/letters").catch(() => []), names = editionsOf(letter.name, files), chosen = select.value;
    choice.hidden = !names.length;
    fill(select, h("option", { value: "" }, "Nothing"), names.map((name) => h("option", { value: name, selected: name === chosen }, name)));
    if (chosen) show();
  }

  async function show() {
    const name = select.value;
    sheets.hidden = !name;
    if (!name) return;
    try {
      const { text } = await ask("/open", { name });
      const made = await ask("/pages", { name, text, scale: letter.scale ?? 1.5, window: `beside ${name}` });
      await showSheets(sheets, made, name, () => select.value === name);
    } catch (error) {
      fill(sheets, h("p.soft", {}, `${name}: ${error.message}`));
    }
  }

  letter.addEventListener("saved", list);
  list();
  return { choice, sheets };
}
