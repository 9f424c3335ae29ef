// Python in a worker: loads Pyodide and Drafter from the folder of the page, and answers one question after the other.
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { info } from "pyodide/pyodide-lock.json";

const PLACE = "/drafter";

async function load(base) {
  const archive = fetch(`${base}drafter.zip`).then((reply) => reply.arrayBuffer());
  const python = await loadPyodide({ indexURL: base, createPyodideModule, lockFileContents: { info, packages: {} }, packageBaseUrl: base });
  python.unpackArchive(await archive, "zip", { extractDir: PLACE });
  python.runPython(`import sys; sys.path.insert(0, "${PLACE}")`);
  return python.pyimport("drafter.studio.in_browser").answer;
}

let loaded;
onmessage = async ({ data }) => {
  if (data.base) {
    loaded = load(data.base).then((answer) => { postMessage({ ready: true }); return answer; });
    loaded.catch((error) => postMessage({ failed: `${error}` }));
    return;
  }
  try {
    postMessage({ number: data.number, answer: (await loaded)(data.path, data.body) });
  } catch (error) {
    postMessage({ failed: `${error}` });
  }
};
