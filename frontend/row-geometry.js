// Where rows of different heights lie. Cheap to make anew for 100,000 of them, so nothing is kept up to date in part.
export class Geometry {
  #tops = new Float64Array(1);
  #rows = 0;

  /** `heightOf` gives a row's height in pixels; `top` is where the first begins. */
  lay(rows, heightOf, top) {
    if (this.#tops.length <= rows.length) this.#tops = new Float64Array(rows.length * 2 + 64);
    let at = top;
    for (let i = 0; i < rows.length; i++) {
      this.#tops[i] = at;
      at += heightOf(rows[i]);
    }
    this.#tops[rows.length] = at;
    this.#rows = rows.length;
  }

  get bottom() {
    return this.#tops[this.#rows];
  }

  top(index) {
    return this.#tops[index];
  }

  /** The row at height `y`; the first above all of them, the last below. */
  at(y) {
    let low = 0;
    let high = Math.max(0, this.#rows - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle] <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
