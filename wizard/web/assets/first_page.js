// The page that the server wrote: links walk on without waiting, until Streamlit's page takes over.
(() => {
  const first = document.getElementById('first');
  const ahead = document.getElementById('ahead');
  const root = document.getElementById.bind(document, 'root');
  const here = () => location.pathname + location.search;
  const PATIENCE = 2000;
  let taken = false;

  // Streamlit's page is whole when it shows a heading of ours, and nothing in it waits or is old.
  const shown = () => root()?.querySelector('h1[data-at]')?.dataset.at;
  const busy = () => root().querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]');
  const whole = () => Boolean(shown()) && !busy();

  const put = (nodes, title, at) => {
    first.replaceChildren(...nodes);
    first.dataset.at = at;
    document.title = title;
    scrollTo(0, 0);
  };
  const kept = (address) => [...ahead.children].find((page) => page.dataset.address === address);

  // A page that was sent along is there at once; the one behind it brings what comes next.
  const show = async (address) => {
    const page = kept(address);
    if (page) put(page.content.cloneNode(true).childNodes, page.dataset.title, page.dataset.at);
    try {
      const answer = await fetch(address);
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const written = next.getElementById('first');
      if (taken || here() !== address) return;
      if (!answer.ok || !written) throw new Error('not a page of ours');
      ahead.replaceChildren(...next.getElementById('ahead').childNodes);
      if (!page) put(written.childNodes, next.title, written.dataset.at);
    } catch {
      if (!page && here() === address) location.reload();
    }
  };

  const takeOver = () => {
    taken = true;
    first.remove();
    ahead.remove();
    root().hidden = false;
    scrollTo(0, 0);
  };
  // Streamlit reads the address at this event, as it does for Back.
  const follow = () => {
    const before = shown();
    const patient = Date.now() + PATIENCE;
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    const look = () => {
      if (whole() && (shown() !== before || Date.now() > patient)) takeOver();
      else requestAnimationFrame(look);
    };
    look();
  };
  const go = (address) => {
    history.pushState(null, '', address);
    if (whole()) follow();
    else show(address);
  };

  // Streamlit's scripts come after the first stroke: out of a browser's cache they would be sooner.
  requestAnimationFrame(() => setTimeout(() => {
    document.body.append(document.getElementById('later').content.cloneNode(true));
  }));

  addEventListener('popstate', (event) => { if (!taken && event.isTrusted) show(here()); });
  addEventListener('click', (event) => {
    const link = taken ? null : event.target.closest('#first a[href^="./"]');
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if ('plain' in link.dataset) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  addEventListener('keydown', (event) => {
    if (taken || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.('input, textarea, select')) return;
    first.querySelector(`a[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
})();
