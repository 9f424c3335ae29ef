// Why there is no page yet, or why it is an older one.
import { button, fill, h } from "./dom.js";
import { plainWords } from "./form/plain.js";
import { severity } from "./form/question.js";

// The first error, or the first finding if there is none.
const worst = (findings) => findings?.find((one) => one.severity === "error") ?? findings?.[0];

export function openReason(letter, findError, waiting = () => "Setting the page…") {
  const over = h("div.over", { hidden: true });
  const blank = h("div.blank", {}, h("div.ghost", { "aria-hidden": "true" }, Array.from({ length: 9 }, () => h("i"))), h("h2", {}, "The page appears as you write"), h("p"));

  function waitingFor() {
    const first = worst(letter.pages.stale);
    if (!letter.pages.stale) return waiting();
    return first ? ["It waits for this: ", plainWords(first.message)] : "It needs a date, who signs, and to whom.";
  }

  function draw(hasPages) {
    const { stale, at } = letter.pages;
    blank.hidden = hasPages;
    if (!hasPages) fill(blank.querySelector("p"), waitingFor());
    over.hidden = !stale || !hasPages;
    const first = worst(stale);
    if (!over.hidden) fill(over, h("p", {}, severity("error"), "\u2002", plainWords(first.message), " ", h("b", {}, `The page is from ${at}.`)), button("Go to the error", { kind: ".small", onclick: () => findError(first) }));
  }

  return { over, blank, draw };
}
