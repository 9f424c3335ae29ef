// A letter open for writing: the bar, the three ways to write, and the pages.
import { bytesOf, ask, Refused } from "./api.js";
import { button, dialog, fill, h, icon, iconButton, menu, saveFile } from "./dom.js";
import { openEditor } from "./editor.js";
import { droppable, picker } from "./files/brought.js";
import { takeFiles } from "./files/choose.js";
import { compareWithDisk } from "./files/compare.js";
import { openFindings } from "./findings.js";
import { openForm, placed } from "./form/form.js";
import { isTitle, openPages } from "#pages";
import { nodeAt, pathAt, rangeAt } from "./yaml/read.js";
import { switchTheme } from "./theme.js";

const TABS = [["form", "Form", "form"], ["yaml", "YAML", "code"], ["findings", "Findings", "flag"]];
const LOOK = 3000;

export function openWorkbench(letter, leave, open) {
  let tab = "form", lastField = null;
  const form = openForm(letter, (finding) => { show("findings"); findings.show(finding); }, goToPath);
  const editorPane = h("div.editing");
  const view = openEditor(letter, editorPane);
  const findings = openFindings(letter, go);
  const pages = openPages(letter, { go, current, findError: (finding) => (finding.place ? go(finding.place) : show("findings")), show: (finding) => { show("findings"); findings.show(finding); } });
  const panels = { form: h("div.scroll", {}, form.element), yaml: h("div.scroll.code", {}, editorPane), findings: h("div.scroll", {}, findings.element) };

  // ---- the bar

  const name = h("h1.name"), state = h("span.state", { role: "status" });
  const undo = iconButton("undo", "Undo", () => letter.undo(), { title: "Undo  Ctrl Z" });
  const redo = iconButton("redo", "Redo", () => letter.redo(), { title: "Redo  Ctrl Shift Z", kind: ".quiet.icon.wide-only" });
  const take = button("Take away", { kind: ".primary", "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => menu(take, takeMenu) }, icon("take"), h("span.lbl", {}, "Take away"));
  const files = picker((chosen) => bring(chosen, "compare"));
  const top = h("header.top", {}, h("a.brand", { href: "/", onclick: (event) => { event.preventDefault(); leaveSafely(); } }, "Drafter"), h("div.doc", {}, name, state),
    h("div.end", {}, undo, redo, files, letter.about.browser ? null : button("Compare", { kind: ".quiet.wide-only", title: "Compare with another version, or bring back an edited Word file", onclick: () => files.click() }), button("Save", { kind: ".wide-only", title: "Save  Ctrl S", onclick: () => save() }), h("span.combo", {}, take), iconButton("theme", "Light or dark", switchTheme, { kind: ".quiet.icon.wide-only" })));

  function takeMenu() {
    const narrow = matchMedia("(max-width: 56rem)").matches;
    const forms = [["docx", "Word", ".docx"], ["pdf", "PDF", letter.about.browser ? "how to" : ".pdf"], ...(letter.about.browser ? [["html", "Web page", ".html"]] : []), ["text", "Text", ".txt"], ["yaml", "YAML", ".yaml"]].map(([form, label, hint]) => ({ label, hint, run: () => takeAway(form) }));
    return [...forms, "-", { label: "All of them", hint: ".zip", run: () => takeAway("zip") },
      ...(narrow ? ["-", { label: "Save", run: () => save() }, ...(letter.about.browser ? [] : [{ label: "Compare with a file…", run: () => files.click() }]), { label: "Redo", disabled: !letter.canRedo, run: () => letter.redo() }, { label: "Light or dark", run: switchTheme }] : []),
      "-", { label: "Start page", run: () => leaveSafely() }, { label: "End the studio", run: endStudio }];
  }

  async function takeAway(form) {
    try {
      const { name: file, data } = await ask("/take", { ...letter.question, format: form });
      saveFile(decodeURIComponent(file), bytesOf(data), form);
      say(`${decodeURIComponent(file)} is with your downloads.`);
    } catch (error) {
      if (error instanceof Refused && error.findings.length) { warn([error.findings[0].message], [["Go to the error", () => (error.findings[0].place ? go(error.findings[0].place) : show("findings"))]]); }
      else warn([error.message], []);
    }
  }

  // Another version of the letter, an edited copy of it, or another letter.
  function bring(chosen, first) {
    takeFiles(chosen, { about: letter.about, letter, first, complain: (message) => warn([message], []), open: (...other) => leaveSafely(() => open(...other)), write: (_, text) => { letter.setText(text, "input.pull"); say("The changes are in the letter. Undo takes them back."); } });
  }

  async function save(force = false) {
    let chosen = letter.name;
    if (letter.saved === null && !force) {
      const input = h("input.input", { value: letter.name, "aria-label": "Name of the file", spellcheck: false });
      const answer = await dialog("Save the letter", [h("p", {}, `In the folder “${letter.about.folder}”, as:`), input], [["Back", "no"], ["Save", "yes", ".primary"]]);
      if (answer !== "yes" || !input.value.trim()) return;
      chosen = /\.ya?ml$/i.test(input.value.trim()) ? input.value.trim() : `${input.value.trim()}.yaml`;
    }
    const done = await letter.save({ name: chosen, force });
    if (done.conflict && letter.saved === null) {
      if (await dialog("This name is taken", [h("p", {}, `${chosen} is in the folder already, with another text.`)], [["Choose another", "no"], ["Overwrite it", "yes", ".primary"]]) === "yes") await letter.save({ name: chosen, force: true });
      else { letter.conflict = null; return save(); }
    } else if (done.message) warn([done.message], []);
    return undefined;
  }

  async function leaveSafely(next = leave) {
    if (letter.dirty && !(letter.saved === null && !letter.canUndo)) {
      const answer = await dialog("Leave without saving?", [h("p", {}, `${letter.name} has changes that are not saved.`)], [["Stay", "stay"], ["Leave", "leave"], ["Save", "save", ".primary"]]);
      if (answer === "save") { await save(); if (letter.dirty) return; } else if (answer !== "leave") return;
    }
    close();
    next();
  }

  async function endStudio() {
    if (letter.dirty && (await dialog("End the studio?", [h("p", {}, `${letter.name} has changes that are not saved.`)], [["Back", "no"], ["End it", "yes", ".primary"]])) !== "yes") return;
    await ask("/stop").catch(() => null);
    letter.close();
    fill(document.body, h("main.start", {}, h("h1", {}, "The studio has ended"), h("p.soft", {}, "You can close this window.")));
  }

  // ---- messages over the work

  const banner = h("div.banners", { "aria-live": "polite" });
  function warn(parts, actions, kind = "bad") {
    const box = h(`div.banner.${kind}`, {}, h("p", {}, parts), actions.map(([label, run]) => button(label, { kind: ".small", onclick: () => { box.remove(); run(); } })), button("Close", { kind: ".quiet.small.icon", "aria-label": "Close", onclick: () => box.remove() }, icon("remove")));
    fill(banner, box);
    return box;
  }
  function say(text) { const box = warn([text], [], "note"); setTimeout(() => box.remove(), 6000); }

  letter.addEventListener("conflict", () => {
    if (letter.saved === null || !letter.conflict) return;
    if (letter.conflict.digest) warn([h("b", {}, "The file has changed on disk. "), "Your text is safe here."], [["Compare the two", () => { letter.tell("conflict"); compareWithDisk(letter); }], ["Take the one on disk", () => letter.take(letter.conflict)], ["Keep mine, and save", () => save(true)]], "warn");
    else warn([h("b", {}, "The file is no longer on disk. "), "Your text is safe here."], [["Write it again", () => save(true)]], "warn");
  });
  letter.addEventListener("saved", () => banner.querySelector(".warn")?.remove());
  letter.addEventListener("lost", () => (letter.lost ? warn([h("b", {}, "Drafter does not answer. "), "Trying again in 4 seconds. Your text is safe here."], [], "bad") : fill(banner)));

  // ---- the three ways to write

  const tabs = h("div.tabs", { role: "tablist", "aria-label": "Ways to write", onkeydown: tabKeys });
  const bottom = h("nav.bottom", { "aria-label": "Views" });
  const tallies = [h("span.tally", { hidden: true }), h("span.tally", { hidden: true })];
  for (const [id, label] of TABS) tabs.append(h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => show(id) }, label, id === "findings" ? tallies[0] : null));
  for (const [id, label, image] of [TABS[0], TABS[1], ["page", "Page", "page"], TABS[2]]) bottom.append(h("button", { type: "button", "data-view": id, onclick: () => (id === "page" ? showPages() : show(id)) }, icon(image), label, id === "findings" ? tallies[1] : null));
  for (const [id] of TABS) Object.assign(panels[id], { id: `panel-${id}` });
  for (const [id] of TABS) { panels[id].setAttribute("role", "tabpanel"); panels[id].setAttribute("aria-labelledby", `tab-${id}`); panels[id].tabIndex = id === "findings" ? 0 : -1; }
  const left = h("section.pane.left", { id: "letter", "aria-label": "Write" }, h("div.head.switch", {}, tabs), panels.form, panels.yaml, panels.findings);
  const work = h("main.work", {}, left, divider(), pages.element);

  function tabKeys(event) {
    const at = TABS.findIndex(([id]) => id === tab), to = { ArrowRight: at + 1, ArrowLeft: at + 2, Home: 0, End: 2 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(TABS[to % 3][0]);
    tabs.querySelector("[aria-selected=true]").focus();
  }

  function show(id) {
    tab = id;
    work.classList.remove("on-pages");
    for (const [one] of TABS) {
      panels[one].hidden = one !== id;
      const button = tabs.querySelector(`#tab-${one}`);
      button.setAttribute("aria-selected", `${one === id}`);
      button.tabIndex = one === id ? 0 : -1;
    }
    markBottom(id);
    if (id === "form") form.update();
    if (id === "yaml") view.requestMeasure();
    letter.tell("cursor");
  }
  function showPages() { work.classList.add("on-pages"); markBottom("page"); }
  function markBottom(id) { [...bottom.children].forEach((one) => (one.dataset.view === id ? one.setAttribute("aria-current", "page") : one.removeAttribute("aria-current"))); }

  function divider() {
    const split = h("div.split", { role: "separator", "aria-orientation": "vertical", tabIndex: 0, "aria-label": "Width of the form", "aria-valuemin": "30", "aria-valuemax": "70" });
    const set = (share) => {
      const value = Math.min(Math.max(share, 30), 70);
      work.style.gridTemplateColumns = value === 48 ? "" : `minmax(26rem, ${value}fr) 1px minmax(24rem, ${100 - value}fr)`;
      split.setAttribute("aria-valuenow", `${Math.round(value)}`);
      sessionStorage.setItem("split", `${value}`);
    };
    split.addEventListener("keydown", (event) => { const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key]; if (by) { event.preventDefault(); set(Number(split.getAttribute("aria-valuenow")) + by); } });
    split.addEventListener("pointerdown", (event) => {
      split.setPointerCapture(event.pointerId);
      const move = (moved) => set((100 * moved.clientX) / innerWidth);
      split.addEventListener("pointermove", move);
      split.addEventListener("pointerup", () => split.removeEventListener("pointermove", move), { once: true });
    });
    queueMicrotask(() => set(Number(sessionStorage.getItem("split")) || 48));
    return split;
  }

  // ---- both ways between text and page

  // Go to a place of the letter, in the way of writing that is open; null goes back to the last field.
  function go(place, role = "") {
    if (!place) { show(tab); (lastField?.isConnected ? lastField : tabs.querySelector("[aria-selected=true]")).focus(); return; }
    const { from, to } = letter.range(place), path = isTitle(role) ? ["title"] : pathAt(letter.document, letter.text, from);
    if (tab === "findings" || (tab === "form" && !letter.data)) show(letter.data && form.focus ? "form" : "yaml");
    else show(tab);
    if (tab === "form" && form.focus(path, bodyOffset(path, from))) return;
    show("yaml");
    view.dispatch({ selection: { anchor: from, head: Math.min(to, view.state.doc.length) }, scrollIntoView: true });
    view.focus();
  }

  // Go to the line of a value that the form does not show.
  function goToPath(path) {
    const range = rangeAt(letter.document, letter.text, path);
    if (!range) return;
    show("yaml");
    view.dispatch({ selection: { anchor: range.from, head: range.to }, scrollIntoView: true });
    view.focus();
  }

  // The offset in a text's own characters for an offset of the YAML, where the text is a block.
  function bodyOffset(path, from) {
    const node = path.at(-1) === "body" ? nodeAt(letter.document, path) : null;
    if (node?.type !== "BLOCK_LITERAL") return undefined;
    const lines = letter.text.slice(node.range[0], from).split("\n"), indent = /\n( *)\S/.exec(letter.text.slice(node.range[0]))?.[1].length ?? 2;
    const before = `${node.value}`.split("\n").slice(0, lines.length - 2);
    return before.reduce((sum, line) => sum + line.length + 1, 0) + Math.max(0, lines.at(-1).length - indent);
  }

  // The place that the page lights up: the field with the focus, or the line of the cursor.
  function current() {
    if (tab === "yaml") {
      const { from, to } = view.state.selection.main, path = pathAt(letter.document, letter.text, from);
      const range = path.length && !["body"].includes(path[0]) ? rangeAt(letter.document, letter.text, path) : null;
      return placeOf(range ? range.from : view.state.doc.lineAt(from).from, range ? range.to : view.state.doc.lineAt(to).to, "");
    }
    if (tab !== "form") return null;
    const field = form.path();
    if (!field) return null;
    const paths = [field.path, ...(field.all ?? []).map((key) => [key])];
    const path = paths.find((one) => rangeAt(letter.document, letter.text, one)), range = path && rangeAt(letter.document, letter.text, path), name = document.activeElement.closest(".q")?.dataset.title ?? "";
    if (field.roles) return { roles: field.roles, name };
    if (!range) return null;
    if (!field.line || nodeAt(letter.document, path)?.type !== "BLOCK_LITERAL") return placeOf(range.from, range.to, field.line ? "" : name);
    const first = view.state.doc.lineAt(range.from).number + field.line;
    if (first > view.state.doc.lineAt(range.to).number) return null;
    const line = view.state.doc.line(first);
    return placeOf(line.from, line.to, "");
  }

  function placeOf(from, to, label) {
    const a = view.state.doc.lineAt(Math.min(from, view.state.doc.length)), b = view.state.doc.lineAt(Math.min(to, view.state.doc.length));
    return { line: a.number, column: from - a.from + 1, endLine: b.number, endColumn: to - b.from + 1, name: label };
  }

  left.addEventListener("focusin", (event) => { lastField = event.target; });

  // ---- what changes in the bar

  function bar() {
    name.textContent = letter.name;
    state.textContent = letter.state;
    document.title = `${letter.dirty && letter.saved !== null ? "• " : ""}${letter.name} – Drafter`;
    undo.disabled = !letter.canUndo;
    redo.disabled = !letter.canRedo;
  }
  function tally() {
    const errors = letter.result.findings.filter((one) => one.severity === "error").length, count = letter.result.findings.length;
    for (const one of tallies) {
      one.hidden = !count;
      one.textContent = `${count}`;
      one.classList.toggle("error", errors > 0);
      one.setAttribute("aria-label", `${count}${errors ? `, ${errors} of them errors` : ""}`);
    }
  }
  for (const event of ["text", "saved", "conflict"]) letter.addEventListener(event, bar);
  letter.addEventListener("findings", tally);

  // ---- keys

  const KEYS = [["Ctrl S", "save"], ["Ctrl Z, Ctrl Shift Z", "undo, redo"], ["Alt 1, 2, 3", "Form, YAML, Findings"], ["Alt P", "to the pages; Esc goes back"], ["F8, Shift F8", "next, previous finding"], ["Alt Enter", "take the fix of this finding, in the YAML"], ["Ctrl Space", "complete, in the YAML"], ["Alt ↑, Alt ↓", "move a signatory"], ["Ctrl Shift E", "take away"], ["Ctrl +, −, 0 in the pages", "zoom, fit"]];
  function onKey(event) {
    if (document.querySelector("dialog[open]")) return;
    const control = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
    const inEditor = event.target.closest?.(".cm-editor");
    const run = (work) => { event.preventDefault(); event.stopPropagation(); work(); };
    if (control && key === "s") run(() => save());
    else if (control && key === "e" && event.shiftKey) run(() => take.click());
    else if (control && key === "z" && !inEditor) run(() => (event.shiftKey ? letter.redo() : letter.undo()));
    else if (control && key === "y" && !inEditor) run(() => letter.redo());
    else if (event.altKey && ["1", "2", "3"].includes(event.key)) run(() => { show(TABS[event.key - 1][0]); focusPanel(); });
    else if (event.altKey && key === "p") run(() => { showPages(); pages.focus(); });
    else if (event.key === "F8") run(() => step(event.shiftKey ? -1 : 1));
    else if (event.key === "?" && !event.target.closest?.("input, textarea, select, [contenteditable=true]")) run(() => dialog("Keys", [h("dl.keys", {}, KEYS.flatMap(([keys, what]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, what)]))], [["Close", "yes", ".primary"]]));
  }
  function focusPanel() {
    if (tab === "yaml") view.focus();
    else (panels[tab].querySelector("select, input, button") ?? panels[tab]).focus();
  }
  let at = -1;
  function step(by) {
    const all = placed(letter).filter((one) => one.place);
    if (!all.length) return;
    at = (at + by + all.length) % all.length;
    if (tab === "findings") findings.show(all[at]); else go(all[at].place);
  }

  const warnUnload = (event) => { if (letter.dirty && (letter.saved !== null || letter.canUndo)) event.preventDefault(); };
  document.addEventListener("keydown", onKey, true);
  addEventListener("beforeunload", warnUnload);
  const looking = setInterval(() => letter.look(), LOOK);
  const lookNow = () => letter.look();
  addEventListener("focus", lookNow);

  function close() {
    letter.close();
    clearInterval(looking);
    document.removeEventListener("keydown", onKey, true);
    removeEventListener("beforeunload", warnUnload);
    removeEventListener("focus", lookNow);
    view.destroy();
  }

  document.body.className = "studio";
  fill(document.body, h("a.skip", { href: "#letter" }, "Skip to the letter"), top, h("div.middle", {}, banner, work), bottom);
  droppable(work, bring);
  letter.attach(view);
  show("form");
  bar();
  tally();
  return { close };
}
