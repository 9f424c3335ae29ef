// What the buttons above a text write. `word` stands where the writer's own words come, and is selected.
const WORD = "Words";
const MARK = /^(#+|[-*+>]|\d+[.)]) /;

export const TOOLS = [
  ["heading", "Heading", (text) => lines(text, () => "## ")], ["list", "List", (text) => lines(text, () => "- ")],
  ["numbers", "Numbered list", (text) => lines(text, (index) => `${index + 1}. `)], ["quotation", "Quotation", (text) => lines(quoted(text), () => "> ")],
  ["emphasis", "Emphasis", (text) => ({ insert: `*${text || WORD}*`, word: WORD })], "|",
  ["footnote", "Footnote", null], ["table", "Table", () => ({ insert: "\n\n| Heading | Heading |\n|---|---|\n| Cell | Cell |\n\n", word: "Heading" })],
];
export const EMPHASIS = TOOLS[4][2];

const unmarked = (line) => line.replace(MARK, "");

function lines(text, mark) {
  const insert = (text || WORD).split("\n").map((line, index) => (line.trim() ? mark(index) + unmarked(line) : line)).join("\n");
  return { whole: true, insert, word: [WORD, quoted("")].includes(insert.replace(MARK, "")) ? WORD : "" };
}

// A quotation has its marks, which Drafter prints as those of the language.
function quoted(text) {
  const words = (text || WORD).split("\n").map(unmarked).join("\n").trim();
  return /^["“”«„]/.test(words) ? words : `"${words}"`;
}
