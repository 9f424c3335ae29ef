// A view over the whole studio, for a file that was brought: a list at the left, pages at the right. Closing it leads
// back to where one was.
import { button, fill, h, icon } from "../dom.js";
import { plainWords } from "../form/plain.js";
import { showSheets } from "../sheets.js";

const VIEWS = [["list", "form"], ["page", "page"]];

// Open a view; `labels` names its two panes. Its promise `closed` gives what `close` was called with.
export function openOver(title, labels) {
  const state = h("span.state", { role: "status" }), name = h("h1.name", {}, title), actions = h("div.end");
  const list = h("div.findings"), sheets = h("div.sheets"), blank = h("div.blank", {}, h("h2", {}, "Reading the file…"), h("p"));
  const left = h("section.pane.left", { "aria-label": labels[0] }, h("div.scroll", { tabIndex: 0, role: "group", "aria-label": labels[0] }, list));
  const head = h("div.head", {}, h("span.small.soft", {}, labels[1]));
  const right = h("section.pane.desk", { "aria-label": labels[1] }, head, h("div.scroll", { tabIndex: 0, role: "group", "aria-label": labels[1] }, blank, h("div.inner.alone", {}, sheets)));
  const work = h("div.work", {}, left, h("div.split"), right);
  const bottom = h("nav.bottom", { "aria-label": "Views" }, VIEWS.map(([id, image], index) => h("button", { type: "button", "data-view": id, onclick: () => turn(id) }, icon(image), labels[index])));
  let settle;
  const closed = new Promise((resolve) => { settle = resolve; });
  const before = document.activeElement;
  const box = h("dialog.studio.over-all", { "aria-label": title, onclose: () => { box.remove(); before?.focus?.(); settle(box.returnValue || ""); } }, h("header.top", {}, h("span.brand", {}, "Drafter"), h("div.doc", {}, name, state), actions), work, bottom);

  function turn(id) {
    work.classList.toggle("on-pages", id === "page");
    [...bottom.children].forEach((one) => (one.dataset.view === id ? one.setAttribute("aria-current", "page") : one.removeAttribute("aria-current")));
  }

  const view = {
    box, list, head, closed,
    close: (value = "") => box.close(value),
    say(text) { state.textContent = text; },
    act(...buttons) { fill(actions, buttons); },
    // Why there are no pages, in place of them.
    empty(heading, ...text) { fill(sheets); blank.hidden = false; fill(blank, h("h2", {}, heading), h("p", {}, text)); },
    async pages(asked, label) {
      view.empty("Setting the page…");
      try {
        await showSheets(sheets, await asked, label);
        blank.hidden = true;
      } catch (error) { view.empty("The pages cannot be set yet", plainWords(error.message)); }
    },
    fail(error) {
      fill(list, h("div.blank", {}, h("h2", {}, "This cannot be done"), h("p", { role: "alert" }, plainWords(error.message))));
      view.empty("No pages");
      view.act(button("Back", { kind: ".primary", onclick: () => view.close() }));
      actions.querySelector("button").focus();
    },
  };
  document.body.append(box);
  turn("list");
  view.act(button("Back", { onclick: () => view.close() }));
  box.showModal();
  return view;
}

// A text in parts, each of both versions, added or left out.
export const marked = (segments) => segments.map(([kind, text]) => (kind ? h(kind, {}, text) : shortened(text)));

const CONTEXT = 90;
function shortened(text) {
  return text.length > 2 * CONTEXT ? `${text.slice(0, CONTEXT).replace(/\s\S*$/, "")} … ${text.slice(-CONTEXT).replace(/^\S*\s/, "")}` : text;
}

// A group of numbered entries with a heading.
export function group(title, hint, rows) {
  return rows.length ? h("section.fgroup", {}, h("h2", {}, `${title} `, h("span.soft", {}, hint)), h("ol", {}, rows)) : null;
}

export function change(number, what, how, current) {
  return h("li.change", { tabIndex: -1, onfocus: (event) => current?.(event.currentTarget) }, h("span.mark.nums", { "aria-hidden": "true" }, `${number}`), h("div", {}, what ? h("p.what", {}, what) : null, h("p.how", {}, how)));
}
