// Changing one value of a letter and nothing else: comments, layout and all other values stay as they are.
//
// Each change is read back: a text whose values are not exactly the wanted ones is never returned. What cannot be done by
// replacing some characters is done by the library, and else refused (null). Comments inside what changes stay, above it.
import { comments, isMap, isScalar, isSeq, keyOf, endOf, nodeAt, parse, read, startOf } from "./read.js";
import { afterKey, block, flow, item, scalar } from "./write.js";

// The order of new keys in a letter, as in the samples.
const ORDER = ["template", "language", "date", "further_dates", "symbols", "distributed", "title", "senders", "addressees", "agenda_items",
  "on_behalf_of", "body", "body_file", "signatories", "signatory_order", "annexes", "enclosures", "ignore"];

// Set the value at a path; undefined removes it.
export function setValue(text, path, value) {
  const wanted = changed(text, (data) => assign(data, path, value));
  if (!wanted) return null;
  return proved(text, wanted, path, [(document) => spliceValue(document, text, path, value), (document) => rewritten(document, path, value)]);
}

export function insertItem(text, path, index, value) {
  const wanted = changed(text, (data) => listAt(data, path).splice(index, 0, value));
  if (!wanted) return null;
  if (!Array.isArray(at(read(text), path))) return setValue(text, path, [value]);
  return proved(text, wanted, path, [(document) => spliceInsert(document, text, path, index, value), (document) => rewritten(document, path, at(wanted, path))]);
}

export function removeItem(text, path, index) {
  const wanted = changed(text, (data) => listAt(data, path).splice(index, 1));
  if (!wanted) return null;
  if (!at(wanted, path).length) return setValue(text, path, undefined);
  return proved(text, wanted, path, [(document) => spliceRemove(document, text, path, index), (document) => rewritten(document, path, at(wanted, path))]);
}

export function moveItem(text, path, from, to) {
  let next = text;
  for (let index = from; next !== null && index !== to; index += Math.sign(to - from)) next = swapItems(next, path, index, index + Math.sign(to - from));
  return next;
}

// Replace a list of texts by another: entries that both have at their beginning and end stay as they are written.
export function setList(text, path, values) {
  const old = at(read(text), path);
  if (!Array.isArray(old) || !values.length) return setValue(text, path, values.length ? values : undefined);
  let first = 0, after = 0, next = text;
  while (first < old.length && first < values.length && same(old[first], values[first])) first += 1;
  while (after < Math.min(old.length, values.length) - first && same(old.at(-1 - after), values.at(-1 - after))) after += 1;
  for (let index = old.length - after - 1; next !== null && index >= first; index -= 1) {
    next = at(read(next), path).length === 1 && values.length > after ? setValue(next, path, values) : removeItem(next, path, index);
    if (next !== null && same(at(read(next), path), values)) return next;
  }
  for (let index = first; next !== null && index < values.length - after; index += 1) next = insertItem(next, path, index, values[index]);
  return next;
}

function swapItems(text, path, a, b) {
  const wanted = changed(text, (data) => { const list = listAt(data, path); [list[a], list[b]] = [list[b], list[a]]; });
  if (!wanted) return null;
  return proved(text, wanted, path, [(document) => spliceSwap(document, text, path, Math.min(a, b), Math.max(a, b)), (document) => rewritten(document, path, at(wanted, path))]);
}

// ---- what is wanted, and its proof

const at = (data, path) => path.reduce((value, step) => value?.[step], data);

function changed(text, change) {
  const data = read(text);
  if (!data) return null;
  try {
    change(data);
  } catch {
    return null;
  }
  return data;
}

function assign(data, path, value) {
  let holder = data;
  for (const [index, step] of path.slice(0, -1).entries()) {
    if (typeof holder[step] !== "object") holder[step] = typeof path[index + 1] === "number" ? [] : {};
    holder = holder[step];
  }
  if (value !== undefined) holder[path.at(-1)] = value;
  else if (Array.isArray(holder)) holder.splice(path.at(-1), 1);
  else delete holder[path.at(-1)];
}

function listAt(data, path) {
  if (!Array.isArray(at(data, path))) assign(data, path, []);
  return at(data, path);
}

function proved(text, wanted, path, attempts) {
  for (const attempt of attempts) {
    try {
      const next = attempt(parse(text));
      const whole = next !== null && same(read(next), wanted) ? withComments(text, next, path[0]) : null;
      if (whole !== null && same(read(whole), wanted)) return whole;
    } catch {
      // The next attempt.
    }
  }
  return null;
}

// The changed text with the comments that the change would lose, in lines above the changed key, or where it was.
function withComments(text, next, key) {
  const left = comments(next), lost = [];
  for (const comment of comments(text)) {
    const index = left.indexOf(comment);
    if (index < 0) lost.push(`${comment}\n`);
    else left.splice(index, 1);
  }
  if (!lost.length) return next;
  const keys = (parse(text).contents?.items ?? []).map(keyOf), after = keys.slice(Math.max(keys.indexOf(key), 0));
  const pair = parse(next).contents?.items.find((one) => after.includes(keyOf(one)));
  if (!pair) return appended(next, lost.join("").trimEnd());
  const start = lineStart(next, startOf(pair));
  return put(next, start, start, lost.join(""));
}

// The same values; line ends at the end of a text do not count, because blocks have one and quoted texts have none.
export function same(a, b) {
  if (typeof a === "string" && typeof b === "string") return a.replace(/\n+$/, "") === b.replace(/\n+$/, "");
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, index) => same(one, b[index]));
  if (!a || !b || typeof a !== "object" || typeof b !== "object") return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

function rewritten(document, path, value) {
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

// ---- replacing characters

const put = (text, from, to, insert) => text.slice(0, from) + insert + text.slice(to);
const lineStart = (text, offset) => text.lastIndexOf("\n", offset - 1) + 1;
const lineEnd = (text, offset) => { const end = text.indexOf("\n", offset); return end < 0 ? text.length : end; };
const indentAt = (text, offset) => " ".repeat(offset - lineStart(text, offset));

function spliceValue(document, text, path, value) {
  const parent = path.length === 1 ? document.contents : nodeAt(document, path.slice(0, -1));
  const step = path.at(-1);
  if (isSeq(parent)) return value === undefined ? null : replaceNode(text, parent.items[step], value, parent.flow, null);
  if (parent !== null && !isMap(parent)) return null;
  const index = parent === null ? -1 : parent.items.findIndex((pair) => keyOf(pair) === step);
  if (index < 0) return value === undefined ? text : addPair(text, parent, step, value);
  if (value === undefined) return removePair(text, parent, index);
  return replacePair(text, parent, parent.items[index], value);
}

function replacePair(text, parent, pair, value) {
  const indent = indentAt(text, pair.key.range[0]);
  if (isScalar(pair.value) && pair.value.range && typeof value === "string") return replaceNode(text, pair.value, value, parent.flow, indent);
  const colon = text.indexOf(":", pair.key.range[1]) + 1;
  const end = pair.value?.range ? Math.max(endOf(pair.value, text), colon) : colon;
  if (parent.flow) return put(text, colon, end, ` ${flow(value)}`);
  return put(text, colon, end, afterKey(value, indent));
}

function replaceNode(text, node, value, inFlow, indent) {
  if (!isScalar(node) || typeof value !== "string") return put(text, startOf(node), endOf(node, text), flow(value));
  const [from, to] = [node.range[0], endOf(node, text)];
  if (node.type === "BLOCK_LITERAL" && value.trim()) return replaceBlock(text, node, value, from, to, indent);
  if (value.includes("\n") && !inFlow && indent !== null) return put(text, text[from - 1] === " " ? from - 1 : from, to, afterKey(value, indent));
  return put(text, from, to, quotedLike(text[from], value));
}

// Keep the quotation marks of the old value.
function quotedLike(mark, value) {
  if (mark === "'" && !/[\n\u0000-\u001f]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return mark === '"' ? JSON.stringify(value) : scalar(value);
}

function replaceBlock(text, node, value, from, to, indent) {
  const header = lineEnd(text, from);
  const first = /^( +)\S/m.exec(text.slice(header + 1, to))?.[1] ?? `${indent ?? ""}  `;
  const lines = block(value, first);
  return lines === null ? put(text, from, to, JSON.stringify(value)) : put(text, header, to, `\n${lines}`);
}

function addPair(text, parent, key, value) {
  if (parent === null || !parent.items.length) return parent?.flow ? put(text, parent.range[0] + 1, parent.range[0] + 1, `${key}: ${flow(value)}`) : appended(text, `${key}:${afterKey(value, "")}`);
  if (parent.flow) { const end = endOf(parent.items.at(-1), text); return put(text, end, end, `, ${key}: ${flow(value)}`); }
  const indent = indentAt(text, startOf(parent.items[0])).replace(/\S/g, " ");
  const before = previousPair(parent, key);
  if (!before) { const start = startOf(parent.items[0]); return put(text, start, start, `${key}:${afterKey(value, indent)}\n${indent}`); }
  const end = lineEnd(text, endOf(before, text));
  return put(text, end, end, `\n${indent}${key}:${afterKey(value, indent)}`);
}

const appended = (text, lines) => `${text}${text && !text.endsWith("\n") ? "\n" : ""}${lines}\n`;

// The pair after which a new key stands: the last one that comes before it in the usual order, else the last.
function previousPair(parent, key) {
  const place = ORDER.indexOf(key);
  if (place < 0) return parent.items.at(-1);
  const places = parent.items.map((pair) => ORDER.indexOf(keyOf(pair)));
  const index = places.findLastIndex((one) => one >= 0 && one < place);
  return index < 0 ? undefined : parent.items[index];
}

function removePair(text, parent, index) {
  const pair = parent.items[index];
  if (parent.flow) return removeBetween(text, parent.items, index);
  const from = lineStart(text, startOf(pair));
  return put(text, from, Math.min(lineEnd(text, endOf(pair, text)) + 1, text.length), "");
}

function removeBetween(text, items, index) {
  if (index + 1 < items.length) return put(text, startOf(items[index]), startOf(items[index + 1]), "");
  const from = index ? endOf(items[index - 1], text) : startOf(items[0]);
  return put(text, from, endOf(items[index], text), "");
}

function spliceInsert(document, text, path, index, value) {
  const list = nodeAt(document, path);
  if (list.flow) return insertInFlow(text, list, index, value);
  const dash = dashOf(text, list.items[0]);
  const indent = indentAt(text, dash).replace(/\S/g, " ");
  const line = `${indent}- ${item(value, `${indent}  `)}`;
  if (!index) { const start = lineStart(text, dash); return put(text, start, start, `${line}\n`); }
  const end = lineEnd(text, endOf(list.items[index - 1], text));
  return put(text, end, end, `\n${line}`);
}

function insertInFlow(text, list, index, value) {
  if (!list.items.length) return put(text, list.range[0] + 1, list.range[0] + 1, flow(value));
  if (!index) { const start = startOf(list.items[0]); return put(text, start, start, `${flow(value)}, `); }
  const end = endOf(list.items[index - 1], text);
  return put(text, end, end, `, ${flow(value)}`);
}

const dashOf = (text, node) => text.lastIndexOf("-", startOf(node) - 1);

function spliceRemove(document, text, path, index) {
  const list = nodeAt(document, path);
  if (list.flow) return removeBetween(text, list.items, index);
  const node = list.items[index], from = lineStart(text, dashOf(text, node));
  return put(text, from, Math.min(lineEnd(text, endOf(node, text)) + 1, text.length), "");
}

function spliceSwap(document, text, path, first, second) {
  const list = nodeAt(document, path);
  const end = (node) => (list.flow ? endOf(node, text) : lineEnd(text, endOf(node, text)));
  const [a, b] = [list.items[first], list.items[second]].map((node) => [startOf(node), end(node)]);
  return text.slice(0, a[0]) + text.slice(...b) + text.slice(a[1], b[0]) + text.slice(...a) + text.slice(b[1]);
}
