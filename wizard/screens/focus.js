// Puts the focus on the page's H1 when the step changes, and tells the browser the language.
export default function (component) {
  const { at, says, lang } = component.data;
  document.documentElement.lang = lang;
  const first = window.wizardAt === undefined;
  const same = window.wizardAt === at;
  window.wizardAt = at;
  if (first || same) return;
  let tries = 12;
  let wait = 12;
  const focusHeading = () => {
    if (window.wizardAt !== at || tries-- <= 0) return;
    const main = document.querySelector('[data-testid="stMain"]');
    const heading = main?.querySelector('h1');
    const old = heading?.closest('[data-stale="true"]') || heading?.textContent.trim() !== says;
    // While the page is being redrawn the H1 may be made anew, and what had the focus is gone.
    if (heading && document.activeElement !== heading && (!old || tries === 0)) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      main.scrollTo(0, 0);
      tries = Math.min(tries, 4);
      document.addEventListener('keydown', () => { tries = 0; }, { once: true, capture: true });
      document.addEventListener('pointerdown', () => { tries = 0; }, { once: true, capture: true });
    }
    wait = Math.min(wait * 2, 200);
    setTimeout(focusHeading, wait);
  };
  // The new question is painted first: to move the focus makes the browser lay the page out.
  requestAnimationFrame(() => setTimeout(focusHeading));
}
