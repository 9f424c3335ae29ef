// Text from another program. There a line is a paragraph, an entry of a list or a row; here, empty lines part paragraphs.
const BLOCKS = /<(p|li|h[1-6]|tr|div)\b/gi;
const BULLET = /^([•·▪◦‣–—-][ \t]|o\t)\s*/;
const NUMBER = /^(\d+[.)]|\([a-z]{1,4}\))\s+/;
const ENDED = /[.:;?!…"”»)]$/;
// The share of lines with a block of their own, or with an end of a sentence, from which lines are paragraphs.
const BLOCKS_OF_LINES = 0.8;
const ENDED_LINES = 0.6;

// The text as it is written here: `plain` is what the clipboard holds, `html` the same with its blocks, if it has them.
export function pasted(plain, html) {
  const text = plain.replace(/\r\n?/g, "\n").replaceAll("\v", "\\\n"), lines = text.split("\n").map((line) => line.trimEnd()).filter(Boolean);
  if (lines.length < 2 || !areParagraphs(text, lines, html)) return text;
  return joined(blocksOf(lines));
}

// Lines of an e-mail or a PDF end where its page does, and stay as they are: they are one paragraph.
function areParagraphs(text, lines, html) {
  if (html) return (html.match(BLOCKS) ?? []).length >= BLOCKS_OF_LINES * lines.length;
  const ended = lines.slice(0, -1).filter((line) => ENDED.test(line) || line.includes("\t")).length;
  return !/\n[ \t]*\n/.test(text) && ended >= ENDED_LINES * (lines.length - 1);
}

// Blocks with their kind: those of a list stand line by line, all others have an empty line between them.
function blocksOf(lines) {
  const blocks = [];
  for (let at = 0; at < lines.length; at += 1) {
    const rows = rowsFrom(lines, at);
    blocks.push(rows.length > 1 ? ["table", tableOf(rows)] : blockOf(lines[at].trim()));
    if (rows.length > 1) at += rows.length - 1;
  }
  return blocks;
}

function blockOf(line) {
  const words = (text) => text.replace(/\t+/g, " ");
  if (BULLET.test(line)) return ["bullets", `- ${words(line.replace(BULLET, ""))}`];
  return [NUMBER.test(line) ? "numbers" : "text", words(line)];
}

// The lines from one on that have as many tabs as it: the rows of a table.
function rowsFrom(lines, first) {
  const width = (line) => (/^\s/.test(line) || BULLET.test(line) || NUMBER.test(line) ? 1 : line.split("\t").length), wanted = width(lines[first]);
  if (wanted < 2) return [];
  const end = lines.findIndex((line, index) => index > first && width(line) !== wanted);
  return lines.slice(first, end < 0 ? undefined : end);
}

function tableOf(rows) {
  const [head, ...others] = rows.map((row) => `| ${row.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`);
  return [head, head.replace(/\\\||[^|]/g, "").replaceAll(/\|(?!$)/g, "|---"), ...others].join("\n");
}

const joined = (blocks) => blocks.map(([kind, text], index) => (index ? (kind !== "text" && kind !== "table" && kind === blocks[index - 1][0] ? "\n" : "\n\n") : "") + text).join("");
