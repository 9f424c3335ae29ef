// Random edits in the form and the editor of the studio, as a writer's keys, pastes and clicks give them.
// `edits(count, seed)` makes so many and returns, for each, what it was, the text after it, and what the form shows.
(count, seed) => {
  const WORDS = ["Chile", "Côte d'Ivoire", "a: b", "# x", "[", "]", "{{ date }}", "{% if %}", "'", '"', "é", "🙂", "- x", "***", "<b>", "2026-03-04", "30 February", "null", "~", "  ", "x, y; z", "&a", "*a", "!t", "|", ">", "أ", "中文", "\u202e"];
  const PASTES = ["\n", "\n\n## A heading\n\n", "Two\nlines", "a\tb", "body: x\n", "signatories:\n  - {given: A, family: B, state: Malta}\n", "# a comment\n", "Chile\nMalta\nKorea", "x ".repeat(300), "\r\n", "\u0000", "- a\n- b\n"];
  const START = sessionStorage.getItem("started") ?? JSON.parse(sessionStorage.getItem("letter")).text;
  sessionStorage.setItem("started", START);
  let state = seed;
  const random = (below) => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor((state / 2147483648) * below); };
  const pick = (all) => all[random(all.length)];
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !one.closest("[inert]") && !one.disabled && !one.readOnly);
  const letter = () => JSON.parse(sessionStorage.getItem("letter")).text;
  const tab = (id) => document.querySelector(`#tab-${id}`).click();
  const words = () => Array.from({ length: random(3) }, () => pick(WORDS)).join(" ");

  function put(field, value) {
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : field.tagName === "SELECT" ? HTMLSelectElement : HTMLInputElement;
    field.focus();
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  }

  function paste(content, text) {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }

  function press(content, [key, keyCode], others = {}) {
    content.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, keyCode, bubbles: true, cancelable: true, ...others }));
  }

  // Put the cursor, or a selection, at a random place of an editor.
  async function place(content) {
    content.focus();
    const texts = [...content.querySelectorAll(".cm-line")], line = pick(texts);
    if (!line) return;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const node = nodes.length ? pick(nodes) : line, at = random((node.nodeValue?.length ?? 0) + 1), to = random(4) ? at : random((node.nodeValue?.length ?? 0) + 1);
    getSelection().setBaseAndExtent(node, at, node, to);
    await turn();
  }

  async function write(content) {
    await place(content);
    const way = random(6);
    if (way < 3) document.execCommand("insertText", false, pick(WORDS));
    else if (way < 5) paste(content, pick(PASTES));
    else press(content, pick([["Delete", 46], ["Backspace", 8], ["Enter", 13]]));
    await turn();
  }

  async function startAgain() {
    tab("yaml");
    const content = document.querySelector(".editing .cm-content");
    content.focus();
    await turn();
    press(content, ["a", 65], { ctrlKey: true });
    await turn();
    paste(content, START);
    await turn();
  }

  async function undo() {
    const button = document.querySelector(`header [aria-label=${random(3) ? "Undo" : "Redo"}]`);
    if (!button.disabled) button.click();
  }

  async function form() {
    tab("form");
    const way = random(10);
    if (way < 5) {
      const fields = all("#panel-form input:not([type=checkbox]):not([type=date]):not([type=file]), #panel-form textarea");
      return fields.length && put(pick(fields), words());
    }
    if (way === 5) { const field = pick(all("#panel-form select")); return field && put(field, pick([...field.options]).value); }
    if (way === 6) return pick(all("#panel-form input[type=checkbox]"))?.click();
    if (way === 7) return pick(all("#panel-form button:not(.ask):not([aria-haspopup]):not([aria-label=Calendar])"))?.click();
    return write(pick(all("#panel-form .cm-content")) ?? document.body);
  }

  async function editor() {
    tab("yaml");
    return write(document.querySelector(".editing .cm-content"));
  }

  const shown = () => all("#panel-form [data-path]").filter((one) => one !== document.activeElement && ["INPUT", "TEXTAREA"].includes(one.tagName) && one.type !== "checkbox").map((one) => [JSON.parse(one.dataset.path), one.value]);

  async function run() {
    const done = [];
    let unread = 0;
    for (let number = 0; number < count; number += 1) {
      document.querySelectorAll(".menu, dialog[open]").forEach((one) => (one.close ? one.close() : one.remove()));
      document.querySelectorAll("details.more").forEach((one) => { one.open = true; });
      let kind = letter().length > 8000 || unread > 4 || !random(16) ? "again" : pick(["form", "form", "form", "editor", "undo"]);
      if (kind === "form" && unread) kind = "undo";
      await { form, editor, undo, again: startAgain }[kind]();
      await turn();
      tab("form");
      const readable = !document.querySelector("#panel-form .q[inert]");
      unread = readable ? 0 : kind === "again" ? 0 : unread + 1;
      done.push({ kind, text: letter(), shown: readable ? shown() : null });
    }
    return done;
  }
  return run();
}
