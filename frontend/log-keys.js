// Single-key shortcuts of the live page. One place, so that none of them ever fires while somebody types.

const SHEET = [
  ['j / k, ↓ / ↑', 'next, previous row'],
  ['Enter', 'open or close the row'],
  ['l', 'live, pause'],
  ['End / Home', 'newest row, oldest loaded row'],
  ['/', 'search'],
  ['Escape', 'close the row, then clear the selection'],
  ['?', 'this list'],
];

function editable(target) {
  return target instanceof Element && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Whether `target` has its own use for Enter and the arrows. */
function control(target) {
  return target instanceof Element
    && target.closest('button, a, summary, [role=button], [role=menuitem], vaadin-button, vaadin-select') !== null;
}

/**
 * Sends the keys pressed on the page to `rows` until the signal aborts. `actions` maps a key to what it does; the
 * action returns false when it had nothing to do, so that the browser's own meaning stays.
 */
export function listenToKeys(actions, signal) {
  document.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0];
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (editable(target) || document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return;
    if (control(target) && /^(Enter|Arrow|Home|End)/.test(event.key)) return;
    const action = actions[event.key];
    if (action && action() !== false) event.preventDefault();
  }, { signal });
}

/** Builds the sheet that lists the keys. */
export function keySheet() {
  const sheet = document.createElement('dialog');
  sheet.className = 'sheet';
  sheet.setAttribute('aria-label', 'Keyboard shortcuts');
  const list = sheet.appendChild(document.createElement('dl'));
  for (const [keys, meaning] of SHEET) {
    const key = list.appendChild(document.createElement('dt'));
    const kbd = key.appendChild(document.createElement('kbd'));
    kbd.textContent = keys;
    list.appendChild(document.createElement('dd')).textContent = meaning;
  }
  const close = sheet.appendChild(document.createElement('button'));
  close.textContent = 'Close';
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (click) => click.target === sheet && sheet.close());
  return sheet;
}
