// What a server cannot do for a person: print, copy, save a file, start an e-mail. Each by a key too.
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const items = JSON.stringify(data.items);
  let row = parentElement.querySelector('.hands');
  // A run that changes nothing leaves the row as it is, with the focus and what it said.
  if (row?.dataset.items !== items) {
    row?.remove();
    row = rowOf(data.items, () => data.counted && setTriggerValue('used', true));
    row.dataset.items = items;
    parentElement.append(row);
  }
  const pressed = (event) => {
    const typing = event.composedPath()[0].closest?.('input, textarea, [contenteditable="true"]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = CSS.escape(event.key.toLowerCase());
    row.querySelector(`[aria-keyshortcuts="${key}"]`)?.click();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

function rowOf(items, used) {
  const row = document.createElement('div');
  row.className = 'hands';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  for (const item of items) {
    const control = document.createElement('button');
    control.type = 'button';
    control.textContent = item.label;
    control.addEventListener('click', () => { act(item, said); used(); });
    if (item.key) {
      const hint = document.createElement('kbd');
      hint.textContent = item.key.toUpperCase();
      control.append(hint);
      control.setAttribute('aria-keyshortcuts', item.key);
    }
    row.append(control);
  }
  row.append(said);
  return row;
}

function act(item, said) {
  if (item.does === 'print') window.print();
  if (item.does === 'copy') copy(item.text).then((done) => { said.textContent = done ? item.done : item.failed; });
  if (item.does === 'save') follow(blobOf(item), item.file);
  if (item.does === 'open') window.open(blobOf(item), '_blank');
  if (item.does === 'mail') follow(item.text);
}

function blobOf(item) {
  return URL.createObjectURL(new Blob([item.text], { type: item.type }));
}

function follow(address, file) {
  const link = document.createElement('a');
  link.href = address;
  if (file) link.download = file;
  link.click();
}

// Browsers lend the clipboard only to secure addresses; the old way still works on the others.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.style.cssText = 'position: fixed; opacity: 0;';
    document.body.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    return done;
  }
}
