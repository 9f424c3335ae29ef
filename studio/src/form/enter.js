// Enter in a text: it begins a paragraph, or the next entry of a list or a quotation; in an empty entry it ends them.
const ENTRY = /^(\s*)([-*+] |> |(\d+)([.)]) )/;

export function enter(view) {
  let { from, to } = view.state.selection.main;
  const line = view.state.doc.lineAt(from), mark = ENTRY.exec(line.text);
  if (mark && line.text.trim() === mark[2].trim()) return endEntries(view, line);
  if (isEmptyParagraph(view.state.doc, line)) return true;
  // The mark that closes a quotation stays with its words.
  if (from === to && mark?.[2] === "> " && /^["”»“]$/.test(view.state.sliceDoc(to, line.to))) from = to = line.to;
  return put(view, from, to, mark ? `\n${mark[1]}${next(mark)}` : line.text.startsWith("|") ? "\n" : "\n\n");
}

const next = ([, , mark, number, after]) => (number ? `${Number(number) + 1}${after} ` : mark);

// True between paragraphs: another empty line would print nothing.
const isEmptyParagraph = (doc, line) => !line.text && (line.number === 1 || !doc.line(line.number - 1).text.trim());

// Without an empty line before it, what is typed next would go on in the last entry.
function endEntries(view, line) {
  const { doc } = view.state, has = (number) => number >= 1 && number <= doc.lines && doc.line(number).text.trim();
  return put(view, line.from, line.to, has(line.number - 1) ? "\n" : "", has(line.number + 1) ? "\n" : "");
}

function put(view, from, to, before, after = "") {
  view.dispatch({ changes: { from, to, insert: before + after }, selection: { anchor: from + before.length }, scrollIntoView: true, userEvent: "input" });
  return true;
}
