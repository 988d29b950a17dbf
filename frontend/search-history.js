// What was searched for in an app, the latest first; the browser remembers it.
const MOST = 25;

export class SearchHistory {
  constructor(app) {
    this.key = `searches ${app}`;
  }

  items() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
    } catch {
      return [];
    }
  }

  add(text) {
    if (!text) return;
    this.#keep([text, ...this.items().filter((other) => other !== text)].slice(0, MOST));
  }

  remove(text) {
    this.#keep(this.items().filter((other) => other !== text));
  }

  #keep(items) {
    try {
      localStorage.setItem(this.key, JSON.stringify(items));
    } catch { /* a browser may refuse storage */ }
  }
}
