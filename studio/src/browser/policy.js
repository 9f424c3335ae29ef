// Runs first: the style sheets of the editor are allowed by a number that is another one in each window.
const number = crypto.getRandomValues(new BigUint64Array(2)).join("");
const meta = (properties) => document.head.append(Object.assign(document.createElement("meta"), properties));
meta({ name: "nonce", content: number });
meta({ httpEquiv: "Content-Security-Policy", content: `style-src 'self' 'nonce-${number}'` });
