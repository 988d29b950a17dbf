// The rows a page holds, in the order they are shown, each once and a bounded number of them.

/** Rows kept; beyond it the far end goes and is asked for again when somebody comes there. */
export const MAX_ROWS = 100_000;
/** Rows kept that came while the reader looked elsewhere. */
const MAX_WAITING = 20_000;

/** Sorts before every event of its time, so that a cursor with it leaves none of them out. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The cursor that lies at `row`, as the server writes it: microseconds, a dot, the id. */
function cursorAt(row, id = row.id) {
  const micros = Number(row.occurredAt.slice(23, 26)) || 0;
  return `${Date.parse(`${row.occurredAt.slice(0, 23)}Z`) * 1000 + micros}.${id}`;
}

export class RowStore {
  rows = [];
  waiting = []; // arrived while nothing is to move
  lost = 0; // dropped from waiting
  older = null; // cursor of the page before the first row; null at the beginning
  newer = null; // cursor of the page behind the last row; null at the newest
  #ids = new Set();

  reset(rows, older, newer) {
    this.rows = rows;
    this.waiting = [];
    this.lost = 0;
    this.older = older ?? null;
    this.newer = newer ?? null;
    this.#ids = new Set(rows.map((row) => row.id));
  }

  #fresh(rows) {
    const fresh = rows.filter((row) => !this.#ids.has(row.id));
    fresh.forEach((row) => this.#ids.add(row.id));
    return fresh;
  }

  /** Takes a live batch; what is not to be shown yet waits. Returns the rows that were new. */
  take({ skipped, rows }, show) {
    const target = show && this.newer === null ? this.rows : this.waiting;
    const fresh = this.#fresh(rows);
    if (skipped) target.push({ gap: skipped });
    for (const row of fresh) target.push(row);
    this.lost += this.#drop(this.waiting, 0, this.waiting.length - MAX_WAITING)
      .reduce((sum, row) => sum + (row.gap ?? 1), 0);
    return fresh;
  }

  /** Shows what waits. */
  release() {
    if (this.lost) this.rows.push({ gap: this.lost });
    for (const row of this.waiting) this.rows.push(row);
    this.waiting = [];
    this.lost = 0;
  }

  prepend(rows, older) {
    const fresh = this.#fresh(rows);
    this.older = older ?? null;
    this.rows = fresh.concat(this.rows);
    const gone = this.#drop(this.rows, MAX_ROWS, this.rows.length - MAX_ROWS);
    if (gone.length) {
      // They lie behind the last row now, like all that waits.
      this.#drop(this.waiting, 0, this.waiting.length);
      const last = this.rows.findLast((row) => row.id);
      if (last) this.newer = cursorAt(last);
    }
    return { fresh, gone };
  }

  append(rows, newer) {
    const fresh = this.#fresh(rows);
    for (const row of fresh) this.rows.push(row);
    this.newer = newer ?? null;
    return { fresh, gone: this.trim() };
  }

  /** Lets the oldest go beyond the bound. Returns them. */
  trim() {
    const gone = this.#drop(this.rows, 0, this.rows.length - MAX_ROWS);
    // Rows arrive in the order they were stored, not in which they happened: start above the newest that went.
    const newest = gone.reduce((max, row) => (row.id && !(max?.occurredAt > row.occurredAt) ? row : max), null);
    if (newest) this.older = cursorAt({ occurredAt: new Date(Date.parse(newest.occurredAt) + 1).toISOString() }, NO_ID);
    return gone;
  }

  #drop(from, at, number) {
    const gone = number > 0 ? from.splice(at, number) : [];
    gone.forEach((row) => this.#ids.delete(row.id));
    return gone;
  }
}
