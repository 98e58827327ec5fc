// Puts the focus on the page's H1 when the step changes, and tells the browser the language.
export default function (component) {
  const { at, lang } = component.data;
  document.documentElement.lang = lang;
  const first = window.wizardAt === undefined;
  const same = window.wizardAt === at;
  window.wizardAt = at;
  if (first || same) return;
  let tries = 40;
  const focusHeading = () => {
    const heading = document.querySelector('[data-testid="stMain"] h1');
    const settled = !document.querySelector('[data-testid="stMain"] [data-stale="true"] h1');
    if (heading && settled) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
    } else if (tries-- > 0) {
      setTimeout(focusHeading, 25);
    }
  };
  requestAnimationFrame(focusHeading);
}
