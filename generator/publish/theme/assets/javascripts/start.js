// What the theme's script expects to find, and workers for sites that are opened from a folder.
"use strict";

// The site's root, from where this file stands in it: localStorage is kept apart by it.
window.__md_scope = new URL("../..", document.currentScript.src);
window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
window.__md_get = (key, store = localStorage, scope = window.__md_scope) => {
  try {
    return JSON.parse(store.getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
};
window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    // Storage may be full or switched off: the choice then holds for this page.
  }
};

// Browsers refuse workers on file://. A hidden frame runs the same script; messages go by the same names.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.inside = frame.contentWindow;
      this.ready = new Promise((resolve) => {
        const script = frame.contentDocument.createElement("script");
        script.src = new URL(address, location.href).href;
        script.onload = resolve;
        this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        frame.contentDocument.body.append(script);
      });
    }
    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data })));
    }
    terminate() {}
  };
  window.Worker = window.IFrameWorker;
}
