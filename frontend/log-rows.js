// <log-rows>: log rows as a terminal shows them, newest at the bottom, a bounded number of them, only what is visible
// in the DOM. The server feeds it arrays; event text is only ever data (see log-text.js).
import { pattern } from './log-text.js';
import { SOURCE_CHARS, fillTime, gapElement, rowElement, sourceOf } from './log-row.js';
import { RowStatus } from './log-status.js';
import { details } from './log-details.js';
import { keySheet, listenToKeys } from './log-keys.js';
import { RowStore } from './row-store.js';
import { RowView } from './row-view.js';
import { RowModes } from './row-modes.js';
import { ColumnHead } from './row-columns.js';
import { rowActions } from './row-actions.js';
import style from './log-rows-style.js';
import eventStyle from './event-style.js';
import rowStyle from './row-style.js';
import sheetStyle from './sheet-style.js';

/** How near to an end of what is loaded more is asked for, in pixels. */
const NEAR = 600;

const TEMPLATE = document.createElement('template');
// A constant of this file: no event text goes in here.
TEMPLATE.innerHTML = `
  <div class="columns" hidden></div>
  <div class="viewport" tabindex="0" role="treegrid" aria-label="Log rows, newest last">
    <div class="skeleton" aria-hidden="true"></div>
    <div class="space" role="rowgroup"></div>
  </div>
  <button class="pill" type="button" hidden></button>
  <div class="status">
    <span class="dot"></span><span class="state"></span><span class="count"></span>
    <button class="time-mode" type="button"></button><button class="density" type="button"></button>
    <button class="keys" type="button" aria-label="Keyboard shortcuts">?</button>
  </div>
  <div class="quiet" role="status"></div>`;

class LogRows extends HTMLElement {
  #store = new RowStore();
  #arrivals = []; // batches not yet taken in
  #live = true; // new rows are shown as they come
  #follows = true; // new rows come at all
  #started = false; // told of the first rows
  #asking = null; // 'older' or 'newer': a page on its way
  #words = null;
  #open = new Set();
  #active = null;
  #frame = 0;
  #atEnd = true; // the last row is in view
  #lastTop = 0;
  #telling = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style, eventStyle, rowStyle, sheetStyle];
    root.append(TEMPLATE.content.cloneNode(true));
    const find = (selector) => root.querySelector(selector);
    this.viewport = find('.viewport');
    this.pill = find('.pill');
    this.status = new RowStatus(find('.status'), this.pill, find('.quiet'));
    this.view = new RowView({
      viewport: this.viewport, space: find('.space'), build: (row) => this.#build(row), isOpen: (row) => this.#open.has(row),
    });
    this.modes = new RowModes({ time: find('.time-mode'), density: find('.density') }, (kind) => this.#modeChanged(kind));
    this.head = new ColumnHead(find('.columns'), (columns, onlyWidths) => this.#columnsChanged(columns, onlyWidths));
    this.actions = rowActions(() => this.actions.row, (kind, row) => this.$server?.act(kind, row.id));
    this.sheet = root.appendChild(keySheet());
    for (let i = 0; i < 40; i++) {
      find('.skeleton').append(document.createElement('i'));
      find('.skeleton').lastChild.style.width = `${35 + ((i * 37) % 50)}%`;
    }
    this.pill.addEventListener('click', () => this.resume());
    find('.keys').addEventListener('click', () => this.#showKeys());
    this.viewport.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.viewport.addEventListener('pointerover', (event) => this.#offerActions(event.target.closest('.row')));
  }

  connectedCallback() {
    // Here and not in the constructor: an element made by a script must come without attributes.
    this.toggleAttribute('sourceless', !this.sourceChars);
    this.toggleAttribute('loading', !this.#started);
    this.setAttribute('density', this.modes.density);
    this.stop = new AbortController();
    const { signal } = this.stop;
    document.addEventListener('visibilitychange', () => this.#takeIn(), { signal });
    this.resize = new ResizeObserver(() => this.#resized());
    this.resize.observe(this.viewport);
    this.modes.listen(signal);
    this.ticking = setInterval(() => this.#tick(), 1000);
    const move = (by) => this.#move(by);
    const act = (kind) => (this.#active?.id && this.$server?.act ? void this.$server.act(kind, this.#active.id) : false);
    listenToKeys({
      j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
      Enter: () => this.#active !== null && this.#toggle(this.#active),
      o: () => act('drawer'), c: () => act('context'), y: () => act('link'),
      l: () => this.toggleLive(),
      End: () => this.resume(),
      Home: () => { this.pause(); this.viewport.scrollTop = 0; },
      Escape: () => this.#escape(),
      '/': () => document.querySelector('[data-log-search]')?.focus(),
      '?': () => this.#showKeys(),
    }, signal);
    this.shadowRoot.addEventListener('keydown', (event) => this.#valueKey(event), { signal });
  }

  disconnectedCallback() {
    this.stop.abort();
    this.resize.disconnect();
    clearInterval(this.ticking);
    clearTimeout(this.#telling);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /**
   * Starts over with `rows`, oldest first. `older` and `newer` are the cursors of the pages around them (null: none),
   * `words` what to mark, `now` the server's time, `live` whether new rows follow, `focus` the id of the row to show.
   */
  reset({ rows, older, newer, words, now, live = true, focus }) {
    this.#started = true;
    this.removeAttribute('loading');
    this.#store.reset(rows, older, newer);
    this.#arrivals = [];
    this.#asking = null;
    this.#words = pattern(words ?? []);
    this.#open.clear();
    this.#active = rows.find((row) => row.id === focus) ?? null;
    this.#follows = live;
    this.view.clear();
    this.#rowsChanged(rows, true);
    const newest = rows.at(-1)?.receivedAt;
    this.status.reset(newest ? Math.max(0, Date.parse(now) - Date.parse(newest)) : null);
    this.#setLive(live && !this.#active && !newer);
    if (this.#active) this.view.centre(this.#active);
    this.#render(!this.#active);
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
    this.#asking = null;
    const { bottom } = this.view;
    const { fresh, gone } = this.#store.prepend(rows, older);
    const lost = this.#forget(gone);
    this.#rowsChanged(fresh, false);
    this.#shift(this.view.bottom + lost - bottom);
    this.#render();
  }

  /** Puts a page behind the last row; `newer` as in reset. */
  newer({ rows, newer }) {
    this.#asking = null;
    const { fresh, gone } = this.#store.append(rows, newer);
    const lost = this.#forget(gone);
    this.#rowsChanged(fresh, false);
    if (lost) this.#shift(-lost);
    this.#render();
  }

  /** What is in view stays there though rows came before it or went. */
  #shift(by) {
    this.view.space.style.height = `${this.view.bottom + 6}px`;
    this.viewport.scrollTop += by;
  }

  /** Ends a wait for a page that will not come; scrolling on asks for it again. */
  failedPage() {
    this.#asking = null;
    this.#render();
  }

  /** Puts the whole of `event` in the place of its cut row. */
  complete(event) {
    const row = this.#store.rows.find((candidate) => candidate.id === event.id);
    if (!row) return;
    delete row.cut;
    Object.assign(row, event);
    const element = this.view.elementOf(row);
    if (element) this.#fill(element, row);
    this.#render();
  }

  /** Names of fields that have a column of their own. */
  set columns(names) {
    this.head.columns = names;
    this.#columnsChanged(names, true);
    this.view.clear();
    this.#render();
  }

  /** Goes `by` rows on, as the keys do. */
  move(by) {
    this.#move(by);
  }

  toggleLive() {
    if (!this.#follows) this.$server?.act('live', '');
    else if (this.#live) this.pause();
    else this.resume();
  }

  pause() {
    this.#setLive(false);
    this.#render();
  }

  /** Shows what arrived meanwhile and follows again. */
  resume() {
    if (this.#store.newer !== null) {
      this.$server?.reload();
      return;
    }
    this.#store.release();
    this.status.caughtUp();
    if (this.#follows) this.#setLive(true);
    this.#forget(this.#store.trim());
    this.#rowsChanged([], false);
    this.#render(true);
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
    let arrived = 0;
    for (const batch of batches) {
      const fresh = this.#store.take(batch, this.#live);
      arrived += fresh.length + (batch.skipped ?? 0);
      this.#rowsChanged(fresh, false);
    }
    this.status.arrived(arrived, this.#live);
    if (this.#live) this.#forget(this.#store.trim());
    this.$server?.acknowledge(batches.at(-1).feed, batches.at(-1).sequence);
  }

  /** Returns how high they were together. */
  #forget(rows) {
    let height = 0;
    for (const row of rows) {
      height += this.view.heightOf(row);
      this.#open.delete(row);
      if (this.#active === row) this.#active = null;
    }
    this.view.moved();
    return height;
  }

  /** `rows` are new; the columns of time and source become as wide as they need to be. */
  #rowsChanged(rows, fresh) {
    this.view.rows = this.#store.rows;
    this.view.moved();
    if (fresh) this.sourceChars = 0;
    for (const row of rows) {
      if (row.id && this.sourceChars < SOURCE_CHARS) this.sourceChars = Math.max(this.sourceChars, sourceOf(row).length);
    }
    this.style.setProperty('--source', `${Math.min(this.sourceChars, SOURCE_CHARS)}ch`);
    this.toggleAttribute('sourceless', this.sourceChars === 0);
    const first = this.#store.rows.find((row) => row.id);
    this.toggleAttribute('dated', this.modes.time !== 'relative' && first !== undefined
      && new Date(first.occurredAt).toDateString() !== new Date().toDateString());
  }

  // ---- Drawing

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#takeIn();
      this.#render();
    });
  }

  #render(atEnd = false) {
    if (!this.isConnected) return;
    this.view.draw(this.#live || atEnd, this.#active);
    if (atEnd) this.#atEnd = true;
    this.#lastTop = this.viewport.scrollTop;
    this.view.older.textContent = this.#asking === 'older' ? 'Loading older rows…'
      : this.#store.older || !this.#store.rows.length ? '' : this.#follows ? 'Beginning of the log' : 'Beginning of this time';
    this.#showStatus();
  }

  #showStatus() {
    this.status.show({
      live: this.#live, follows: this.#follows, short: this.#store.newer !== null, rows: this.#store.rows.length,
    });
  }

  #tick() {
    this.#showStatus();
    if (this.modes.time !== 'relative') return;
    for (const [row, element] of this.view.elements) {
      if (row.id) fillTime(element.querySelector('.time'), row.occurredAt, 'relative');
    }
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.viewport;
    const toEnd = scrollHeight - scrollTop - clientHeight;
    const complete = this.#store.newer === null;
    if (clientHeight) this.#atEnd = toEnd <= 4;
    if (this.#live && toEnd > 4 && scrollTop < this.#lastTop - 1) this.#setLive(false);
    else if (this.#follows && !this.#live && toEnd <= 4 && scrollTop > this.#lastTop + 1 && !this.#open.size && complete) {
      this.resume();
    }
    this.#lastTop = scrollTop;
    if (!this.#live && scrollTop < NEAR) this.#ask('older', 'loadOlder');
    else if (!this.#live && toEnd < NEAR) this.#ask('newer', 'loadNewer');
    this.#schedule();
  }

  #ask(side, method) {
    if (this.#store[side] === null || this.#asking) return;
    this.#asking = side;
    this.$server?.[method](this.#store[side]);
  }

  #resized() {
    this.toggleAttribute('narrow', this.viewport.clientWidth < 640);
    this.view.wrapped = this.modes.density === 'wrapped';
    const anchor = this.#active ?? this.view.first;
    const atEnd = this.#atEnd && !this.#active;
    this.view.resized();
    this.#render(atEnd);
    if (anchor && !this.#live && !atEnd) this.view.reveal(anchor);
  }

  #modeChanged(kind) {
    const anchor = this.#active ?? this.view.first;
    this.setAttribute('density', this.modes.density);
    this.#rowsChanged([], false);
    if (kind === 'density') this.#resized();
    else this.view.clear();
    if (anchor && !this.#live) this.view.reveal(anchor);
    this.#render();
  }

  #columnsChanged(names, quietly) {
    this.style.setProperty('--own', this.head.template);
    this.toggleAttribute('columned', names.length > 0);
    if (quietly) return;
    this.view.clear();
    this.#render();
    this.$server?.columns(names);
  }

  #build(row) {
    if (row.gap) return gapElement(row.gap);
    const { words, columns, timeMode, wrapped } = {
      words: this.#words, columns: this.head.columns, timeMode: this.modes.time, wrapped: this.view.wrapped,
    };
    const element = rowElement(row, { words, columns, timeMode, wrapped });
    element.row = row;
    element.firstChild.addEventListener('click', () => this.#clicked(row));
    this.#fill(element, row);
    return element;
  }

  #fill(element, row) {
    const open = this.#open.has(row);
    element.classList.toggle('open', open);
    element.setAttribute('aria-expanded', open);
    element.querySelector('.details')?.remove();
    if (!open) return;
    const choose = this.hasAttribute('choices') ? (kind, field, value) => this.#choose(kind, field, value) : null;
    const panel = details(row, this.#words, choose);
    panel.setAttribute('role', 'gridcell');
    panel.addEventListener('toggle', () => this.#render(), true);
    panel.addEventListener('click', () => this.#render());
    element.append(panel);
  }

  #offerActions(element) {
    if (!this.hasAttribute('choices') || !element?.row?.id || this.actions.row === element.row) return;
    this.actions.row = element.row;
    element.firstChild.append(this.actions);
  }

  // ---- Opening and moving

  #choose(kind, field, value) {
    if (kind !== 'column') this.$server?.filter(field, value, kind);
    else if (!this.head.columns.includes(field)) {
      this.head.columns = [...this.head.columns, field];
      this.#columnsChanged(this.head.columns, false);
    }
  }

  /** f and x filter by the value whose button has the focus. */
  #valueKey(event) {
    const buttons = event.target.closest?.('.value-buttons');
    const wanted = { f: '.only', x: '.exclude' }[event.key];
    if (!buttons || !wanted || event.ctrlKey || event.metaKey || event.altKey) return;
    buttons.querySelector(wanted)?.click();
    event.preventDefault();
    event.stopPropagation();
  }

  #clicked(row) {
    if (!getSelection().isCollapsed) return;
    this.viewport.focus({ preventScroll: true });
    this.#activate(row);
    if (this.hasAttribute('beside')) this.#render();
    else this.#toggle(row);
  }

  #activate(row) {
    this.#active = row;
    this.#setLive(false);
    this.#offerActions(this.view.elementOf(row));
    clearTimeout(this.#telling);
    // Whoever goes through rows fast wants the last one.
    this.#telling = setTimeout(() => this.#active?.id && this.$server?.selected?.(this.#active.id), 120);
  }

  #toggle(row) {
    if (row.gap) return;
    if (this.#open.delete(row)) this.view.closed(row);
    else this.#open.add(row);
    if (row.cut) this.$server?.loadWhole(row.id);
    const element = this.view.elementOf(row);
    if (element) this.#fill(element, row);
    this.#setLive(false);
    this.#render();
    this.view.reveal(row);
    this.#schedule();
  }

  #move(by) {
    const { rows } = this.#store;
    const at = this.#active ? rows.indexOf(this.#active) + by : rows.length - 1;
    if (at < 0 || at >= rows.length) return rows.length > 0;
    this.#activate(rows[at]);
    this.view.reveal(rows[at]);
    this.#render();
    return true;
  }

  #escape() {
    const closing = this.#open.has(this.#active) ? [this.#active] : [...this.#open];
    if (!closing.length && !this.#active) return false;
    if (!closing.length) this.#active = null;
    for (const row of closing) {
      this.#open.delete(row);
      this.view.closed(row);
      const element = this.view.elementOf(row);
      if (element) this.#fill(element, row);
    }
    this.#render();
    return true;
  }

  #showKeys() {
    if (this.hasAttribute('page-keys')) this.dispatchEvent(new CustomEvent('keys-wanted', { bubbles: true, composed: true }));
    else this.sheet.showModal();
  }
}

customElements.define('log-rows', LogRows);
