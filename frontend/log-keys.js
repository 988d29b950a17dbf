// Single-key shortcuts of the explorer. One place, so that none of them ever fires while somebody types.

const ROWS = [['Rows', [
  ['j k ↓ ↑', 'next, previous row'],
  ['Enter', 'open or close the row'],
  ['l', 'live, pause'],
  ['End Home', 'newest row, oldest loaded row'],
  ['/', 'search'],
  ['Esc', 'close the row, then clear the selection'],
  ['?', 'this list'],
]]];

function editable(target) {
  return target instanceof Element && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Whether `target` has its own use for Enter and the arrows. */
function control(target) {
  return target instanceof Element
    && target.closest('button, a, summary, [role=button], [role=menuitem], vaadin-button, vaadin-select') !== null;
}

/** Whether something lies over the page that keys belong to. */
function modalOpen() {
  return document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-popover[opened]') !== null
    || [...document.querySelectorAll('page-keys, command-palette, log-rows')]
      .some((host) => host.shadowRoot?.querySelector('dialog[open]'));
}

/**
 * Sends the keys pressed on the page to `rows` until the signal aborts. `actions` maps a key to what it does; the
 * action returns false when it had nothing to do, so that the browser's own meaning stays.
 */
export function listenToKeys(actions, signal) {
  document.addEventListener('keydown', (event) => {
    const target = event.composedPath()[0];
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (editable(target) || modalOpen()) return;
    if (control(target) && /^(Enter|Arrow|Home|End)/.test(event.key)) return;
    const action = actions[event.key];
    if (action && action() !== false) event.preventDefault();
  }, { signal });
}

/** A dialog that lists keys: [title, [keys, meaning][]][]. */
export function sheetOf(sections) {
  const sheet = document.createElement('dialog');
  sheet.className = 'sheet';
  sheet.setAttribute('aria-label', 'Keyboard shortcuts');
  const columns = sheet.appendChild(document.createElement('div'));
  columns.className = 'sections';
  for (const [title, keys] of sections) {
    const section = columns.appendChild(document.createElement('section'));
    if (sections.length > 1) section.appendChild(document.createElement('h2')).textContent = title;
    const list = section.appendChild(document.createElement('dl'));
    for (const [names, meaning] of keys) {
      const key = list.appendChild(document.createElement('dt'));
      key.append(...names.split(' ').flatMap((name) => {
        const kbd = document.createElement(name === 'and' ? 'span' : 'kbd');
        kbd.textContent = name;
        return [kbd, ' '];
      }));
      list.appendChild(document.createElement('dd')).textContent = meaning;
    }
  }
  const close = sheet.appendChild(document.createElement('button'));
  close.textContent = 'Close';
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (click) => click.target === sheet && sheet.close());
  return sheet;
}

/** The sheet of the rows' own keys. */
export function keySheet() {
  return sheetOf(ROWS);
}
