// Which values of a letter the form shows; all others stay as they are, and the form lists them.
const WHOLE = new Set(["template", "language", "extends", "date", "further_dates", "title", "signatory_order", "on_behalf_of", "body", "body_file", "symbols", "distribution", "distributed", "published", "reissued", "job_number", "relates_to", "draft", "agenda", "agenda_document", "organs", "session", "year", "original", "title_size", "subject", "conference", "letterhead", "reference", "written_at", "salutation", "courtesy"]);
const ENTRIES = {
  senders: ["state", "organization"], signatories: ["given", "family", "state", "organization", "office"], addressees: ["office"],
  agenda_items: ["number", "title", "sub_title"], annexes: ["title", "body", "body_file", "heading", "original"],
};

// The paths of the values that the form does not show.
export function keptPaths(data) {
  return Object.entries(data).flatMap(([key, value]) => {
    if (WHOLE.has(key)) return [];
    if (!(key in ENTRIES) || !Array.isArray(value)) return [[key]];
    return value.flatMap((entry, index) => (entry && typeof entry === "object" ? Object.keys(entry).filter((inner) => !ENTRIES[key].includes(inner)).map((inner) => [key, index, inner]) : []));
  });
}
