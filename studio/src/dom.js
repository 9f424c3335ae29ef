// Elements, icons, and the few parts that several views use.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  undo: "M6 2.5 2.5 6 6 9.500M3 6h6.5a4 4 0 0 1 0 8H8", redo: "m10 2.5 3.500 3.500L10 9.500M13 6H6.500a4 4 0 0 0 0 8H8",
  take: "M8 2v8.500M4.500 7.500 8 11l3.500-3.500M2.500 14h11", theme: "M8 2.500v11a5.500 5.500 0 0 0 0-11Z",
  bring: "M8 10.500V2M4.500 5.500 8 2l3.500 3.500M2 9.500V14h12V9.500", up: "m3 10 5-5 5 5", down: "m3 6 5 5 5-5", compare: "M2.500 3h4.500v10H2.500ZM9 3h4.500v10H9M11 6h.01M11 8h.01M11 10h.01",
  calendar: "M2.500 3.500h11v10h-11ZM2.500 6.500h11M5.500 2v3M10.500 2v3", plus: "M3.500 8h9M8 3.500v9", minus: "M3.500 8h9",
  remove: "m4 4 8 8m0-8-8 8", grip: "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
  heading: "M4 3v10M12 3v10M4 8h8", list: "M6.500 4h7M6.500 8h7M6.500 12h7M3 4h.01M3 8h.01M3 12h.01",
  numbers: "M7 4h6.500M7 8h6.500M7 12h6.500M2.600 3.200l.900-.600v3M2.400 10.400h1.500L2.400 13h1.600", quotation: "M3 4v8M6.500 5.500h7M6.500 8h7M6.500 10.500h4",
  emphasis: "M9.900 3h-3M9.400 13h-3M9.200 3 7.300 13", footnote: "M2.500 5h6M2.500 8.500h6M2.500 12h6M12 3.500l1-.7V7", table: "M2.500 3h11v10h-11ZM2.500 6.300h11M2.500 9.700h11M8 3v10",
  form: "M2.500 3.500h4M2.500 8h4M2.500 12.500h4M9 3.500h4.500M9 8h4.500M9 12.500h4.500", code: "m5.500 4-4 4 4 4m5-8 4 4-4 4",
  page: "M3.500 1.750h9v12.500h-9ZM6 5h4M6 7.500h4M6 10h2.500", flag: "M3.500 14.500V2h8.500l-2 3.250L12 8.500H3.500",
  file: "M4 1.750h5l3.500 3.500v9H4Zm5 0v3.500h3.500", search: "M11 7A4 4 0 1 1 3 7a4 4 0 0 1 8 0ZM10.500 10.500l3 3", check: "m3 8.500 3.500 3.500L13 4.500",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
  svg.setAttribute("class", "i");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  if (name === "theme") {
    const circle = document.createElementNS(SVG, "circle");
    for (const [key, value] of [["cx", 8], ["cy", 8], ["r", 5.5]]) circle.setAttribute(key, value);
    path.setAttribute("fill", "currentColor");
    svg.append(circle);
  }
  if (name === "grip") path.setAttribute("stroke-width", "2");
  svg.append(path);
  return svg;
}

// An element: h("p.help.small", {id: "x", onclick() {}}, "text", other). Texts are never read as markup.
export function h(selector, properties = {}, ...children) {
  const [tag, ...classes] = selector.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.className = classes.join(" ");
  // What is typed runs in the direction of its own script.
  if (tag === "input" || tag === "textarea") element.dir = "auto";
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(element.style, value);
    else if (name in element && name !== "list" && name !== "form") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function button(label, properties, ...children) {
  const { kind = "", ...rest } = properties;
  return h(`button.btn${kind}`, { type: "button", ...rest }, ...(children.length ? children : [label]));
}

export function iconButton(name, label, onclick, properties = {}) {
  return button(label, { kind: ".quiet.icon", "aria-label": label, title: label, onclick, ...properties }, icon(name));
}

const TYPES = { docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", pdf: "application/pdf", text: "text/plain", yaml: "application/yaml", zip: "application/zip" };

// Give the browser a file to save.
export function saveFile(name, bytes, form) {
  const address = URL.createObjectURL(new Blob([bytes], { type: TYPES[form] }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

let counter = 0;
export const newId = (prefix = "e") => `${prefix}${(counter += 1)}`;

// Replace the children of an element only if they differ, so that focus and scrolling stay.
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
}

export const time = (date = new Date()) => date.toTimeString().slice(0, 5);
export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

// A menu under a button: arrow keys, Escape, and focus that comes back.
export function menu(opener, entries) {
  const close = (back) => {
    list.remove();
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
    if (back) opener.focus();
  };
  const items = entries().map((entry) => entry === "-" ? h("hr", { role: "separator" }) : h("button", {
    type: "button", role: "menuitem", tabIndex: -1, disabled: entry.disabled,
    onclick: () => { close(true); entry.run(); },
  }, h("span", {}, entry.label), h("span.soft", {}, entry.hint ?? "")));
  const buttons = items.filter((item) => item.tagName === "BUTTON" && !item.disabled);
  const outside = (event) => { if (!list.contains(event.target) && !opener.contains(event.target)) close(false); };
  const list = h("div.menu", { role: "menu", "aria-label": opener.getAttribute("aria-label") ?? opener.textContent, onkeydown: (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); buttons.at(to % buttons.length).focus(); }
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); close(true); }
  } }, items);
  opener.parentElement.append(list);
  // It ends where its button ends, unless that is too near to the edge of the window.
  if (list.getBoundingClientRect().left < 0) Object.assign(list.style, { left: "0", right: "auto" });
  opener.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  buttons[0]?.focus();
}

// A question that must be answered before anything else. `body` are elements; `actions` are [label, value, kind].
export function dialog(title, body, actions) {
  return new Promise((resolve) => {
    const id = newId("dialog"), before = document.activeElement;
    let answer = null;
    const box = h("dialog.dialog", { "aria-labelledby": id, onclose: () => { box.remove(); before?.focus?.(); resolve(answer); } },
      h("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); answer = actions.at(-1)[1]; box.close(); } },
        h("h2", { id }, title), body,
        h("div.row", {}, actions.map(([label, value, kind = ""]) => button(label, {
          kind, type: value === actions.at(-1)[1] ? "submit" : "button", onclick: value === actions.at(-1)[1] ? undefined : () => { answer = value; box.close(); },
        })))));
    document.body.append(box);
    box.showModal();
    (box.querySelector("input:checked, input:not([type=radio])") ?? box.querySelector("button[type=submit]")).focus();
  });
}
