// The keys of the projector that no button has: black screen, full screen, dark room, reading on.
export default function () {
  const main = () => document.querySelector('[data-testid="stMain"]');
  const press = (key) => document.querySelector(`.st-key-stage-foot [class*="st-key-stage-${key}"] button`);
  // Whether some of the picture is below the foot; the margin under it is no part of it.
  const more = () => {
    const rows = document.querySelector('.st-key-stage')?.children ?? [];
    const foot = document.querySelector('.st-key-stage-foot');
    return rows.length > 1 && rows[rows.length - 2].getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 4;
  };
  const scroll = (way) => {
    const page = main();
    if (way > 0 && !more()) return false;
    const before = page.scrollTop;
    page.scrollBy({ top: way * page.clientHeight * 0.8, behavior: 'instant' });
    return page.scrollTop !== before;
  };
  const black = () => {
    const there = document.querySelector('.black-screen');
    if (there) return there.remove();
    const over = document.createElement('div');
    over.className = 'black-screen';
    over.addEventListener('click', () => over.remove());
    document.body.append(over);
  };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const does = {
    b: black,
    '.': black,
    f: full,
    d: () => document.querySelector('a.dark-room')?.click(),
    ' ': () => scroll(1) || press('on')?.click(),
    PageDown: () => scroll(1) || press('on')?.click(),
    PageUp: () => scroll(-1) || press('back')?.click(),
  };
  const pressed = (event) => {
    const at = event.composedPath()[0];
    if (at.closest?.('input, textarea, select, [role="listbox"], dialog')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('.black-screen')) {
      // The first key brings the picture back and does nothing else.
      event.preventDefault();
      event.stopPropagation();
      black();
      return;
    }
    // Space presses what has the focus, as everywhere.
    if (event.key === ' ' && at.closest?.('button, a, summary')) return;
    const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const tell = () => {
    const hint = document.querySelector('.stage-more');
    const left = more();
    if (hint && hint.hidden === left) hint.hidden = !left;
  };
  document.addEventListener('keydown', pressed, true);
  const looking = setInterval(tell, 400);
  return () => {
    document.removeEventListener('keydown', pressed, true);
    clearInterval(looking);
    document.querySelector('.black-screen')?.remove();
  };
}
