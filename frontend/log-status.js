// What is going on, in words.
export const count = new Intl.NumberFormat('en');

function ago(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  return s < 86400 ? `${Math.floor(s / 3600)} h ago` : `${Math.floor(s / 86400)} d ago`;
}

/** `quiet`: milliseconds since the last row, null when there was none; `rate`: rows a second lately. */
export function statusText({ away, follows, live, unseen, rate, quiet }) {
  if (away) return 'Connection lost, trying again';
  if (!follows) return 'Not live: this time is over';
  if (!live) return unseen ? `Paused · ${count.format(unseen)} new` : 'Paused';
  if (rate >= 2) return `Live · ${count.format(rate)} logs/s`;
  if (quiet === null) return 'Listening · no log yet';
  return `${quiet < 5000 ? 'Live' : 'Listening'} · last log ${ago(quiet)}`;
}

/** The line below the rows and the pill above it. */
export class RowStatus {
  unseen = 0; // came while the reader looked elsewhere
  #lastAt = 0; // this clock's time of the newest row
  #recent = []; // [time, rows] of the last seconds
  #announced = 0;

  constructor(line, pill, quiet) {
    this.line = line;
    this.pill = pill;
    this.quiet = quiet;
  }

  /** `age`: milliseconds since the newest row, null when there is none. */
  reset(age) {
    this.#recent = [];
    this.unseen = this.#announced = 0;
    this.#lastAt = age === null ? 0 : Date.now() - age;
  }

  arrived(rows, seen) {
    if (rows) this.#lastAt = Date.now();
    this.#recent.push([Date.now(), rows]);
    if (!seen) this.unseen += rows;
  }

  caughtUp() {
    this.unseen = this.#announced = 0;
  }

  /** `short` tells that newer rows than the last one are not loaded. */
  show({ live, follows, short, rows }) {
    const now = Date.now();
    this.#recent = this.#recent.filter(([at]) => now - at < 4000);
    const rate = Math.round(this.#recent.reduce((sum, [, arrived]) => sum + arrived, 0) / 4);
    const away = /reconnecting|lost/.test(window.Vaadin?.connectionState?.state);
    const quiet = this.#lastAt ? now - this.#lastAt : null;
    const text = statusText({ away, follows, live, unseen: this.unseen, rate, quiet });
    const state = this.line.querySelector('.state');
    if (state.textContent !== text) state.textContent = text;
    this.line.dataset.state = away ? 'away' : live && follows ? 'live' : 'paused';
    this.line.querySelector('.count').textContent = `${count.format(rows)} ${rows === 1 ? 'row' : 'rows'}`;
    this.pill.hidden = live || (!follows && !short);
    this.pill.textContent = short ? 'Back to the newest'
      : this.unseen ? `${count.format(this.unseen)} new · resume` : 'Resume';
    this.#announce(now, live);
  }

  /** Tells a screen reader how many rows came, at most every ten seconds, never each one. */
  #announce(now, live) {
    if (live || !this.unseen || now - this.#announced < 10000) return;
    this.#announced = now;
    this.quiet.textContent = `${this.unseen} new rows. Press l to resume.`;
  }
}
