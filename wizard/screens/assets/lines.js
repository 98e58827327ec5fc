// Numbers the lines of the text box, marks those with a problem, and leads from a problem to its line.
// The numbers are a background picture that scrolls with the text, so nothing is put into Streamlit's own tree.
const GAP = 52;

export default function (component) {
  const { data } = component;
  let box;
  let leave = () => {};
  // The box may come after this, and another file brings another box.
  const look = () => {
    const found = document.querySelector('.st-key-file-text textarea');
    if (!found || found === box) return;
    leave();
    box = found;
    leave = attend(box, data);
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true });
  look();
  return () => {
    watch.disconnect();
    leave();
  };
}

function attend(box, data) {
  box.spellcheck = true;
  box.style.paddingLeft = `${GAP}px`;
  box.style.backgroundAttachment = 'local';
  box.style.backgroundRepeat = 'no-repeat';
  let due;
  const draw = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => number(box, data.marks));
  };
  const lead = (event) => {
    const link = event.composedPath()[0].closest?.('a[data-line]');
    if (!link) return;
    event.preventDefault();
    show(box, Number(link.dataset.line));
  };
  const wide = new ResizeObserver(draw);
  wide.observe(box);
  box.addEventListener('input', draw);
  document.addEventListener('click', lead);
  draw();
  if (data.line && window.wizardLine !== data.at) {
    window.wizardLine = data.at;
    show(box, data.line);
  }
  return () => {
    cancelAnimationFrame(due);
    wide.disconnect();
    box.removeEventListener('input', draw);
    document.removeEventListener('click', lead);
  };
}

// Where each line starts: a copy of the box that is laid out in the same width.
function tops(box) {
  const style = getComputedStyle(box);
  const copy = document.createElement('div');
  copy.setAttribute('aria-hidden', 'true');
  const width = box.clientWidth - GAP - parseFloat(style.paddingRight);
  copy.style.cssText = `position: absolute; visibility: hidden; left: -9999px; top: 0; width: ${width}px; font: ${style.font}; `
    + `line-height: ${style.lineHeight}; letter-spacing: ${style.letterSpacing}; tab-size: ${style.tabSize}; white-space: pre-wrap; overflow-wrap: break-word;`;
  for (const line of box.value.split('\n')) {
    const row = document.createElement('div');
    row.textContent = line || '\u200b';
    copy.append(row);
  }
  document.body.append(copy);
  const found = [...copy.children].map((row) => row.offsetTop);
  found.push(copy.offsetHeight);
  copy.remove();
  return found;
}

function number(box, marks) {
  const style = getComputedStyle(box);
  const high = parseFloat(style.lineHeight);
  const from = parseFloat(style.paddingTop);
  const dark = parseInt(style.color.match(/\d+/)[0], 10) > 128;
  const colors = dark ? { error: '#ff9d94', flaw: '#e0b341', warning: '#8ab8ff', none: '#93a0b3' }
    : { error: '#b3261e', flaw: '#8a5a00', warning: '#1a56a8', none: '#5d6878' };
  const signs = { error: '✕', flaw: '!', warning: '?' };
  const at = tops(box);
  const rows = at.slice(0, -1).map((top, index) => {
    const level = marks[index + 1];
    const y = from + top + high * 0.72;
    const bold = level ? ' font-weight="700"' : '';
    const sign = level ? `<text x="3" y="${y}" fill="${colors[level]}" font-weight="700">${signs[level]}</text>` : '';
    return `${sign}<text x="42" y="${y}" text-anchor="end" fill="${colors[level ?? 'none']}"${bold}>${index + 1}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${GAP}" height="${at.at(-1) + from}" font-family="monospace" font-size="13">${rows.join('')}</svg>`;
  box.style.backgroundImage = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

function show(box, line) {
  const lines = box.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  box.focus();
  box.setSelectionRange(from, from + (lines[line - 1] ?? '').length);
  box.scrollTop = Math.max(0, (tops(box)[line - 1] ?? 0) - box.clientHeight / 3);
}
