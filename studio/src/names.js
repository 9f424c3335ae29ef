// The States of a letter's language and date, and how typed words find them.
import { ask } from "./api.js";

const known = new Map();

export function statesOf(letter) {
  const { language = "en", date = "" } = letter.data ?? {};
  const key = `${language} ${date}`;
  if (!known.has(key)) {
    known.set(key, ask("/names", { language: `${language}`, date: `${date}` }).catch(() => { known.delete(key); return []; }));
  }
  return known.get(key);
}

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’'.]/g, "").toLowerCase().replace(/^the /, "").trim();

// The States that typed words may mean, the best first: each with the name or code that matches.
export function suggest(states, typed, most = 8) {
  const query = fold(typed);
  if (!query) return [];
  const found = [];
  for (const state of states) {
    const ranks = [state.name, ...state.also, state.code].map((text) => [rank(fold(text), query), text]).sort((a, b) => a[0] - b[0]);
    if (ranks[0][0] < 9) found.push({ state, rank: ranks[0][0] + (ranks[0][1] === state.name ? 0 : 0.5), by: ranks[0][1] });
  }
  return found.sort((a, b) => a.rank - b.rank || a.state.name.localeCompare(b.state.name)).slice(0, most);
}

function rank(text, query) {
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  if (text.split(/[ -]/).some((word) => word.startsWith(query))) return 2;
  return query.length > 2 && text.includes(query) ? 3 : 9;
}

// The State that a text names exactly, by any of its names.
export function named(states, text) {
  const query = fold(text);
  return states.find((state) => fold(state.name) === query) ?? states.find((state) => [state.code, ...state.also].some((one) => fold(one) === query));
}
