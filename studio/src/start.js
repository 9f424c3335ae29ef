// The start page: which letter is yours, the letters of the folder, and a place to drop one.
import { ask, bytesOf, Refused } from "./api.js";
import { button, fill, h, icon, iconButton, plural } from "./dom.js";
import { droppable, picker } from "./files/brought.js";
import { takeFiles } from "./files/choose.js";
import { switchTheme } from "./theme.js";

const BRINGS = [["Word, PDF or text", "becomes a letter you can edit."], ["Two versions", "are compared, word by word."], ["A Word file you sent round", "gives back what others changed."], ["A letter in YAML", "opens beside its pages."]];
const FILTERS = [["all", "All"], ["general-assembly", "Assembly", "General "], ["security-council", "Council", "Security "], ["model", "Model UN"]];
// Milliseconds after which a wait is explained.
const SLOW = 300;

export async function openStart(about, open) {
  let filter = "all";
  const status = h("p.soft.small.full", { role: "status" }), letters = h("div", { id: "letters" }), files = h("ul.files");
  const search = h("input.input", { id: "q", type: "search", placeholder: "Search: annex, minister…", oninput: () => narrow() });
  const filters = h("div.seg", { role: "group", "aria-label": "Circulates in" }, FILTERS.map(([id, label, before]) => h("button", { type: "button", "aria-pressed": `${id === filter}`, onclick: (event) => choose(id, event.currentTarget) }, before ? h("span.wide-only", {}, before) : null, label)));
  const language = h("select.input.language", { "aria-label": "Language of the letter", onchange: () => narrow() }, about.languages.map((one) => h("option", { value: one.id, selected: one.id === "en" }, `In ${one.title}`)));
  const chooser = picker((chosen) => bring(chosen), { multiple: true });
  const problem = h("div.banners", { "aria-live": "polite" });
  const drop = h("div.drop", {}, icon("bring"), h("p", {}, h("b", {}, "Drop files here"), h("br"), "or ", h("button.link", { type: "button", onclick: () => chooser.click() }, "choose them")),
    h("dl", {}, (about.browser ? BRINGS.slice(-1) : BRINGS).map(([what, becomes]) => h("div", {}, h("dt", {}, what), h("dd", {}, becomes)))));
  const groups = new Map();

  document.body.className = "";
  document.title = "Which letter is yours? – Drafter";
  fill(document.body, h("a.skip", { href: "#letters" }, "Skip to the letters"),
    h("header.top.inset", {}, h("span.brand", {}, "Drafter"), h("span.soft.small.wide-only", {}, "On this computer only: nothing you write leaves it."), h("div.end", {}, iconButton("theme", "Light or dark", switchTheme))),
    problem,
    h("main.start", {}, h("div.hero", {}, h("div", {}, h("h1", {}, "Which letter is yours?"), h("p", {}, "Choose the one that looks like it. You write who writes to whom, and the text; Drafter sets the page.")), h("div.row", {}, button("Open a file…", { onclick: () => chooser.click() }, icon("file"), "Open a file…"), chooser)),
      h("div.cols", {}, h("div", {}, h("form.filters", { role: "search", "aria-label": "Letters", onsubmit: (event) => event.preventDefault() }, h("div.search", {}, icon("search"), h("label.off", { htmlFor: "q" }, "Search the letters"), search), filters, language, status), letters),
        h("aside.aside", { "aria-label": "Your letters" }, h("section", {}, h("h2", {}, "In your folder"), files), drop))));

  function choose(id, pressed) {
    filter = id;
    [...filters.children].forEach((one) => one.setAttribute("aria-pressed", `${one === pressed}`));
    narrow();
  }

  function narrow() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { element, cards } of groups.values()) {
      for (const card of cards) {
        const fits = (language.value === "en" || card.about.languages.includes(language.value)) && (filter === "all" || (card.about.organs ?? [filter]).includes(filter) || (filter === "model" && card.about.model)) && words.every((word) => card.words.includes(word));
        card.element.hidden = !fits;
        count += fits;
      }
      element.hidden = cards.every((card) => card.element.hidden);
    }
    const named = language.value === "en" ? "" : ` ${language.selectedOptions[0].textContent.replace("In", "in")}`;
    status.textContent = count ? `${plural(count, "letter")}${named}. Yellow shows what sets each apart; the small sheet, where on the page that is.` : `No letter${named} has these words. Search for one of them alone, or show all.`;
  }

  async function start(sample) {
    const slow = setTimeout(() => fill(problem, h("div.banner.note", {}, h("p", {}, "Drafter is loading; then the letter opens."))), SLOW);
    try {
      const { name, text } = await ask("/start", { sample, language: language.value });
      open(name, text, "");
    } catch (error) { complain(error.message); } finally { clearTimeout(slow); }
  }

  async function openFile(name) {
    try {
      const { text, digest } = await ask("/open", { name });
      open(name, text, digest);
    } catch (error) { complain(error.message); }
  }

  // Files from anywhere: nothing of them is saved until the reader saves it.
  function bring(files) {
    fill(problem);
    return takeFiles(files, { about, open, complain, write: (letter, text) => open(letter.name, letter.text, letter.digest).setText(text, "input.pull") });
  }

  function complain(message) { fill(problem, h("div.banner.bad", {}, h("p", {}, message), button("Close", { kind: ".quiet.small.icon", "aria-label": "Close", onclick: () => fill(problem) }, icon("remove")))); }

  function card(one) {
    const pic = h("div.pic", {}), where = h("span.where", { "aria-hidden": "true" });
    const element = h("article.card", { "data-sample": one.sample }, pic, where, h("h3", {}, h("a", { href: "#", onclick: (event) => { event.preventDefault(); start(one.sample); } }, one.title)), h("p", {}, one.summary));
    return { about: one, element, pic, where, words: `${one.title} ${one.summary} ${one.words}`.toLowerCase() };
  }

  async function paint(one) {
    const { picture, boxes, top, organs } = await ask("/card", { sample: one.about.sample });
    one.about.organs = organs;
    if (filter !== "all") narrow();
    const address = URL.createObjectURL(new Blob([bytesOf(picture)], { type: "image/png" }));
    fill(one.pic, boxes.map((box) => h("span.lit", { style: { left: `${box[0]}%`, top: `${box[1]}%`, width: `${box[2]}%`, height: `${box[3]}%` } })), h("img", { alt: "", src: address, width: 640, height: 385 }));
    fill(one.where, h("i", { style: { left: "18%", top: `${top}%`, width: "65%", height: "30%" } }));
  }

  async function listFiles() {
    if (about.browser) return files.parentElement.remove();
    const found = await ask("/letters").catch((error) => (error instanceof Refused ? [] : []));
    fill(files, found.length ? found.map((file) => h("li", {}, h("a", { href: "#", onclick: (event) => { event.preventDefault(); openFile(file.name); } }, h("span.name", {}, file.name), h("time", {}, dayOf(file.modified))))) : h("li.soft.small.none", {}, `No letters in ${about.folder} yet.`));
    return undefined;
  }

  droppable(document.body.querySelector("main"), bring);
  listFiles();
  try {
    const answer = await ask("/cards");
    for (const group of answer.groups) {
      const cards = group.cards.map(card);
      const element = h("section.group", { "aria-labelledby": `g-${group.id}` }, h("h2", { id: `g-${group.id}` }, group.title), h("p", {}, group.summary), h("div.cards", {}, cards.map((one) => one.element)));
      groups.set(group.id, { element, cards });
    }
  } catch (error) { complain(error.message); }
  fill(letters, [...groups.values()].map((group) => group.element));
  narrow();
  for (const { cards } of groups.values()) for (const one of cards) { if (!letters.isConnected) return; await paint(one).catch(() => null); }
}

function dayOf(seconds) {
  const date = new Date(seconds * 1000), days = Math.floor((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86400000);
  return days <= 0 ? "today" : days === 1 ? "yesterday" : date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: date.getFullYear() === new Date().getFullYear() ? undefined : "numeric" });
}
