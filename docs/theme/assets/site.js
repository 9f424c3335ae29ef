"use strict";

// Names and keys for what Material builds while a page is shown: its buttons at code, and its tables that scroll.
const mend = () => {
  for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) nav.setAttribute("role", "none");
  for (const nav of document.querySelectorAll(".md-nav[role=none][aria-expanded]")) nav.removeAttribute("aria-expanded");
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
  }
};
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-expanded"] });
addEventListener("resize", mend);
mend();
