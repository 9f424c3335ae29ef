// The start page: which letter is yours, the letters of the folder, and a place to drop one.
import { ask, bytesOf, Refused } from "./api.js";
import { button, fill, h, icon, iconButton, plural } from "./dom.js";
import { switchTheme } from "./theme.js";

const FILTERS = [["all", "All"], ["general-assembly", "Assembly", "General "], ["security-council", "Council", "Security "], ["model", "Model UN"]];
const MOST_BYTES = 1000000;

export async function openStart(about, open) {
  let filter = "all";
  const status = h("p.soft.small.full", { role: "status" }), letters = h("div", { id: "letters" }), files = h("ul.files");
  const search = h("input.input", { id: "q", type: "search", placeholder: "Search: annex, minister…", oninput: () => narrow() });
  const filters = h("div.seg", { role: "group", "aria-label": "Circulates in" }, FILTERS.map(([id, label, before]) => h("button", { type: "button", "aria-pressed": `${id === filter}`, onclick: (event) => choose(id, event.currentTarget) }, before ? h("span.wide-only", {}, before) : null, label)));
  const picker = h("input", { type: "file", accept: ".yaml,.yml", hidden: true, onchange: () => { if (picker.files[0]) read(picker.files[0]); } });
  const problem = h("div.banners", { "aria-live": "polite" });
  const drop = h("div.drop", { ondragover: (event) => { event.preventDefault(); drop.classList.add("over"); }, ondragleave: () => drop.classList.remove("over"), ondrop: (event) => { event.preventDefault(); drop.classList.remove("over"); if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]); } },
    icon("take"), h("p", {}, h("b", {}, "Drop a letter here")), h("p", {}, "or ", h("button.link", { type: "button", onclick: () => picker.click() }, "choose it")), h("dl", {}, h("dt", {}, "A letter in YAML"), h("dd", {}, "opens beside its pages; your file stays as it is until you save.")));
  const groups = new Map();

  document.body.className = "";
  document.title = "Which letter is yours? – Drafter";
  fill(document.body, h("a.skip", { href: "#letters" }, "Skip to the letters"),
    h("header.top.inset", {}, h("span.brand", {}, "Drafter"), h("span.soft.small.wide-only", {}, "On this computer only: nothing you write leaves it."), h("div.end", {}, iconButton("theme", "Light or dark", switchTheme))),
    problem,
    h("main.start", {}, h("div.hero", {}, h("div", {}, h("h1", {}, "Which letter is yours?"), h("p", {}, "Choose the one that looks like it. You write who writes to whom, and the text; Drafter sets the page.")), h("div.row", {}, button("Open a file…", { onclick: () => picker.click() }, icon("file"), "Open a file…"), picker)),
      h("div.cols", {}, h("div", {}, h("form.filters", { role: "search", "aria-label": "Letters", onsubmit: (event) => event.preventDefault() }, h("div.search", {}, icon("search"), h("label.off", { htmlFor: "q" }, "Search the letters"), search), filters, status), letters),
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
        const fits = (filter === "all" || card.about.organs.includes(filter) || (filter === "model" && card.about.model)) && words.every((word) => card.words.includes(word));
        card.element.hidden = !fits;
        count += fits;
      }
      element.hidden = cards.every((card) => card.element.hidden);
    }
    status.textContent = count ? `${plural(count, "letter")}. Yellow shows what sets each apart; the small sheet, where on the page that is.` : "No letter has these words. Search for one of them alone, or show all.";
  }

  async function start(sample) {
    try {
      const { name, text } = await ask("/start", { sample, language: "en" });
      open(name, text, "");
    } catch (error) { complain(error.message); }
  }

  async function openFile(name) {
    try {
      const { text, digest } = await ask("/open", { name });
      open(name, text, digest);
    } catch (error) { complain(error.message); }
  }

  // A file from anywhere: a text becomes a letter of this folder once it is saved.
  async function read(file) {
    if (!/\.ya?ml$/i.test(file.name)) return complain(`${file.name} is not a letter in YAML.`);
    if (file.size > MOST_BYTES) return complain(`${file.name} has more than 1,000,000 bytes.`);
    return open(file.name.replace(/[\\/:\u0000-\u001f]/g, "-").replace(/^\.+/, ""), (await file.text()).replace(/\r\n?/g, "\n"), "");
  }

  function complain(message) { fill(problem, h("div.banner.bad", {}, h("p", {}, message), button("Close", { kind: ".quiet.small.icon", "aria-label": "Close", onclick: () => fill(problem) }, icon("remove")))); }

  function card(one) {
    const pic = h("div.pic", {}), where = h("span.where", { "aria-hidden": "true" });
    const element = h("article.card", { "data-sample": one.sample }, pic, where, h("h3", {}, h("a", { href: "#", onclick: (event) => { event.preventDefault(); start(one.sample); } }, one.title)), h("p", {}, one.summary));
    return { about: one, element, pic, where, words: `${one.title} ${one.summary} ${one.words}`.toLowerCase() };
  }

  async function paint(one) {
    const { picture, boxes, top } = await ask("/card", { sample: one.about.sample });
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
