// Writing values as YAML, in the style of the samples: plain where that is safe, else quoted; long texts as blocks.

const WIDTH = 110;
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`~=<][^:#,[\]{}\n]*$/;
const BLOCK_INDENT = "  ";

// A text on one line.
export function scalar(value) {
  if (PLAIN.test(value) && value === value.trim() && !/^(null|true|false)$/i.test(value) && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value)) return value;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// A value on one line, in brackets or braces if it is a list or a mapping.
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object") return `{${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(", ")}}`;
  return scalar(value);
}

// The lines of a text after `|`, at an indentation; null if a block cannot hold it.
export function block(value, indent) {
  const text = value.replace(/\n+$/, "");
  if (!text.trim() || /^[ \t\n]/.test(text) || /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return null;
  return text.split("\n").map((line) => (line.trim() ? indent + line : "")).join("\n");
}

// What stands after `key:` in a block mapping, at the indentation of the key.
export function afterKey(value, indent) {
  if (typeof value === "string" && value.includes("\n")) {
    const lines = block(value, indent + BLOCK_INDENT);
    return lines === null ? ` ${scalar(value)}` : ` |\n${lines}`;
  }
  if (Array.isArray(value) && value.some((one) => typeof one === "object")) {
    return value.map((one) => `\n${indent}${BLOCK_INDENT}- ${item(one, indent + BLOCK_INDENT + BLOCK_INDENT)}`).join("");
  }
  return Array.isArray(value) ? ` ${wrapped(value, indent)}` : ` ${flow(value)}`;
}

// What stands after `- `; `indent` is that of the item's first character.
export function item(value, indent) {
  const long = typeof value === "object" && !Array.isArray(value) && Object.values(value).some((one) => typeof one !== "string" || one.includes("\n"));
  if (!long) return flow(value);
  return Object.entries(value).map(([key, inner]) => `${key}:${afterKey(inner, indent)}`).join(`\n${indent}`);
}

// A list of texts in brackets, broken into lines like a paragraph.
function wrapped(values, indent) {
  const lines = [""];
  for (const [number, value] of values.entries()) {
    const piece = scalar(value) + (number + 1 < values.length ? "," : "");
    const line = lines.at(-1);
    if (line && indent.length + line.length + piece.length + 4 > WIDTH) lines.push(piece);
    else lines[lines.length - 1] = line ? `${line} ${piece}` : piece;
  }
  return lines.length === 1 ? `[${lines[0]}]` : `[\n${lines.map((line) => indent + BLOCK_INDENT + line).join("\n")}\n${indent}]`;
}
