// The letter that is open: one text, held by the editor, with what Drafter says about it. Views listen and redraw.
import { history, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { Annotation, EditorState } from "@codemirror/state";
import { Lost, Refused, ask } from "./api.js";
import { parse, rangeAt, read } from "./yaml/read.js";
import { time } from "./dom.js";
import { replaceText } from "./replace.js";

export const MOST_BYTES = 1000000;
const RETRY = 4000;
const REGIONS_AFTER = 250;
export const fromForm = Annotation.define();

export class Letter extends EventTarget {
  constructor(name, text, digest, about) {
    super();
    Object.assign(this, { name, digest, about, saved: digest ? text : null, savedAt: digest ? "" : null });
    this.result = { findings: [], facts: null };
    this.pages = { sheets: [], regions: [], text: null, at: "", stale: null, total: 0 };
    this.view = null;
    this.text = text;
    this.lost = 0;
    this.conflict = null;
    this.closed = false;
    this.loops = { check: new Loop(() => this.check()), pages: new Loop(() => this.render()) };
  }

  // ---- the text

  get data() {
    if (this.readText !== this.text) Object.assign(this, { readText: this.text, readData: read(this.text), readDocument: parse(this.text) });
    return this.readData;
  }

  get document() { return this.data && this.readDocument; }

  attach(view) {
    this.view = view;
    this.changed();
  }

  // The editor calls this after each change, by whatever view.
  update(update) {
    if (update.docChanged) {
      this.text = update.state.doc.toString();
      this.changed();
    } else if (update.selectionSet) this.tell("cursor");
  }

  // Replace the text by another as one change that can be undone; only the characters that differ change.
  setText(text, event) {
    if (text === null || text === this.view.state.doc.toString()) return false;
    replaceText(this.view, text, { annotations: fromForm.of(true), userEvent: event });
    return true;
  }

  // Change one value; false if the text cannot be changed there, which the form then says.
  edit(change, event = "input.form") {
    const next = change(this.text);
    if (next === null) this.tell("refused");
    return next !== null && (this.setText(next, event) || true);
  }

  undo() { undo(this.view); }
  redo() { redo(this.view); }
  get canUndo() { return this.view !== null && undoDepth(this.view.state) > 0; }
  get canRedo() { return this.view !== null && redoDepth(this.view.state) > 0; }
  static get history() { return history({ newGroupDelay: 700 }); }

  changed() {
    this.tell("text");
    this.keep();
    this.loops.check.run();
    this.loops.pages.run();
  }

  tell(name) { this.dispatchEvent(new Event(name)); }

  // ---- what Drafter says

  get question() { return { name: this.name, text: this.text }; }

  get tooLong() { return new Blob([this.text]).size > MOST_BYTES; }

  async check() {
    const text = this.text;
    if (this.tooLong) return this.found(text, { findings: [tooLong()], facts: null });
    const answer = await this.asking("/check", this.question);
    if (answer && !answer.superseded) this.found(text, answer);
  }

  found(text, result) {
    this.result = { ...result, text, facts: result.facts ?? null };
    this.tell("findings");
  }

  async render() {
    const text = this.text;
    if (this.tooLong) return this.stale(text, [tooLong()]);
    try {
      const made = await this.asking("/pages", { ...this.question, scale: this.scale ?? 1.5 }, true);
      if (!made || made.superseded || this.isPast(text)) return undefined;
      Object.assign(this.pages, { sheets: made.pages, print: made.print, total: made.total, copies: made.copies, text, at: time(), stale: null });
      this.tell("pages");
      this.findRegionsSoon();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.stale(text, error.findings.length ? error.findings : [{ message: error.message, severity: "error", rule: "", place: null }]);
    }
    return undefined;
  }

  stale(text, findings) {
    if (this.isPast(text)) return;
    Object.assign(this.pages, { stale: findings, staleText: text });
    this.tell("pages");
  }

  // True if the pages are those of the text, or say why they are not.
  get settled() {
    const { stale, staleText, text } = this.pages;
    return stale ? staleText === this.text : text === this.text && this.shown === text;
  }

  // An answer for a text that was undone meanwhile: the pages are right already.
  isPast(text) { return text !== this.text && this.settled; }

  findRegionsSoon() {
    clearTimeout(this.regionTimer);
    const text = this.pages.text;
    this.regionTimer = setTimeout(async () => {
      if (text !== this.text || this.closed) return;
      const regions = await this.asking("/regions", { name: this.name, text }).catch(() => null);
      if (Array.isArray(regions) && this.pages.text === text) {
        Object.assign(this.pages, { regions, regionText: text });
        this.tell("regions");
      }
    }, REGIONS_AFTER);
  }

  // Ask, and ask again while the studio does not answer: nothing is lost meanwhile, and the page says so.
  async asking(path, body, refusals = false) {
    for (;;) {
      try {
        const answer = await ask(path, body);
        if (this.lost) { this.lost = 0; this.tell("lost"); }
        return answer;
      } catch (error) {
        if (error instanceof Refused && refusals) throw error;
        if (error instanceof Refused) return path === "/check" ? { findings: error.findings, facts: null } : null;
        if (!(error instanceof Lost)) throw error;
        this.lost += 1;
        this.tell("lost");
        await new Promise((resolve) => setTimeout(resolve, RETRY));
        if (this.closed || body.text !== undefined && body.text !== this.text) return null;
      }
    }
  }

  // ---- saving

  get dirty() { return this.text !== this.saved; }

  get isGone() { return this.conflict?.digest === ""; }

  get state() {
    if (this.isGone) return "No longer on disk";
    if (this.saved === null) return "Not saved yet";
    if (this.dirty) return this.savedAt ? `Changed since ${this.savedAt}` : "Changed";
    return this.savedAt ? `Saved ${this.savedAt}` : "Saved";
  }

  // Save the letter; over another text only if `force`. A file that was removed is written again.
  async save({ name = this.name, force = false } = {}) {
    const text = this.text;
    try {
      const { digest } = await ask("/save", { name, text, digest: name === this.name && !this.isGone ? this.digest : "", force });
      Object.assign(this, { name, digest, saved: text, savedAt: time(), conflict: null });
      this.keep();
      this.tell("saved");
      return { done: true };
    } catch (error) {
      if (error instanceof Refused && error.answer.conflict) {
        this.conflict = error.answer.conflict;
        this.tell("conflict");
        return { done: false, conflict: this.conflict };
      }
      return { done: false, message: error.message };
    }
  }

  // Look whether another program has changed the file. An unchanged window follows it; a changed one asks.
  async look() {
    if (this.saved === null || this.closed || document.hidden) return;
    const seen = await ask("/seen", { name: this.name }).catch(() => null);
    if (this.isGone && seen?.digest === this.digest) { this.conflict = null; this.tell("saved"); }
    if (!seen || seen.digest === this.digest || this.conflict?.digest === seen.digest) return;
    const opened = seen.digest ? await ask("/open", { name: this.name }).catch(() => null) : { text: "", digest: "" };
    if (!opened) return;
    if (!this.dirty && opened.digest) return this.take(opened);
    this.conflict = opened;
    this.tell("conflict");
  }

  // Take the text on disk; undo brings back one's own.
  take(opened) {
    Object.assign(this, { digest: opened.digest, saved: opened.text, savedAt: time(), conflict: null });
    this.setText(opened.text, "input.disk");
    this.tell("saved");
  }

  // The window keeps the text, so that loading it again loses nothing.
  keep() {
    try {
      sessionStorage.setItem("letter", JSON.stringify({ name: this.name, text: this.text, digest: this.digest, saved: this.saved }));
    } catch {
      sessionStorage.removeItem("letter");
    }
  }

  close() {
    this.closed = true;
    clearTimeout(this.regionTimer);
    sessionStorage.removeItem("letter");
  }

  // ---- places

  // The offsets of a place: line, column, end line, end column, counted in characters from 1.
  range(place) {
    const lines = this.lineStarts();
    const offset = (line, column) => {
      const start = lines[Math.min(line, lines.length) - 1], end = (lines[line] ?? this.text.length + 1) - 1;
      return Math.min(start + unitsOf(this.text.slice(start, end), column - 1), end);
    };
    return { from: offset(place[0], place[1]), to: Math.max(offset(place[2], place[3]), offset(place[0], place[1])) };
  }

  lineStarts() {
    if (this.startsOf !== this.text) {
      this.startsOf = this.text;
      this.starts = [0, ...[...this.text.matchAll(/\n/g)].map((match) => match.index + 1)];
    }
    return this.starts;
  }

  rangeOfPath(path) { return rangeAt(this.document, this.text, path); }
}

// Columns count characters, as Drafter does; JavaScript counts those above U+FFFF twice.
function unitsOf(line, characters) {
  if (!/[\ud800-\udfff]/.test(line)) return characters;
  return [...line].slice(0, characters).join("").length;
}

const tooLong = () => ({ rule: "too-much", severity: "error", message: "A letter has at most 1,000,000 bytes; this text has more. Undo, or shorten it.", place: null, fix: null });

// Runs one thing at a time; if it is wanted again meanwhile, it runs once more with the newest text.
class Loop {
  constructor(work) { Object.assign(this, { work, busy: false, again: false }); }

  async run() {
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    do {
      this.again = false;
      await this.work().catch((error) => console.error(error));
    } while (this.again);
    this.busy = false;
  }
}

export const newState = (config) => EditorState.create(config);
