// Replacing the text of an editor by another: only the characters that differ change.
export function replaceText(view, text, others) {
  const old = view.state.doc.toString();
  let from = 0, end = 0;
  while (from < Math.min(old.length, text.length) && old[from] === text[from]) from += 1;
  while (end < Math.min(old.length, text.length) - from && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  const changes = view.state.changes({ from, to: old.length - end, insert: text.slice(from, text.length - end) });
  view.dispatch({ changes: changes.empty ? undefined : changes, selection: selectionAfter(view.state.selection.main, changes), ...others });
}

// A selection inside the replaced characters becomes a cursor: CodeMirror would put its end before its start.
function selectionAfter({ anchor, head, empty }, changes) {
  return empty || changes.empty ? undefined : { anchor: changes.mapPos(anchor, -1), head: changes.mapPos(head, -1) };
}
