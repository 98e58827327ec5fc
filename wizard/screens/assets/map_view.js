// Puts a drawing into the page: parsed as an image, so that nothing but SVG can come of it.
export default function (component) {
  const { parentElement, data } = component;
  const parsed = new DOMParser().parseFromString(data.svg, 'image/svg+xml');
  const svg = parsed.documentElement;
  if (svg.nodeName !== 'svg') return;
  svg.querySelectorAll('script, foreignObject').forEach((element) => element.remove());
  // The page may be dark where the system is light, as in a dark room.
  svg.style.cssText = 'max-width: 100%; height: auto; min-width: 45rem; display: block; color-scheme: inherit;';
  const box = document.createElement('div');
  box.style.cssText = 'overflow-x: auto; color-scheme: inherit;';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Map');
  box.append(document.importNode(svg, true));
  parentElement.replaceChildren(box);
}
