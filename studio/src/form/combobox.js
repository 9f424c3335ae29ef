// A field that proposes States while one types, by any of their names and codes.
import { fill, h, newId } from "../dom.js";
import { fold, named, statesOf, suggest } from "../names.js";

// `take` gets the text of the chosen State, or what was typed; `settings.free` allows any text.
export function stateField(letter, { label, take, back, inline = false, input: given }) {
  const listId = newId("states");
  let options = [], current = -1;
  const list = h("ul", { role: "listbox", id: listId, "aria-label": "States" });
  const foot = h("div.foot"), popup = h("div.list", { hidden: true }, list, foot);
  const input = given ?? h("input", { autocomplete: "off", spellcheck: false });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", "aria-label": label })) input.setAttribute(name, value);

  function close() { popup.hidden = true; current = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }

  async function open() {
    const typed = input.value, states = await statesOf(letter);
    if (typed !== input.value || document.activeElement !== input) return;
    options = suggest(states, typed);
    if (!options.length) return close();
    fill(list, options.map((option, index) => row(option, typed, index)));
    fill(foot, h("span", {}, `Names of ${letter.result.facts ? dateOf(letter) : "the letter’s date"}`), h("span.wide-only", {}, h("kbd", {}, "↑"), " ", h("kbd", {}, "↓"), " choose"), h("span.wide-only", {}, h("kbd", {}, "Enter"), " add"));
    popup.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(0);
  }

  function row({ state, by }, typed, index) {
    const alias = by === state.name ? state.code : by === state.code ? by : `also ${by}`;
    return h("li", { role: "option", id: `${listId}-${index}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); choose(index); } },
      h("span", {}, marked(state.name, typed)), h("span.alias", {}, marked(alias, by === state.name ? "" : typed)));
  }

  function mark(index) {
    current = index;
    [...list.children].forEach((one, number) => one.setAttribute("aria-selected", `${number === index}`));
    input.setAttribute("aria-activedescendant", `${listId}-${index}`);
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function choose(index) { const name = options[index].state.name; close(); done(name); }
  function done(value) { if (!inline) input.value = ""; else input.value = value; take(value); }

  input.addEventListener("input", open);
  // Half a name stays in the field; a whole one is taken.
  input.addEventListener("blur", async () => {
    close();
    const state = !inline && input.value.trim() ? named(await statesOf(letter), input.value) : null;
    if (state) done(state.name);
  });
  input.addEventListener("keydown", (event) => {
    if (!popup.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      mark((current + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    } else if (event.key === "Enter" && !popup.hidden) { event.preventDefault(); choose(current); }
    else if (event.key === "Enter" && !inline && input.value.trim()) { event.preventDefault(); done(input.value.trim()); }
    else if (event.key === "Escape" && !popup.hidden) { event.stopPropagation(); close(); }
    else if (event.key === "Backspace" && !input.value && back) { event.preventDefault(); back(); }
  });
  return { input, popup };
}

const dateOf = (letter) => letter.words.day(letter.result.facts.date);

// The name with the typed characters marked.
function marked(name, typed) {
  const query = fold(typed), at = query ? name.toLowerCase().search(new RegExp(`(^|[ -])${query.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "i")) : -1;
  if (at < 0) return name;
  const from = /[ -]/.test(name[at]) ? at + 1 : at;
  return [name.slice(0, from), h("mark", {}, name.slice(from, from + typed.trim().length)), name.slice(from + typed.trim().length)];
}
