// The keys that no button has, on every page: the list of keys, and the way to the search box.
// TABLE: for each screen its keys and what they do; the server puts it in place of the word.
(() => {
  const { title, close, screens } = TABLE;
  const screen = () => {
    const last = location.pathname.split('/').pop();
    const name = last || (new URLSearchParams(location.search).get('counter') === '1' ? 'counter' : 'wizard');
    return screens[name] ?? screens[''];
  };
  const pressed = (event) => {
    const typing = event.composedPath()[0].closest?.('input, textarea, select, [contenteditable="true"]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '?') {
      event.preventDefault();
      showKeys();
    }
    const box = event.key === '/' && document.querySelector('.st-key-search input, [role="search"] input');
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  };

  // The keys of this screen as a dialog of the browser's own: Escape closes it, and so does the same key.
  const showKeys = () => {
    const open = document.querySelector('dialog.keys');
    if (open) {
      open.close();
      return;
    }
    const dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.setAttribute('aria-label', title);
    const list = document.createElement('dl');
    for (const [key, does] of screen()) list.append(worded('dt', key), worded('dd', does));
    const over = worded('button', close);
    over.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    dialog.append(worded('h2', title), list, over);
    document.body.append(dialog);
    dialog.showModal();
  };

  const worded = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  document.addEventListener('keydown', pressed);
})();
