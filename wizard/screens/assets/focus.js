// Puts the focus on the page's H1 whenever a new one comes.
(() => {
  let at;
  let heading;
  const look = () => {
    const found = document.querySelector('h1[data-at]');
    if (!found || found === heading) return;
    const first = at === undefined;
    const same = at === found.dataset.at;
    heading = found;
    at = found.dataset.at;
    // The same step may be drawn anew, and what had the focus is gone with the old H1.
    if (first || (same && document.activeElement !== document.body)) return;
    // The new question is painted first: to move the focus makes the browser lay the page out.
    requestAnimationFrame(() => setTimeout(() => {
      if (found !== heading) return;
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
      found.closest('[data-testid="stMain"]')?.scrollTo(0, 0);
    }));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
})();
