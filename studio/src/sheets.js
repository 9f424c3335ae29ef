// Pages as pictures, without regions: of another edition, of an imported letter, of marked changes.
import { picture } from "./api.js";
import { fill, h } from "./dom.js";

// Show the pages that Drafter rendered; `isWanted` tells whether they still are when their pictures are there.
export async function showSheets(element, made, label, isWanted = () => true) {
  const addresses = await Promise.all(made.pages.map((sheet) => picture(sheet.digest)));
  if (!isWanted()) return;
  fill(element, addresses.map((src, index) => h("div.page", {}, h("img", { src, alt: `${label}: page ${index + 1}`, width: made.pages[index].width, height: made.pages[index].height }))),
    made.total > made.pages.length ? h("p.soft", {}, `${made.total - made.pages.length} more pages are not shown.`) : null);
}
