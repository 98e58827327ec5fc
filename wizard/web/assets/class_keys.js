// The trainer's keys. A clicker sends PageDown and PageUp; a page that is longer than the wall scrolls first.
(() => {
  const root = document.documentElement, black = document.getElementById("black");
  const code = () => { if (document.querySelector("[data-over]")) return; const box = document.getElementById("code"); if (box) box.open ? box.close() : box.showModal(); };
  const keys = () => { const box = document.getElementById("keys"); if (box) box.open ? box.close() : box.showModal(); };
  const dark = () => { root.classList.toggle("dark"); try { sessionStorage.dark = root.classList.contains("dark"); } catch {} };
  const full = () => { document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {}); };
  const night = () => { if (black) black.hidden = !black.hidden; };
  const press = (key) => document.querySelector(`#live [data-keys="${key}"]`)?.click();
  const page = (way) => {
    const before = scrollY;
    scrollBy({ top: way * innerHeight * 0.8, behavior: "instant" });
    return scrollY !== before;
  };
  const does = {
    ArrowRight: () => press("next"), ArrowLeft: () => press("back"),
    PageDown: () => page(1) || press("next"), PageUp: () => page(-1) || press("back"),
    " ": () => page(1) || press("next"),
    b: night, ".": night, f: full, d: dark, j: code, "?": keys,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === " " && event.target.closest("button, summary, a")) return;
    const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (black && !black.hidden) { event.preventDefault(); night(); return; }
    if (act) { event.preventDefault(); act(); } else if (/^[0-9a-z]$/i.test(event.key)) press(event.key.toLowerCase());
  });
  const tools = { black: night, full, dark, code, keys };
  document.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]")?.dataset.tool;
    if (tool) tools[tool](); else if (event.target === black) night();
  });
  try { if (sessionStorage.dark === "true") root.classList.add("dark"); } catch {}
})();
