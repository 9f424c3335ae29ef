// The editor: YAML with colours, findings with their fixes, completion from the schema and the names, and help on keys.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { linter, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { Letter } from "./letter.js";
import { complete } from "./completion.js";
import { h } from "./dom.js";
import { fixesOf, settle } from "./fixes.js";
import { pathAt } from "./yaml/read.js";

export const nonce = document.querySelector("meta[name=nonce]")?.content ?? "";

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-key)" },
  { tag: [tags.lineComment, tags.comment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace, tags.meta, tags.special(tags.string)], color: "var(--code-mark)" },
  { tag: [tags.string, tags.content], color: "var(--code-value)" },
]);

// Lines end as in a letter, also those that are pasted from Windows.
export const lineEnds = [EditorState.lineSeparator.of("\n"), EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n"))];

export function openEditor(letter, parent) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: letter.text,
      extensions: [
        EditorView.cspNonce.of(nonce), lineEnds, lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), drawSelection(), Letter.history,
        indentOnInput(), bracketMatching(), closeBrackets(), highlightSelectionMatches(), search({ top: true }), EditorView.lineWrapping,
        yaml(), syntaxHighlighting(COLOURS), lintGutter(), linter(null, { tooltipFilter: (all) => all }), autocompletion({ override: [(context) => complete(letter, context)], icons: false, maxRenderedOptions: 60 }),
        hoverTooltip((editor, offset) => help(letter, offset)),
        Prec.high(keymap.of([{ key: "Alt-Enter", run: () => fixHere(letter) }, { key: "Escape", run: leaveWithTab }, { key: "Tab", run: (editor) => tabOut(editor) }])),
        keymap.of([{ key: "Tab", run: acceptCompletion }, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap.filter((one) => one.key !== "F8"), indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": "The letter in YAML", tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => letter.update(update)),
      ],
    }),
  });
  letter.addEventListener("findings", () => showFindings(letter, view));
  return view;
}

let leaving = false;
function leaveWithTab() { leaving = true; return false; }
function tabOut() {
  const out = leaving;
  leaving = false;
  // Not handled here: the browser moves the focus on.
  if (out) queueMicrotask(() => document.querySelector("#pages .scroll")?.focus());
  return out;
}

const SEVERITY = { error: "error", warning: "warning", note: "info" };

function showFindings(letter, view) {
  if (letter.result.text !== letter.text) return;
  const diagnostics = letter.result.findings.filter((finding) => finding.place).map((finding) => {
    const { from, to } = letter.range(finding.place);
    return {
      from, to, severity: SEVERITY[finding.severity], message: finding.message, source: finding.rule,
      actions: fixesOf(finding).slice(0, 1).map((fix) => ({ name: fix.label, apply: () => settle(letter, finding, fix) })),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function fixHere(letter) {
  const head = letter.view.state.selection.main.head;
  const finding = letter.result.findings.find((one) => {
    if (!one.place || !fixesOf(one).length) return false;
    const { from, to } = letter.range(one.place);
    return from <= head && head <= to;
  });
  if (!finding) return false;
  settle(letter, finding, fixesOf(finding)[0]);
  return true;
}

// Help on the key under the pointer.
function help(letter, offset) {
  const path = pathAt(letter.document, letter.text, offset).filter((step) => typeof step === "string");
  const text = letter.about.fields[path.join(".")];
  const line = letter.view.state.doc.lineAt(offset);
  const key = /^(\s*-?\s*)([\w-]+):/.exec(line.text);
  if (!text || !key || offset - line.from > key[0].length) return null;
  return { pos: line.from + key[1].length, above: true, create: () => ({ dom: h("div.cm-help", {}, h("b", {}, path.join(".")), h("p", {}, text)) }) };
}
