// <time-zone>: tells the server in which zone this browser shows times, and lets the reader choose UTC instead.
const KEY = 'log-time';

/** Which way times are shown: local, utc or relative. */
export function timeMode() {
  try {
    const kept = localStorage.getItem(KEY);
    return ['local', 'utc', 'relative'].includes(kept) ? kept : 'local';
  } catch {
    return 'local';
  }
}

export function setTimeMode(mode) {
  try {
    localStorage.setItem(KEY, mode);
  } catch { /* a browser may refuse storage */ }
  dispatchEvent(new CustomEvent('log-time'));
}

/** The zone for formats: undefined for the browser's own. */
export function shownZone() {
  return timeMode() === 'utc' ? 'UTC' : undefined;
}

class TimeZone extends HTMLElement {
  #stop;

  connectedCallback() {
    this.#stop = new AbortController();
    addEventListener('log-time', () => this.#tell(), { signal: this.#stop.signal });
    this.#tell();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  toggle() {
    setTimeMode(timeMode() === 'utc' ? 'local' : 'utc');
  }

  #tell() {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.dispatchEvent(new CustomEvent('zone', { detail: { own, utc: timeMode() === 'utc' } }));
  }
}

customElements.define('time-zone', TimeZone);
