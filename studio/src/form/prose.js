// The text of a letter or of an annex: a page of prose with buttons for what it may contain, and its facts as words.
import { defaultKeymap } from "@codemirror/commands";
import { EditorState, Text } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType, drawSelection, keymap, placeholder } from "@codemirror/view";
import { button, fill, h, icon, menu, newId } from "../dom.js";
import { MOST_BYTES, fromForm } from "../letter.js";
import { lineEnds, nonce } from "../editor.js";
import { replaceText } from "../replace.js";
import { enter } from "./enter.js";
import { pasted } from "./paste.js";
import { FACTS } from "./plain.js";
import { severity } from "./question.js";
import { EMPHASIS, TOOLS } from "./tools.js";

// The value of a fact, if it has one that is short.
function shortValue(letter, name) {
  const found = name.split(".").reduce((one, key) => one?.[key], letter.result.facts), value = found?.text ?? found;
  return typeof value === "string" && value.length < 60 ? letter.words.day(value) : undefined;
}

class Fact extends WidgetType {
  constructor(name, words, known) { super(); Object.assign(this, { name, words, known }); }
  eq(other) { return other.words === this.words && other.known === this.known; }
  toDOM() { return h(this.known ? "span.fact" : "span.fact.unknown", { title: `{{ ${this.name} }}` }, this.words); }
}

// What a fact prints, in a few words.
export function factWords(letter, name) {
  const facts = letter.result.facts, states = facts?.on_behalf_of;
  if (name === "circulation_request") return FACTS[name];
  if (name === "on_behalf_of.count") return states ? `number of States: ${states.count}` : "number of States";
  if (name === "on_behalf_of" || name === "on_behalf_of.text") return states ? `the ${states.count} States, in order` : "the States, in order";
  return shortValue(letter, name) ?? name.replaceAll(/[_.]/g, " ");
}

// Lines that begin something of their own, which no paragraph runs into.
const BLOCK = /^(\s|#|>|\||[-*+] |\d+[.)] |\([a-z]{1,4}\)|\[\^|```|---|$)/;

// The text as it is shown: a line end within a paragraph is a space, so that paragraphs fill the field. Every character
// keeps its offset, so a change of what is shown is the same change of the text.
export function flowing(text) {
  const lines = text.split("\n");
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const ends = next === undefined || BLOCK.test(next) || !line.trim() || /^(#|\||```|---)|(  |\\)$/.test(line);
    return line + (next === undefined ? "" : ends ? "\n" : " ");
  }).join("");
}

const sizeOf = (text) => new Blob([text]).size;
const COUNTED_FROM = 100000;

// True if the letter would have too many bytes, with the indentation of each line.
function isTooLong(letter, old, next) {
  if (next.length < COUNTED_FROM) return false;
  return sizeOf(letter.text) - sizeOf(old) + sizeOf(next) + 2 * next.split("\n").length > MOST_BYTES;
}

export function prose(letter, label, change) {
  const id = newId("prose");
  let text = "";
  const parent = h("div.prose"), refusal = h("div.finding.error", { role: "alert", hidden: true });
  const isKnown = (name) => text.includes("{%") || letter.about.facts.some((fact) => fact.name.split(/[.[]/)[0] === name.split(".")[0]);
  const decorator = new MatchDecorator({ regexp: /\{\{\s*([a-z_0-9.]+)\s*\}\}/g, decoration: (match) => Decoration.replace({ widget: new Fact(match[1], factWords(letter, match[1]), isKnown(match[1])) }) });
  const facts = ViewPlugin.define((view) => ({ shown: decorator.createDeco(view), seen: null, update(update) {
    const seen = JSON.stringify(letter.result.facts?.on_behalf_of ?? null);
    this.shown = seen === this.seen ? decorator.updateDeco(update, this.shown) : decorator.createDeco(update.view);
    this.seen = seen;
  } }), { decorations: (plugin) => plugin.shown, provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.shown ?? Decoration.none) });
  const view = new EditorView({ parent, state: EditorState.create({ doc: "", extensions: [
    EditorView.cspNonce.of(nonce), lineEnds, EditorView.lineWrapping, drawSelection(), facts, placeholder("I have the honour to …"),
    EditorView.contentAttributes.of(() => ({ "aria-label": label, spellcheck: "true", tabindex: "0", id, dir: letter.data?.language === "ar" ? "rtl" : "ltr" })),
    keymap.of([{ key: "Mod-z", run: () => { letter.undo(); return true; } }, { key: "Mod-Shift-z", run: () => { letter.redo(); return true; } }, { key: "Mod-y", run: () => { letter.redo(); return true; } },
      { key: "Mod-i", run: () => { use(EMPHASIS); return true; } }, { key: "Enter", run: enter }, ...defaultKeymap]),
    EditorView.domEventHandlers({ paste: (event) => paste(event) }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((one) => one.annotation(fromForm))) {
        write(update.changes.apply(Text.of(text.split("\n"))).toString());
      }
      if (update.selectionSet || update.focusChanged) letter.tell("cursor");
    }),
  ] }) });

  // Write a text into the letter. The field never shows what the letter does not have: what cannot be written leaves it.
  function write(next) {
    const why = isTooLong(letter, text, next) ? "A letter has at most 1,000,000 bytes, and this would make it longer. The text is as it was." : "";
    const old = text;
    if (!why) text = next;
    const done = !why && change(next) !== false;
    if (!done) {
      text = old;
      showText();
    }
    refusal.hidden = done;
    if (!done) fill(refusal, h("div", {}, h("p", {}, severity("error"), "\u2002", why || "The form cannot write this into the letter. The text is as it was.")));
  }

  function paste(event) {
    const plain = event.clipboardData?.getData("text/plain") ?? "", insert = pasted(plain, event.clipboardData?.getData("text/html"));
    if (insert === plain) return false;
    view.dispatch(view.state.replaceSelection(insert), { scrollIntoView: true, userEvent: "input.paste" });
    return true;
  }

  function use(make) {
    const { from, to } = view.state.selection.main;
    const part = make(view.state.sliceDoc(from, to));
    const start = part.whole ? view.state.doc.lineAt(from).from : from, end = part.whole ? view.state.doc.lineAt(to).to : to;
    const { insert, word } = part.whole ? make(view.state.sliceDoc(start, end)) : part;
    const at = word ? start + insert.indexOf(word) : start + insert.length;
    view.dispatch({ changes: { from: start, to: end, insert }, selection: { anchor: at, head: at + (word?.length ?? 0) }, scrollIntoView: true, userEvent: "input.tool" });
    view.focus();
  }

  function footnote() {
    const doc = view.state.doc.toString(), number = Math.max(0, ...[...doc.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]))) + 1;
    const { to } = view.state.selection.main, end = doc.length;
    const note = `${doc.endsWith("\n") ? "" : "\n"}\n[^${number}]: `;
    view.dispatch({ changes: [{ from: to, insert: `[^${number}]` }, { from: end, insert: note }], userEvent: "input.tool" });
    view.dispatch({ selection: { anchor: view.state.doc.length }, scrollIntoView: true });
    view.focus();
  }

  const tools = h("div.tools", { role: "toolbar", "aria-label": `${label}: what it may contain` }, TOOLS.map((tool) => tool === "|" ? h("span.bar") : button(tool[1], { kind: ".quiet.small.icon", "aria-label": tool[1], title: tool[1], onclick: () => (tool[2] ? use(tool[2]) : footnote()) }, icon(tool[0]))), factMenu());

  // The facts of this letter, each with what it prints.
  function factMenu() {
    const facts = () => letter.result.facts, has = (name) => !facts() || name.split(".").reduce((one, key) => one?.[key], facts());
    const entry = (name) => ({ label: FACTS[name], hint: name.startsWith("on_behalf_of") ? "" : shortValue(letter, name) ?? "", run: () => use(() => ({ insert: `{{ ${name} }}` })) });
    const opener = button("Fact", { kind: ".quiet.small", "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => menu(opener, () => Object.keys(FACTS).filter(has).map(entry)) }, "Fact…");
    return h("span.combo", {}, opener);
  }

  // Line ends at the end are not in the text of a letter, but stay while one types there.
  function update(value) {
    const body = value.replace(/\n+$/, "");
    if (text.replace(/\n+$/, "") !== body) text = body;
    showText();
  }

  function showText() {
    replaceText(view, flowing(text), { annotations: fromForm.of(true) });
  }

  // Put the cursor at an offset of the text.
  function focus(offset) {
    view.focus();
    if (offset !== undefined) view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
  }

  // The line of the text with the cursor, from 1.
  const line = () => text.slice(0, view.state.selection.main.head).split("\n").length;
  return { element: h("div.writing", {}, tools, parent, refusal), view, id, update, line, focus };
}
