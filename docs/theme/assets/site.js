"use strict";

// Names and keys for what Material builds while a page is shown: its buttons at code, and its tables that scroll.
const mark = () => {
  for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) nav.setAttribute("role", "none");
  for (const nav of document.querySelectorAll(".md-nav[role=none][aria-expanded]")) nav.removeAttribute("aria-expanded");
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  }
};
new MutationObserver(mark).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-expanded"] });
addEventListener("resize", mark);
mark();

// The field above the tables of rules shows the rows that contain all its words.
const field = document.querySelector("[data-filter]");
if (field) {
  const rows = [...document.querySelectorAll(".md-content tbody tr")];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const show = () => {
    const asked = field.value.toLowerCase().split(/\s+/);
    rows.forEach((row, number) => { row.hidden = !asked.every((word) => words[number].includes(word)); });
    for (const heading of document.querySelectorAll(".md-content h2")) {
      const box = heading.nextElementSibling;
      heading.hidden = box.hidden = !box.querySelector("tbody tr:not([hidden])");
    }
    const count = rows.filter((row) => !row.hidden).length;
    document.querySelector("[data-count]").textContent = count === 1 ? "1 rule" : `${count} rules`;
  };
  field.closest(".filter").hidden = false;
  field.addEventListener("input", show);
  show();
}

// Light or dark, once chosen, is the same in the gallery.
const palettes = [...document.querySelectorAll("input[name=__palette]")];
const nameOf = (palette) => (palette.dataset.mdColorScheme === "slate" ? "dark" : "light");
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) palettes.find((palette) => nameOf(palette) === chosen && !palette.checked)?.click();
  for (const label of document.querySelectorAll("label[for^=__palette]")) {
    label.addEventListener("click", (event) => {
      if (event.isTrusted) localStorage.setItem("theme", nameOf(document.getElementById(label.htmlFor)));
    });
  }
} catch { /* Nothing can be stored here. */ }
