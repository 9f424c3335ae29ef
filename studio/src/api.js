// Questions to Drafter. The server of the studio answers them, or Python in this window (src/browser).
import { send as post } from "#transport";

// Not randomUUID, which pages without encryption lack.
export const windowId = crypto.getRandomValues(new BigUint64Array(1))[0].toString(36);

// The studio does not answer: it was ended, or the machine slept.
export class Lost extends Error {}

// The studio refused: `findings` say why; `status` and `answer` are those of HTTP.
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error ?? `${status}`);
    this.status = status;
    this.answer = answer;
    this.findings = answer.findings ?? [];
  }
}

async function send(path, body) {
  try {
    return await post(path, body);
  } catch {
    throw new Lost("Drafter does not answer.");
  }
}

export async function ask(path, body = {}) {
  const reply = await send(path, { window: windowId, ...body });
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok || answer.error || answer.conflict) throw new Refused(reply.status, answer);
  return answer;
}

const pictures = new Map();
const MOST_PICTURES = 120;

// The address of a page's picture in this window; a picture is fetched once.
export function picture(digest) {
  if (!pictures.has(digest)) {
    pictures.set(digest, fetchPicture(digest).catch((error) => { pictures.delete(digest); throw error; }));
    if (pictures.size > MOST_PICTURES) forget(pictures.keys().next().value);
  }
  return pictures.get(digest);
}

async function fetchPicture(digest) {
  const reply = await send("/picture", { digest });
  if (!reply.ok) throw new Refused(reply.status, {});
  return URL.createObjectURL(await reply.blob());
}

function forget(digest) {
  pictures.get(digest).then((address) => setTimeout(() => URL.revokeObjectURL(address), 10000), () => {});
  pictures.delete(digest);
}

export function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
