// <log-rows>: log rows as a terminal shows them, newest at the bottom, a bounded number of them, only what is visible
// in the DOM. The server feeds it arrays; event text is only ever data (see log-text.js).
import { pattern } from './log-text.js';
import { gapElement, needsDates, refreshTimes, rowElement, widestSource } from './log-row.js';
import { RowStatus } from './log-status.js';
import { details, pressValueButton } from './log-details.js';
import { keySheet, listenToKeys } from './log-keys.js';
import { parts } from './log-rows-template.js';
import { RowStore } from './row-store.js';
import { RowView } from './row-view.js';
import { RowModes } from './row-modes.js';
import { RowSelection } from './row-selection.js';
import { ColumnHead } from './row-columns.js';
import { rowActions } from './row-actions.js';
import style from './log-rows-style.js';
import eventStyle from './event-style.js';
import rowStyle from './row-style.js';
import sheetStyle from './sheet-style.js';

/** How near to an end of what is loaded more is asked for, in pixels. */
const NEAR = 600;
class LogRows extends HTMLElement {
  #store = new RowStore();
  #arrivals = []; // batches not yet taken in
  #live = true; // new rows are shown as they come
  #follows = true; // new rows come at all
  #started = false; // told of the first rows
  #asking = null; // 'older' or 'newer': a page on its way
  #words = null;
  #frame = 0;
  #atEnd = true; // the last row is in view
  #lastTop = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style, eventStyle, rowStyle, sheetStyle];
    root.append(parts());
    const find = (selector) => root.querySelector(selector);
    this.viewport = find('.viewport');
    this.pill = find('.pill');
    this.status = new RowStatus(find('.status'), this.pill, find('.quiet'));
    this.view = new RowView({
      viewport: this.viewport, space: find('.space'), build: (row) => this.#build(row), isOpen: (row) => this.selection.isOpen(row),
    });
    this.selection = new RowSelection(this.view, {
      refill: (row) => this.#fill(this.view.elementOf(row), row),
      changed: () => this.#render(),
      pause: () => this.#setLive(false),
      told: (row) => row.id && this.$server?.selected?.(row.id),
    });
    this.modes = new RowModes({ time: find('.time-mode'), density: find('.density') }, (kind) => this.#modeChanged(kind));
    this.head = new ColumnHead(find('.columns'), (columns, onlyWidths) => this.#columnsChanged(columns, onlyWidths));
    this.actions = rowActions(() => this.actions.row, (kind, row) => this.$server?.act(kind, row.id));
    this.sheet = root.appendChild(keySheet());
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
    this.ticking = setInterval(() => {
      this.#showStatus();
      if (this.modes.time === 'relative') refreshTimes(this.view.elements);
    }, 1000);
    listenToKeys({
      j: () => this.move(1), k: () => this.move(-1), ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1),
      Enter: () => this.selection.active !== null && this.#toggle(this.selection.active),
      o: () => this.#act('drawer'), c: () => this.#act('context'), y: () => this.#act('link'),
      l: () => this.toggleLive(),
      End: () => this.resume(),
      Home: () => this.#home(),
      Escape: () => this.selection.escape(),
      '/': () => document.querySelector('[data-log-search]')?.focus(),
      '?': () => this.#showKeys(),
    }, signal);
    this.shadowRoot.addEventListener('keydown', pressValueButton, { signal });
  }

  disconnectedCallback() {
    this.stop.abort();
    this.resize.disconnect();
    clearInterval(this.ticking);
    this.selection.stop();
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
    this.selection.reset(rows.find((row) => row.id === focus) ?? null);
    this.#follows = live;
    this.view.clear();
    this.#rowsChanged(rows, true);
    const newest = rows.at(-1)?.receivedAt;
    this.status.reset(newest ? Math.max(0, Date.parse(now) - Date.parse(newest)) : null);
    const { active } = this.selection;
    this.#setLive(live && !active && !newer);
    if (active) this.view.centre(active);
    this.#render(!active);
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
    this.#fill(this.view.elementOf(row), row);
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
    const moved = this.selection.move(by);
    this.#offerActions(this.view.elementOf(this.selection.active));
    return moved;
  }

  toggleLive() {
    if (!this.#follows) this.$server?.act('live', '');
    else if (this.#live) this.#setLive(false);
    else this.resume();
  }

  #home() {
    this.#setLive(false);
    this.viewport.scrollTop = 0;
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
      this.#schedule();
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
      this.selection.forget(row);
    }
    this.view.moved();
    return height;
  }

  /** `rows` are new; the columns of time and source become as wide as they need to be. */
  #rowsChanged(rows, fresh) {
    this.view.rows = this.#store.rows;
    this.view.moved();
    if (fresh) this.sourceChars = 0;
    this.sourceChars = widestSource(rows, this.sourceChars);
    this.style.setProperty('--source', `${this.sourceChars}ch`);
    this.toggleAttribute('sourceless', this.sourceChars === 0);
    this.toggleAttribute('dated', this.modes.time !== 'relative' && needsDates(this.#store.rows));
  }

  #schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#takeIn();
      this.#render();
    });
  }

  #render(atEnd = false) {
    if (!this.isConnected) return;
    this.view.draw(this.#live || atEnd, this.selection.active);
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

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.viewport;
    if (scrollTop === this.#lastTop) return; // where drawing has put it
    const toEnd = scrollHeight - scrollTop - clientHeight;
    if (clientHeight) this.#atEnd = toEnd <= 4;
    if (this.#live && toEnd > 4 && scrollTop < this.#lastTop - 1) this.#setLive(false);
    else if (this.#follows && !this.#live && toEnd <= 4 && scrollTop > this.#lastTop + 1 && !this.selection.anyOpen
      && this.#store.newer === null) {
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
    const anchor = this.selection.active ?? this.view.first;
    const atEnd = this.#atEnd && !this.selection.active;
    this.view.resized();
    this.#render(atEnd);
    if (anchor && !this.#live && !atEnd) this.view.reveal(anchor);
  }

  #modeChanged(kind) {
    const anchor = this.selection.active ?? this.view.first;
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
    const element = rowElement(row, {
      words: this.#words, columns: this.head.columns, timeMode: this.modes.time, wrapped: this.view.wrapped,
    });
    element.row = row;
    element.firstChild.addEventListener('click', () => this.#clicked(row));
    this.#fill(element, row);
    return element;
  }

  #fill(element, row) {
    if (!element) return;
    const open = this.selection.isOpen(row);
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

  #choose(kind, field, value) {
    if (kind !== 'column') this.$server?.filter(field, value, kind);
    else if (!this.head.columns.includes(field)) {
      this.head.columns = [...this.head.columns, field];
      this.#columnsChanged(this.head.columns, false);
    }
  }

  #clicked(row) {
    if (!getSelection().isCollapsed) return;
    this.viewport.focus({ preventScroll: true });
    this.selection.activate(row);
    this.#offerActions(this.view.elementOf(row));
    if (this.hasAttribute('beside')) this.#render();
    else this.#toggle(row);
  }

  #act(kind) {
    const { active } = this.selection;
    return active?.id && this.$server?.act ? void this.$server.act(kind, active.id) : false;
  }

  #toggle(row) {
    if (row.cut) this.$server?.loadWhole(row.id);
    this.selection.toggle(row);
  }

  #showKeys() {
    if (this.hasAttribute('page-keys')) this.dispatchEvent(new CustomEvent('keys-wanted', { bubbles: true, composed: true }));
    else this.sheet.showModal();
  }
}

customElements.define('log-rows', LogRows);
