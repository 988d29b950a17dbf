// Which row the reader is at, and which are open.

export class RowSelection {
  active = null;
  #open = new Set();
  #telling = 0;

  /**
   * `view` draws the rows. `refill` draws what an opened row shows, `changed` draws the list, `pause` stops following,
   * `told` takes the row the reader has come to.
   */
  constructor(view, { refill, changed, pause, told }) {
    this.view = view;
    Object.assign(this, { refill, changed, pause, told });
  }

  get anyOpen() {
    return this.#open.size > 0;
  }

  isOpen(row) {
    return this.#open.has(row);
  }

  reset(active) {
    this.active = active;
    this.#open.clear();
  }

  forget(row) {
    this.#open.delete(row);
    if (this.active === row) this.active = null;
  }

  activate(row) {
    this.active = row;
    this.pause();
    clearTimeout(this.#telling);
    // Whoever goes through rows fast wants the last one.
    this.#telling = setTimeout(() => this.active && this.told(this.active), 120);
  }

  stop() {
    clearTimeout(this.#telling);
  }

  toggle(row) {
    if (row.gap) return;
    if (this.#open.delete(row)) this.view.closed(row);
    else this.#open.add(row);
    this.refill(row);
    this.pause();
    this.changed();
    this.view.reveal(row);
    this.changed();
  }

  /** True when there was somewhere to go, or nowhere further. */
  move(by) {
    const { rows } = this.view;
    const at = this.active ? rows.indexOf(this.active) + by : rows.length - 1;
    if (at < 0 || at >= rows.length) return rows.length > 0;
    this.activate(rows[at]);
    this.view.reveal(rows[at]);
    this.changed();
    return true;
  }

  /** Closes the row the reader is at, else all, else leaves it; false when there was nothing to do. */
  escape() {
    const closing = this.#open.has(this.active) ? [this.active] : [...this.#open];
    if (!closing.length && !this.active) return false;
    if (!closing.length) this.active = null;
    for (const row of closing) {
      this.#open.delete(row);
      this.view.closed(row);
      this.refill(row);
    }
    this.changed();
    return true;
  }
}
