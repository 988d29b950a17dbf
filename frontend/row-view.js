// Draws the rows that are in view, and knows where all of them lie.
import { Geometry } from './row-geometry.js';

const OVERSCAN = 10;
const TOP = 28;
const WRAPPED_CHARS = 4000;
const WRAPPED_LINES = 12;

export class RowView {
  rows = [];
  wrapped = false;
  lineHeight = 22;
  #geometry = new Geometry();
  #laid = false;
  #heights = new WeakMap(); // row → its real height, where it is not the usual one
  #shown = new Map(); // row → element
  #chars = 100; // that fit on a line of a wrapped message

  /** `build` makes a row's element, `isOpen` tells whether it is higher than usual. */
  constructor({ viewport, space, build, isOpen }) {
    this.viewport = viewport;
    this.space = space;
    this.build = build;
    this.isOpen = isOpen;
    this.older = document.createElement('div');
    this.older.className = 'older';
  }

  /** Rows came or went, or changed their height. */
  moved() {
    this.#laid = false;
  }

  lay() {
    if (this.#laid) return;
    this.#geometry.lay(this.rows, (row) => this.heightOf(row), TOP);
    this.#laid = true;
  }

  get bottom() {
    this.lay();
    return this.#geometry.bottom;
  }

  top(index) {
    this.lay();
    return this.#geometry.top(index);
  }

  /** The first row that is in view. */
  get first() {
    this.lay();
    return this.rows[this.#geometry.at(this.viewport.scrollTop)];
  }

  heightOf(row) {
    const known = this.#heights.get(row);
    if (known !== undefined) return known;
    if (!this.wrapped || row.gap) return this.lineHeight;
    const lines = row.message.slice(0, WRAPPED_CHARS).split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / this.#chars)), 0);
    return this.lineHeight * Math.min(lines, WRAPPED_LINES);
  }

  /** The row is as high as any again. */
  closed(row) {
    this.#heights.delete(row);
    this.#laid = false;
  }

  elementOf(row) {
    return this.#shown.get(row);
  }

  get elements() {
    return this.#shown;
  }

  /** Everything is to be built anew. */
  clear() {
    this.#shown.forEach((element) => element.remove());
    this.#shown.clear();
  }

  resized() {
    this.lineHeight = parseFloat(getComputedStyle(this.viewport).lineHeight);
    const cell = this.space.querySelector('.message');
    if (cell) {
      const font = parseFloat(getComputedStyle(cell).fontSize);
      this.#chars = Math.max(20, Math.floor(cell.clientWidth / (font * 0.602)));
    }
    this.#heights = new WeakMap();
    this.#laid = false;
    this.clear();
  }

  /** Draws what is in view; at the end of the list when `live`. */
  draw(live, active, tries = 3) {
    this.lay();
    const total = this.#geometry.bottom + 6;
    this.space.style.height = `${total}px`;
    if (live) this.viewport.scrollTop = total;
    const { scrollTop, clientHeight } = this.viewport;
    const first = Math.max(0, this.#geometry.at(scrollTop) - OVERSCAN);
    const last = Math.min(this.rows.length - 1, this.#geometry.at(scrollTop + clientHeight) + OVERSCAN);
    this.#place(first, last, active);
    if (tries && this.#measure(first, last, live)) this.draw(live, active, tries - 1);
  }

  #place(first, last, active) {
    const wanted = new Set(this.rows.slice(first, last + 1));
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
      if (!element) this.#shown.set(row, (element = this.build(row)));
      element.style.top = `${this.#geometry.top(index)}px`;
      element.setAttribute('aria-rowindex', index + 1);
      element.classList.toggle('active', row === active);
      if (before.nextSibling !== element) before.after(element);
      before = element;
      index++;
    }
    this.viewport.setAttribute('aria-rowcount', this.rows.length);
    const element = this.#shown.get(active);
    if (element) this.viewport.setAttribute('aria-activedescendant', element.id);
    else this.viewport.removeAttribute('aria-activedescendant');
  }

  /** Takes the real heights of what is shown; true when one was not as assumed. What is in view stays where it is. */
  #measure(first, last, live) {
    let changed = false;
    let above = 0;
    let scrollTop = null; // asked for only when needed: it makes the browser lay out the page
    for (let i = first; i <= last; i++) {
      const row = this.rows[i];
      if (!this.wrapped && !this.isOpen(row)) continue;
      const real = this.#shown.get(row).offsetHeight;
      const assumed = this.heightOf(row);
      if (real === assumed) continue;
      this.#heights.set(row, real);
      scrollTop ??= this.viewport.scrollTop;
      if (this.#geometry.top(i) + assumed <= scrollTop) above += real - assumed;
      changed = true;
    }
    if (changed) this.#laid = false;
    if (above && !live) {
      this.lay();
      this.space.style.height = `${this.#geometry.bottom + 6}px`;
      this.viewport.scrollTop = scrollTop + above;
    }
    return changed;
  }

  /** Scrolls as little as needed to show the row; the head of an opened row comes first. */
  reveal(row) {
    const index = this.rows.indexOf(row);
    if (index < 0) return;
    const top = this.top(index);
    const bottom = top + this.heightOf(row);
    const { scrollTop, clientHeight } = this.viewport;
    if (bottom > scrollTop + clientHeight) this.viewport.scrollTop = Math.min(top - 8, bottom - clientHeight + 8);
    if (top < this.viewport.scrollTop) this.viewport.scrollTop = index === 0 ? 0 : top - 8;
  }

  centre(row) {
    const top = this.top(this.rows.indexOf(row));
    this.space.style.height = `${this.bottom + 6}px`;
    this.viewport.scrollTop = top - this.viewport.clientHeight / 2;
  }
}
