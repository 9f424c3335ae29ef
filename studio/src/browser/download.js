// A file for the reader's downloads.
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
