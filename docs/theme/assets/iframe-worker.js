"use strict";

// Browsers start no worker from the file system. There, a hidden frame does its work, so that search needs no server.
if (location.protocol === "file:") {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.inner = frame.contentWindow;
      this.listen = ({ source, data }) => { if (source === this.inner) this.dispatchEvent(new MessageEvent("message", { data })); };
      addEventListener("message", this.listen);
      this.inner.document.write(`<script>postMessage = (data) => parent.dispatchEvent(new MessageEvent("message", { data, source: window }));</script><script src="${url}"></script>`);
      this.ready = new Promise((loaded) => { frame.addEventListener("load", loaded); });
      this.inner.document.close();
    }
    postMessage(data) { this.ready.then(() => this.inner.dispatchEvent(new MessageEvent("message", { data }))); }
    terminate() { removeEventListener("message", this.listen); this.inner.frameElement.remove(); }
  }
  window.IFrameWorker = window.Worker = IFrameWorker;
}
