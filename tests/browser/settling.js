// Notes on the window when a person last did something, when the page last asked the server
// for a run of the script, and when the server last said that such a run is over.
(() => {
  const RERUN_TAG = 0x5a; // BackMsg.rerun_script: field 11, length-delimited
  const FINISHED_TAG = 0x30; // ForwardMsg.script_finished: field 6, varint
  const EARLY_FOR_RERUN = 2; // the script starts over at once, so this end is none
  const seen = { acted: 0, asked: 0, finished: 0, changed: 0 };

  const varint = (bytes, at) => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return [value, at];
    }
  };
  const finish = (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      const tag = bytes[at];
      let value;
      [, at] = varint(bytes, at);
      [value, at] = varint(bytes, at);
      if (tag === FINISHED_TAG) return value;
      if ((tag & 7) === 2) at += value;
    }
    return null;
  };

  window.WebSocket = class extends window.WebSocket {
    constructor(...rest) {
      super(...rest);
      this.addEventListener('message', ({ data }) => {
        if (!(data instanceof ArrayBuffer)) return;
        const status = finish(new Uint8Array(data));
        if (status !== null && status !== EARLY_FOR_RERUN) seen.finished = performance.now();
      });
    }
    send(data) {
      if (new Uint8Array(data.buffer ?? data)[data.byteOffset ?? 0] === RERUN_TAG) {
        seen.asked = performance.now();
      }
      super.send(data);
    }
  };
  for (const kind of ['click', 'keydown', 'change', 'input', 'popstate']) {
    window.addEventListener(kind, () => { seen.acted = performance.now(); }, true);
  }
  new MutationObserver(() => { seen.changed = performance.now(); }).observe(
    document, { subtree: true, childList: true, attributes: true, characterData: true });

  window.pageHasSettled = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const now = performance.now();
    return app?.dataset.testConnectionState === 'CONNECTED'
      && app.dataset.testScriptState === 'notRunning'
      && document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]') === null
      && seen.finished > seen.asked
      && (seen.asked > seen.acted || now - seen.acted > 150) // some acts ask for nothing
      && now - Math.max(seen.finished, seen.changed) > 50; // drawn, not only received
  };
})();
