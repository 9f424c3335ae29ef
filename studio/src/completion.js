// Completion: keys and choices from the schema, States and offices by name.
import { syntaxTree } from "@codemirror/language";
import { statesOf } from "./names.js";

const STATES = new Set(["senders", "on_behalf_of", "state"]);
const OFFICES = new Set(["office", "addressees"]);

export async function complete(letter, context) {
  if (/Comment|BlockLiteral/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
  const line = context.state.doc.lineAt(context.pos), before = line.text.slice(0, context.pos - line.from);
  const key = /^(\s*(?:-\s+)?)([\w-]*)$/.exec(before);
  const inMap = /^(.*[{,]\s*)([\w-]*)$/.exec(before);
  const word = context.matchBefore(/[\p{L}\p{M}\w’'.()-]*(?: [\p{L}\p{M}\w’'.()-]+)*/u);
  const owner = ownerOf(context.state.doc, line, before);
  if (inMap && /\{[^}]*$/.test(before) && !/:\s*[^,{]*$/.test(inMap[1] + inMap[2])) return keysOf(letter, context, owner.list, inMap[2]);
  if (key && !owner.value) {
    if (owner.indent === 0 || key[1].length === 0) return keysOf(letter, context, null, key[2]);
    if (!STATES.has(owner.list) && !OFFICES.has(owner.list)) return keysOf(letter, context, owner.list, key[2]);
  }
  return valuesOf(letter, context, owner, word);
}

// The key whose value stands at the cursor, and the list around it.
function ownerOf(doc, line, before) {
  const own = [...before.matchAll(/([\w-]+):\s*/g)].at(-1)?.[1] ?? "";
  let list = "", indent = 0;
  for (let number = line.number; number > 0 && !list; number -= 1) {
    const match = /^([\w-]+):/.exec(doc.line(number).text);
    if (match) [list, indent] = [match[1], number === line.number ? 0 : 1];
  }
  return { value: own && own !== list ? own : own, list, indent };
}

function properties(letter, list) {
  const defs = letter.about.schema.$defs, top = defs.Letter.properties;
  if (!list) return top;
  const names = [...JSON.stringify(top[list] ?? {}).matchAll(/#\/\$defs\/(\w+)/g)].map((match) => match[1]);
  return Object.assign({}, ...names.map((name) => defs[name].properties));
}

function keysOf(letter, context, list, typed) {
  const keys = properties(letter, list), used = list ? {} : letter.data ?? {};
  const options = Object.entries(keys).filter(([key]) => !(key in used)).map(([key, about]) => ({ label: key, apply: `${key}: `, type: "property", info: about.description }));
  if (!options.length || (!typed && !context.explicit)) return null;
  return { from: context.pos - typed.length, options, validFor: /^[\w-]*$/ };
}

async function valuesOf(letter, context, owner, word) {
  const key = owner.value || owner.list;
  if (!word || (!word.text && !context.explicit)) return null;
  if (STATES.has(key)) {
    const states = await statesOf(letter);
    const options = states.flatMap((state) => [state.name, ...state.also].map((label) => ({ label, apply: state.name, detail: label === state.name ? state.code : state.name, boost: label === state.name ? 1 : 0 })));
    return { from: word.from, options };
  }
  if (OFFICES.has(key) || OFFICES.has(owner.list)) {
    const offices = letter.about.offices[owner.list === "addressees" ? "addressees" : "senders"];
    return { from: word.from, options: offices.map((office) => ({ label: office.id, detail: office.title })) };
  }
  const choices = choicesOf(letter, owner);
  return choices.length ? { from: word.from, options: choices.map((label) => ({ label })) } : null;
}

function choicesOf(letter, owner) {
  if (owner.value === "template") return letter.about.templates.map((template) => template.name);
  const about = properties(letter, null)[owner.value] ?? properties(letter, owner.list)[owner.value];
  const choices = about?.enum ?? about?.anyOf?.flatMap((one) => one.enum ?? []) ?? [];
  return about?.type === "boolean" ? ["true", "false"] : choices.filter((one) => typeof one === "string");
}
