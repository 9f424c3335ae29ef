// Questions without a server: Python answers in a worker. Nothing is asked of the network once it has loaded.
import { saveFile } from "../dom.js";

const MOST_SECONDS = 30;
const TOO_LONG = `The letter takes more than ${MOST_SECONDS} seconds; shorten it, or split it.`;
const REFUSAL = { error: TOO_LONG, findings: [{ rule: "process-limit", severity: "error", message: TOO_LONG, authority: "", fix: null, place: null, file: "" }] };
// The first question, which loads what others need, for as long as it takes.
const WARM = "/warm";
// The digest of each saved letter: no other program changes it.
const SAVED = "saved";
// There is no folder: a letter is saved by taking it away.
const WITHOUT_PYTHON = {
  "/describe": () => prepared("describe"),
  "/cards": () => prepared("cards"),
  "/card": ({ sample }) => prepared(`cards/${sample}`),
  "/letters": () => [],
  "/regions": () => [],
  "/seen": () => ({ digest: SAVED }),
  "/save": ({ name, text }) => { saveFile(name, text, "yaml"); return { digest: SAVED }; },
  "/stop": () => { end(); return {}; },
};

// The only script of which the page makes the address itself.
const policy = globalThis.trustedTypes?.createPolicy("drafter", { createScriptURL: (address) => address });

let worker = null, ready = false, number = 0;
const waiting = new Map();

export const isReady = () => ready;

// The answer to a question, as a server would give it.
export async function send(path, body) {
  const answer = Object.hasOwn(WITHOUT_PYTHON, path) ? await WITHOUT_PYTHON[path](body) : await askPython(path, body);
  return Response.json(answer);
}

async function prepared(name) {
  return (await fetch(`answers/${name}.json`)).json();
}

function askPython(path, body) {
  if (!worker) startPython();
  number += 1;
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject, path, timer: null });
    worker.postMessage({ number, path, body: JSON.stringify(body) });
    watch();
  });
}

function startPython() {
  worker = newWorker();
  askPython(WARM, {}).catch(() => null);
}

// A worker from a text of this page has the policy of this page, whatever the web server sends.
function newWorker() {
  const script = new Blob([`import ${JSON.stringify(new URL("worker.js", document.baseURI))};`], { type: "text/javascript" });
  const address = URL.createObjectURL(script), started = new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
  started.onmessage = ({ data }) => (data.ready ? begun() : answered(data));
  started.onerror = (event) => { event.preventDefault(); end(new Error(event.message)); };
  started.postMessage({ base: new URL("./", document.baseURI).href });
  return started;
}

function begun() {
  ready = true;
  watch();
}

function answered({ number: one, answer, failed }) {
  if (failed) return end(new Error(failed));
  clearTimeout(waiting.get(one).timer);
  waiting.get(one).resolve(JSON.parse(answer));
  waiting.delete(one);
  return watch();
}

// Measure the time of the question that Python answers now: the oldest.
function watch() {
  const [first] = waiting.values();
  if (!ready || !first || first.timer || first.path === WARM) return;
  first.timer = setTimeout(() => { first.resolve(REFUSAL); end(new Error(TOO_LONG)); }, MOST_SECONDS * 1000);
}

// End Python; the next question starts it again.
function end(error = new Error("Drafter has ended.")) {
  worker?.terminate();
  [worker, ready] = [null, false];
  for (const { reject, timer } of waiting.values()) { clearTimeout(timer); reject(error); }
  waiting.clear();
}

startPython();
