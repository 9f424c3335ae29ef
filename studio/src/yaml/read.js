// Reading the YAML of a letter: values as texts, and where each stands.
import { Lexer, isAlias, isCollection, isMap, isPair, isScalar, isSeq, parseDocument } from "yaml";

const OPTIONS = { schema: "failsafe", version: "1.2", logLevel: "silent", uniqueKeys: false, prettyErrors: false, keepSourceTokens: false };

// Longer texts are no letters; reading them would hold up the page.
const MOST_CHARACTERS = 1000000;

// The document of a text. A text with errors has none, so that the form never changes what it cannot read.
export function parse(text) {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    const document = parseDocument(text, OPTIONS);
    return document.errors.length || (document.contents !== null && !isMap(document.contents)) ? null : document;
  } catch {
    return null;
  }
}

// The values of a letter: objects, arrays and texts. Null without a letter.
export function read(text) {
  const document = parse(text);
  if (!document) return null;
  try {
    return plain(document.toJS({ maxAliasCount: 100 }) ?? {});
  } catch {
    return null;
  }
}

// The comments of a text, in order. The reader of tokens announces a plain or block text, which may begin with # itself.
export function comments(text) {
  const found = [];
  let announced = false;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith("#") && !announced) found.push(token.trimEnd());
    announced = token === "\u001f";
  }
  return found;
}

// Empty values are texts without characters in YAML's failsafe schema; a letter reads them, ~ and null as no value.
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value ?? "";
}

export const valueAt = (data, path) => path.reduce((value, step) => value?.[step], data ?? undefined);

// The node at a path; undefined without one.
export function nodeAt(document, path) {
  let node = document.contents;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === step)?.value;
    else if (isSeq(node)) node = node.items[step];
    else return undefined;
  }
  return node ?? undefined;
}

export const keyOf = (pair) => (isScalar(pair.key) ? String(pair.key.value) : undefined);
export { isAlias, isCollection, isMap, isPair, isScalar, isSeq };

// Where a node begins in the text.
export function startOf(node) {
  if (isPair(node)) return startOf(node.key);
  if (isCollection(node) && !node.flow && node.items.length) return startOf(node.items[0]);
  return node.range[0];
}

// Where the last character of a node ends: without the line end of a block, and without comments after it.
export function endOf(node, text) {
  if (isPair(node)) return node.value?.range ? Math.max(endOf(node.value, text), node.key.range[1]) : node.key.range[1];
  if (isCollection(node) && !node.flow && node.items.length) return endOf(node.items.at(-1), text);
  let end = node.range[1];
  if (isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")) {
    while (end > node.range[0] && /[\n\r \t]/.test(text[end - 1])) end -= 1;
  }
  return end;
}

// The path of the smallest value that contains an offset.
export function pathAt(document, text, offset) {
  const path = [];
  let node = document?.contents;
  for (;;) {
    if (isMap(node)) {
      const pair = node.items.find((one) => within(one, text, offset));
      if (!pair) return path;
      path.push(keyOf(pair));
      node = pair.value;
    } else if (isSeq(node)) {
      const index = node.items.findIndex((one) => one && within(one, text, offset));
      if (index < 0) return path;
      path.push(index);
      node = node.items[index];
    } else return path;
  }
}

const within = (node, text, offset) => {
  const range = isPair(node) || isCollection(node) || isScalar(node) || isAlias(node);
  return range && startOf(node) <= offset && offset <= endOf(node, text);
};

// The range of the value at a path, or of its key if it has no value; null if the path is not written.
export function rangeAt(document, text, path) {
  if (!document || !path.length) return null;
  const parent = nodeAt(document, path.slice(0, -1)) ?? (path.length === 1 ? document.contents : undefined);
  const pair = isMap(parent) ? parent.items.find((one) => keyOf(one) === path.at(-1)) : undefined;
  const node = pair ? pair.value ?? pair.key : nodeAt(document, path);
  return node?.range ? { from: Math.min(node.range[0], startOf(node)), to: endOf(node, text) } : null;
}
