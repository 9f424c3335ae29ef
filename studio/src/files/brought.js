// Files that the writer brings: by the picker or by dropping them. What they are is told by their names, and Drafter
// reads them; nothing in them is run here.
import { h } from "../dom.js";

const KINDS = [["yaml", /\.ya?ml$/i], ["word", /\.docx$/i], ["pdf", /\.pdf$/i], ["text", /\.(txt|text|md|html?)$/i]];
const MOST_BYTES = { yaml: 1000000, other: 20000000 };
// Texts of word processors that they can save as Word files.
const UNREAD = /\.(doc|docm|dotx?|odt|pages|rtf)$/i;
export const ACCEPTED = ".yaml,.yml,.docx,.pdf,.txt,.text,.md,.html,.htm";

export const kindOf = (name) => KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "";

// Why a file cannot be brought; empty if it can.
export function objection(file) {
  const kind = kindOf(file.name), most = MOST_BYTES[kind] ?? MOST_BYTES.other;
  if (UNREAD.test(file.name)) return `Drafter does not read ${file.name}. Save it as a Word file (.docx), and bring that.`;
  if (!kind) return `${file.name} is neither a letter in YAML nor a Word file, a PDF or a text.`;
  return file.size > most ? `${file.name} has more than ${most.toLocaleString("en-GB")} bytes.` : "";
}

// A file as the studio reads it: its name and its content, as text for YAML, in base64 for the others.
export async function contentOf(file) {
  if (kindOf(file.name) === "yaml") return { name: file.name, text: (await file.text()).replace(/\r\n?/g, "\n") };
  return { name: file.name, data: await base64(file) };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

// A hidden field that lets the reader choose files; `take` gets them.
export function picker(take, properties = {}) {
  const input = h("input", { type: "file", accept: ACCEPTED, hidden: true, onchange: () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) take(files);
  }, ...properties });
  return input;
}

// Let files be dropped on an element, which shows it while they are over it.
export function droppable(element, take) {
  const has = (event) => event.dataTransfer?.types.includes("Files");
  element.addEventListener("dragover", (event) => { if (has(event)) { event.preventDefault(); element.classList.add("over"); } });
  element.addEventListener("dragleave", (event) => { if (!element.contains(event.relatedTarget)) element.classList.remove("over"); });
  element.addEventListener("drop", (event) => {
    if (!has(event)) return;
    event.preventDefault();
    element.classList.remove("over");
    if (event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  });
}

// The name of a letter in the folder for a file from anywhere.
export const letterName = (name) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "-").replace(/^\.+/, "");
