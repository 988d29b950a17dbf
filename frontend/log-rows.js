// <log-rows>: log rows as a terminal shows them, newest at the bottom, a bounded number of them, only what is visible
// in the DOM. The server feeds it arrays; event text is only ever data (see log-text.js).
import { pattern } from './log-text.js';
import { SOURCE_CHARS, gapElement, rowElement, sourceOf } from './log-row.js';
import { count, statusText } from './log-status.js';
import { details } from './log-details.js';
import { keySheet, listenToKeys } from './log-keys.js';
import style from './log-rows-style.js';

/** Rows kept; beyond it the oldest go. As many again may wait while the page is paused. */
const MAX_ROWS = 5000;
const OVERSCAN = 10;
const TOP = 28;
/** Sorts before every event of its time, so that a cursor with it leaves none of them out. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

const TEMPLATE = document.createElement('template');
// A constant of this file: no event text goes in here.
TEMPLATE.innerHTML = `
  <div class="viewport" tabindex="0" role="grid" aria-label="Log rows, newest last">
    <div class="skeleton" aria-hidden="true"></div>
    <div class="space" role="rowgroup"></div>
  </div>
  <button class="pill" type="button" hidden></button>
  <div class="status">
    <span class="dot"></span><span class="state"></span><span class="count"></span>
    <button class="keys" type="button" aria-label="Keyboard shortcuts">?</button>
  </div>
  <div class="quiet" role="status"></div>`;

class LogRows extends HTMLElement {
  #rows = [];
  #waiting = []; // arrived while paused
  #lost = 0; // dropped from #waiting
  #unseen = 0;
  #ids = new Set();
  #arrivals = []; // batches not yet taken in
  #live = true;
  #started = false; // told of the first rows
  #cut = false; // newest rows were let go while reading far back
  #olderThan = null; // cursor of the next older page; null at the beginning of the log
  #loadingOlder = false;
  #words = null;
  #open = new Map(); // row → height it adds
  #active = null;
  #shown = new Map(); // row → element
  #frame = 0;
  #lastAt = 0; // this clock's time of the newest row
  #recent = []; // [time, rows] of the last seconds
  #announced = 0;
  #lastTop = 0;
  #height = 22;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(TEMPLATE.content.cloneNode(true));
    const find = (selector) => root.querySelector(selector);
    this.viewport = find('.viewport');
    this.space = find('.space');
    this.pill = find('.pill');
    this.status = find('.status');
    this.older = document.createElement('div');
    this.older.className = 'older';
    this.sheet = root.appendChild(keySheet());
    for (let i = 0; i < 40; i++) {
      find('.skeleton').append(document.createElement('i'));
      find('.skeleton').lastChild.style.width = `${35 + ((i * 37) % 50)}%`;
    }
    this.pill.addEventListener('click', () => this.resume());
    find('.keys').addEventListener('click', () => this.sheet.showModal());
    this.viewport.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  connectedCallback() {
    // Here and not in the constructor: an element made by a script must come without attributes.
    this.toggleAttribute('sourceless', !this.sourceChars);
    this.toggleAttribute('loading', !this.#started);
    this.stop = new AbortController();
    const { signal } = this.stop;
    document.addEventListener('visibilitychange', () => this.#takeIn(), { signal });
    this.resize = new ResizeObserver(() => this.#resized());
    this.resize.observe(this.viewport);
    this.ticking = setInterval(() => this.#showStatus(), 1000);
    const move = (by) => this.#move(by);
    listenToKeys({
      j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
      Enter: () => this.#active !== null && this.#toggle(this.#active),
      l: () => this.toggleLive(),
      End: () => this.resume(),
      Home: () => { this.pause(); this.viewport.scrollTop = 0; },
      Escape: () => this.#escape(),
      '/': () => document.querySelector('[data-log-search]')?.focus(),
      '?': () => this.sheet.showModal(),
    }, signal);
  }

  disconnectedCallback() {
    this.stop.abort();
    this.resize.disconnect();
    clearInterval(this.ticking);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /**
   * Starts over with `rows`, oldest first. `older` is the cursor of the page before them (null: none), `words` what
   * to mark, `now` the server's time.
   */
  reset({ rows, older, words, now }) {
    this.#started = true;
    this.removeAttribute('loading');
    this.#rows = rows;
    this.#ids = new Set(rows.map((row) => row.id));
    this.#waiting = [];
    this.#arrivals = [];
    this.#recent = [];
    this.#lost = this.#unseen = this.#announced = 0;
    this.#cut = this.#loadingOlder = false;
    this.#olderThan = older;
    this.#words = pattern(words ?? []);
    this.#open.clear();
    this.#active = null;
    this.#clearShown();
    const newest = rows.at(-1)?.receivedAt;
    this.#lastAt = newest ? Date.now() - Math.max(0, Date.parse(now) - Date.parse(newest)) : 0;
    this.#fitColumns(rows, true);
    this.#setLive(true);
    this.#render();
  }

  /** Takes a live batch {feed, sequence, skipped, rows}, oldest first, and acknowledges it once it is on the screen. */
  append(batch) {
    this.#arrivals.push(batch);
    // Animation frames stop in a hidden tab; the server waits for the acknowledgement all the same.
    if (document.visibilityState === 'hidden') this.#takeIn();
    else this.#schedule();
  }

  /** Puts an older page before the first row; `older` as in reset. */
  prepend({ rows, older }) {
    this.#loadingOlder = false;
    this.#olderThan = older;
    const fresh = rows.filter((row) => !this.#ids.has(row.id));
    fresh.forEach((row) => this.#ids.add(row.id));
    this.#rows = fresh.concat(this.#rows);
    const over = this.#rows.length - MAX_ROWS;
    if (over > 0) {
      this.#forget(this.#rows.splice(MAX_ROWS, over));
      this.#cut = true;
    }
    this.#fitColumns(fresh, false);
    this.viewport.scrollTop += fresh.length * this.#height;
    this.#render();
  }

  /** Ends a wait for an older page that will not come; scrolling on asks for it again. */
  failedOlder() {
    this.#loadingOlder = false;
    this.#render();
  }

  /** Puts the whole of `event` in the place of its cut row. */
  complete(event) {
    const row = this.#rows.find((candidate) => candidate.id === event.id);
    if (!row) return;
    delete row.cut;
    Object.assign(row, event);
    if (this.#shown.has(row)) this.#fill(this.#shown.get(row), row);
    this.#render();
  }

  toggleLive() {
    if (this.#live) this.pause();
    else this.resume();
  }

  pause() {
    this.#setLive(false);
    this.#render();
  }

  /** Shows what arrived meanwhile and follows again. */
  resume() {
    if (this.#cut) {
      this.$server?.reload();
      return;
    }
    if (this.#lost) this.#rows.push({ gap: this.#lost });
    this.#rows.push(...this.#waiting);
    this.#waiting = [];
    this.#lost = this.#unseen = this.#announced = 0;
    this.#setLive(true);
    this.#trim();
    this.#render();
  }

  #setLive(live) {
    if (this.#live !== live) {
      this.#live = live;
      this.dispatchEvent(new CustomEvent('live-changed', { detail: { live } }));
    }
  }

  #takeIn() {
    if (!this.#arrivals.length) return;
    const batches = this.#arrivals;
    this.#arrivals = [];
    const target = this.#live ? this.#rows : this.#waiting;
    let arrived = 0;
    for (const { skipped, rows } of batches) {
      const fresh = rows.filter((row) => !this.#ids.has(row.id));
      fresh.forEach((row) => this.#ids.add(row.id));
      if (skipped) target.push({ gap: skipped });
      target.push(...fresh);
      arrived += fresh.length + (skipped ?? 0);
      this.#fitColumns(fresh, false);
    }
    if (arrived) this.#lastAt = Date.now();
    this.#recent.push([Date.now(), arrived]);
    if (!this.#live) this.#unseen += arrived;
    this.#trim();
    this.$server?.acknowledge(batches.at(-1).feed, batches.at(-1).sequence);
  }

  /** Keeps to the bounds: the oldest rows go, and older pages are asked for from where they went. */
  #trim() {
    const dropped = this.#waiting.splice(0, Math.max(0, this.#waiting.length - MAX_ROWS));
    this.#lost += dropped.reduce((sum, row) => sum + (row.gap ?? 1), 0);
    this.#forget(dropped);
    if (!this.#live) return;
    const gone = this.#rows.splice(0, Math.max(0, this.#rows.length - MAX_ROWS));
    this.#forget(gone);
    // Rows arrive in the order they were stored, not in which they happened: start above the newest that went.
    const last = gone.reduce((max, row) => (row.id ? Math.max(max, Date.parse(row.occurredAt)) : max), -Infinity);
    if (last > -Infinity) this.#olderThan = `${last + 1}000.${NO_ID}`;
  }

  #forget(rows) {
    for (const row of rows) {
      this.#ids.delete(row.id);
      this.#open.delete(row);
      if (this.#active === row) this.#active = null;
    }
  }

  // ---- Where things are

  #opened() {
    return [...this.#open].map(([row, extra]) => [this.#rows.indexOf(row), extra]).sort((a, b) => a[0] - b[0]);
  }

  #topOf(index, opened = this.#opened()) {
    return opened.reduce((top, [at, extra]) => (at < index ? top + extra : top), TOP + index * this.#height);
  }

  #indexAt(y, opened) {
    let before = 0;
    for (const [at, extra] of opened) {
      const start = TOP + at * this.#height + before;
      if (y < start) break;
      if (y < start + this.#height + extra) return at;
      before += extra;
    }
    return Math.floor((y - TOP - before) / this.#height);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.viewport;
    const atEnd = scrollTop + clientHeight >= scrollHeight - 4;
    if (this.#live && !atEnd && scrollTop < this.#lastTop - 1) this.#setLive(false);
    else if (!this.#live && atEnd && scrollTop > this.#lastTop + 1 && !this.#open.size && !this.#cut) this.resume();
    this.#lastTop = scrollTop;
    if (!this.#live && scrollTop < 400 && this.#olderThan && !this.#loadingOlder) {
      this.#loadingOlder = true;
      this.$server?.loadOlder(this.#olderThan);
    }
    this.#schedule();
  }

  #resized() {
    this.toggleAttribute('narrow', this.viewport.clientWidth < 640);
    this.#height = parseFloat(getComputedStyle(this.viewport).lineHeight);
    this.#clearShown();
    this.#render();
  }

  // ---- Drawing

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#takeIn();
      this.#render();
    });
  }

  #render() {
    if (!this.isConnected) return;
    const opened = this.#opened();
    const total = this.#topOf(this.#rows.length, opened) + 6;
    this.space.style.height = `${total}px`;
    if (this.#live) this.viewport.scrollTop = total;
    const { scrollTop, clientHeight } = this.viewport;
    this.#lastTop = scrollTop;
    const first = Math.max(0, this.#indexAt(scrollTop, opened) - OVERSCAN);
    const last = Math.min(this.#rows.length - 1, this.#indexAt(scrollTop + clientHeight, opened) + OVERSCAN);
    this.#draw(first, last, opened);
    if (this.#measure()) this.#render();
    this.#showStatus();
  }

  #draw(first, last, opened) {
    const wanted = new Set(this.#rows.slice(first, last + 1));
    for (const [row, element] of this.#shown) {
      if (!wanted.has(row)) {
        element.remove();
        this.#shown.delete(row);
      }
    }
    let before = this.older;
    if (before.parentNode !== this.space) this.space.prepend(before);
    let index = first;
    for (const row of wanted) {
      let element = this.#shown.get(row);
      if (!element) this.#shown.set(row, (element = this.#build(row)));
      element.style.top = `${this.#topOf(index, opened)}px`;
      element.setAttribute('aria-rowindex', index + 1);
      element.classList.toggle('active', row === this.#active);
      if (before.nextSibling !== element) before.after(element);
      before = element;
      index++;
    }
    this.viewport.setAttribute('aria-rowcount', this.#rows.length);
    const active = this.#shown.get(this.#active);
    if (active) this.viewport.setAttribute('aria-activedescendant', active.id);
    else this.viewport.removeAttribute('aria-activedescendant');
    this.older.textContent = this.#loadingOlder ? 'Loading older rows…'
      : this.#olderThan || !this.#rows.length ? '' : 'Beginning of the log';
  }

  /** Takes the real height of opened rows; true when one differs from what was assumed. */
  #measure() {
    let changed = false;
    for (const [row, extra] of this.#open) {
      const element = this.#shown.get(row);
      const real = element ? element.offsetHeight - this.#height : extra;
      if (real !== extra) {
        this.#open.set(row, real);
        changed = true;
      }
    }
    return changed;
  }

  #clearShown() {
    this.#shown.forEach((element) => element.remove());
    this.#shown.clear();
  }

  #build(row) {
    if (row.gap) return gapElement(row.gap);
    const element = rowElement(row, this.#words);
    element.firstChild.addEventListener('click', () => this.#clicked(row));
    this.#fill(element, row);
    return element;
  }

  /** Makes the source column as wide as it needs to be, and the time column wide enough for a date. */
  #fitColumns(rows, fresh) {
    if (fresh) this.sourceChars = 0;
    for (const row of rows) this.sourceChars = Math.max(this.sourceChars, row.id ? sourceOf(row).length : 0);
    this.style.setProperty('--source', `${Math.min(this.sourceChars, SOURCE_CHARS)}ch`);
    this.toggleAttribute('sourceless', this.sourceChars === 0);
    const first = this.#rows.find((row) => row.id);
    this.toggleAttribute('dated', first !== undefined
      && new Date(first.occurredAt).toDateString() !== new Date().toDateString());
  }

  // ---- Opening and moving

  #clicked(row) {
    if (!getSelection().isCollapsed) return;
    this.viewport.focus({ preventScroll: true });
    this.#active = row;
    this.#toggle(row);
  }

  #toggle(row) {
    if (row.gap) return;
    if (this.#open.has(row)) this.#open.delete(row);
    else this.#open.set(row, 0);
    if (row.cut) this.$server?.loadWhole(row.id);
    const element = this.#shown.get(row);
    if (element) this.#fill(element, row);
    this.#setLive(false);
    this.#render();
    this.#reveal(row);
  }

  #fill(element, row) {
    const open = this.#open.has(row);
    element.classList.toggle('open', open);
    element.setAttribute('aria-expanded', open);
    element.querySelector('.details')?.remove();
    if (!open) return;
    const panel = details(row, this.#words);
    panel.setAttribute('role', 'gridcell');
    element.append(panel);
  }

  #move(by) {
    const at = this.#active ? this.#rows.indexOf(this.#active) + by : this.#rows.length - 1;
    if (at < 0 || at >= this.#rows.length) return this.#rows.length > 0;
    this.#active = this.#rows[at];
    this.#setLive(false);
    this.#reveal(this.#active);
    this.#render();
    return true;
  }

  /** Scrolls as little as needed to show `row`; the head of an opened row comes first. */
  #reveal(row) {
    const index = this.#rows.indexOf(row);
    const top = this.#topOf(index);
    const bottom = top + this.#height + (this.#open.get(row) ?? 0);
    const { scrollTop, clientHeight } = this.viewport;
    if (bottom > scrollTop + clientHeight) this.viewport.scrollTop = Math.min(top - 8, bottom - clientHeight + 8);
    if (top < this.viewport.scrollTop) this.viewport.scrollTop = index === 0 ? 0 : top - 8;
    this.#schedule();
  }

  #escape() {
    const closing = this.#open.has(this.#active) ? [this.#active] : [...this.#open.keys()];
    if (!closing.length && !this.#active) return false;
    if (!closing.length) this.#active = null;
    for (const row of closing) {
      this.#open.delete(row);
      if (this.#shown.has(row)) this.#fill(this.#shown.get(row), row);
    }
    this.#render();
    return true;
  }

  // ---- What is going on, in words

  #showStatus() {
    const now = Date.now();
    this.#recent = this.#recent.filter(([at]) => now - at < 4000);
    const rate = Math.round(this.#recent.reduce((sum, [, rows]) => sum + rows, 0) / 4);
    const away = /reconnecting|lost/.test(window.Vaadin?.connectionState?.state);
    const quiet = this.#lastAt ? now - this.#lastAt : null;
    const text = statusText({ away, live: this.#live, unseen: this.#unseen, rate, quiet });
    const state = this.status.querySelector('.state');
    if (state.textContent !== text) state.textContent = text;
    this.status.dataset.state = away ? 'away' : this.#live ? 'live' : 'paused';
    this.status.querySelector('.count').textContent = `${count.format(this.#rows.length)} rows`;
    this.pill.hidden = this.#live;
    this.pill.textContent = this.#cut ? 'Back to the newest'
      : this.#unseen ? `${count.format(this.#unseen)} new · resume` : 'Resume';
    this.#announce(now);
  }

  /** Tells a screen reader how many rows came, at most every ten seconds, never each one. */
  #announce(now) {
    if (this.#live || !this.#unseen || now - this.#announced < 10000) return;
    this.#announced = now;
    this.shadowRoot.querySelector('.quiet').textContent = `${this.#unseen} new rows. Press l to resume.`;
  }
}

customElements.define('log-rows', LogRows);
