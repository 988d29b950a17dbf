// How times and rows are shown: two buttons that go through their choices, remembered by the browser.
import { setTimeMode, timeMode } from './time-zone.js';

const TIMES = { local: 'Local time', utc: 'UTC', relative: 'Relative' };
const DENSITIES = { normal: 'Normal', dense: 'Dense', wrapped: 'Wrapped' };
const DENSITY_KEY = 'log-density';

function next(names, current) {
  const all = Object.keys(names);
  return all[(all.indexOf(current) + 1) % all.length];
}

export class RowModes {
  time = timeMode();
  density = 'normal';
  #buttons;

  /** `buttons` by kind; `changed` takes the kind that is other than before. */
  constructor(buttons, changed) {
    this.#buttons = buttons;
    this.changed = changed;
    try {
      const kept = localStorage.getItem(DENSITY_KEY);
      if (kept in DENSITIES) this.density = kept;
    } catch { /* a browser may refuse storage */ }
    this.#show();
    buttons.time.addEventListener('click', () => setTimeMode(next(TIMES, this.time)));
    buttons.density.addEventListener('click', () => {
      this.density = next(DENSITIES, this.density);
      try {
        localStorage.setItem(DENSITY_KEY, this.density);
      } catch { /* kept as long as the page */ }
      this.#show();
      changed('density');
    });
  }

  /** The time mode may also be changed elsewhere on the page. */
  listen(signal) {
    addEventListener('log-time', () => {
      this.time = timeMode();
      this.#show();
      this.changed('time');
    }, { signal });
  }

  #show() {
    this.#label(this.#buttons.time, 'Times', TIMES, this.time);
    this.#label(this.#buttons.density, 'Rows', DENSITIES, this.density);
  }

  #label(button, what, names, current) {
    button.textContent = names[current];
    button.setAttribute('aria-label', `${what}: ${names[current]}. Change`);
    button.title = `${what}: ${Object.values(names).join(', ')}`;
  }
}
