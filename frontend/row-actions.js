// What can be done with a row without opening it; appears at its right end.
import { copy } from './log-text.js';

const ICONS = {
  copy: '<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>',
  link: '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1-1"/>',
  context: '<path d="M4 6h16M4 18h16M4 12h16" stroke-dasharray="3 2.500"/><path d="M4 12h16"/>',
  drawer: '<path d="M4 5h16v14H4zM14 5v14"/>',
};
const LABELS = {
  copy: 'Copy the line', link: 'Copy a link  (y)', context: 'Lines around it  (c)', drawer: 'Open beside  (o)',
};

/** The text of a row as a line: time, level, source, message. */
export function lineOf(row) {
  return [row.occurredAt, row.level.toUpperCase(), row.service ?? row.logger, row.message].filter(Boolean).join(' ');
}

/** The bar; `current` gives the row it stands at, `act` takes what is asked for and the row. */
export function rowActions(current, act) {
  const bar = document.createElement('div');
  bar.className = 'actions';
  bar.setAttribute('role', 'gridcell');
  for (const kind of Object.keys(ICONS)) {
    const button = bar.appendChild(document.createElement('button'));
    button.type = 'button';
    button.tabIndex = -1;
    button.title = LABELS[kind];
    button.setAttribute('aria-label', LABELS[kind]);
    button.dataset.kind = kind;
    // A constant of this file.
    button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[kind]}</svg>`;
    button.addEventListener('click', async (event) => {
      event.stopPropagation();
      const row = current();
      if (!row) return;
      if (kind === 'copy') await copy(lineOf(row));
      else act(kind, row);
      if (kind === 'copy' || kind === 'link') {
        button.classList.add('done');
        setTimeout(() => button.classList.remove('done'), 1200);
      }
    });
  }
  return bar;
}
