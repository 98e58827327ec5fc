// A page of a live class: it shows what the server says, and keeps what was picked until that is heard.
(() => {
  const live = document.getElementById("live");
  const line = document.getElementById("line");
  const said = document.getElementById("said");
  const away = () => { line.hidden = false; };
  const QUIET = 25000; // the server says something every ten seconds
  let source, timer, heard = Date.now(), over = false, waiting = null;

  const say = () => {
    const words = live.querySelector("[data-say]")?.textContent ?? "";
    if (said.textContent !== words) said.textContent = words;
  };
  const show = ({ key, html }) => {
    if (live.dataset.key === key) return;
    const at = document.activeElement, held = live.contains(at) && at.value;
    const title = live.querySelector("h1")?.textContent;
    const unfolded = new Set([...live.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
    live.dataset.key = key;
    live.innerHTML = html;
    for (const one of live.querySelectorAll("summary")) if (unfolded.has(one.textContent)) one.parentElement.open = true;
    const h1 = live.querySelector("h1");
    const same = held && [...live.querySelectorAll("button")].find((one) => one.value === held);
    if (same && h1?.textContent === title) same.focus();
    else if (h1 && h1.textContent !== title) { h1.tabIndex = -1; h1.focus({ preventScroll: true }); scrollTo(0, 0); }
    say();
    document.dispatchEvent(new Event("shown"));
  };
  const connected = () => {
    heard = Date.now();
    if (!waiting) line.hidden = true; else send();
  };
  const connect = () => {
    clearTimeout(timer);
    source?.close();
    if (over) return;
    heard = Date.now();
    source = new EventSource(document.body.dataset.events + location.search);
    source.addEventListener("page", (event) => { show(JSON.parse(event.data)); connected(); });
    source.addEventListener("beat", connected);
    source.addEventListener("over", () => { over = true; waiting = null; line.hidden = true; source.close(); });
    source.addEventListener("error", () => {
      if (over) return;
      away();
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, 1000 + 2000 * Math.random());
    });
  };
  let sending = false;
  const send = async () => {
    if (sending || !waiting) return;
    const sent = waiting;
    sending = true;
    try {
      const answer = await fetch(sent.to, { method: "POST", body: sent.body, headers: { "x-live": "1" } });
      if (answer.status >= 500 || answer.status === 429) throw new Error();
      if (waiting === sent) waiting = null;
      if (!waiting) line.hidden = true;
      const page = await answer.json();
      // The address keeps which case of a round is on the screen, so that a reload shows the same.
      if (page.at?.startsWith("/join/")) history.replaceState(null, "", page.at);
      show(page);
    } catch {
      away();
      setTimeout(send, 1500);
    } finally {
      sending = false;
      if (waiting && waiting !== sent) send();
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target, button = event.submitter;
    if (!form.matches("[data-live]")) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    for (const one of form.querySelectorAll("[aria-pressed]")) one.setAttribute("aria-pressed", one === button);
    waiting = { to: form.action, body };
    send();
  });
  addEventListener("offline", away);
  addEventListener("online", connect);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && source.readyState !== EventSource.OPEN) connect(); });
  setInterval(() => { if (!over && Date.now() - heard > QUIET) { away(); connect(); } }, 5000);
  say();
  connect();
})();
