// <log-export>: fetches an export, tells how far it is, and saves it as a file.
import { count } from './log-status.js';

const MB = 1024 * 1024;

class LogExport extends HTMLElement {
  #abort = null;

  connectedCallback() {
    this.setAttribute('role', 'status');
  }

  disconnectedCallback() {
    this.#abort?.abort();
  }

  /** `total`: events that are expected, for the bar. */
  async start({ url, name, total }) {
    if (this.#abort) return;
    this.#abort = new AbortController();
    const bar = document.createElement('progress');
    bar.max = Math.max(1, total);
    bar.value = 0;
    bar.setAttribute('aria-label', 'Exported');
    const said = document.createElement('span');
    const cancel = document.createElement('button');
    cancel.type = 'button';
    cancel.textContent = 'Cancel';
    cancel.addEventListener('click', () => this.#abort?.abort());
    this.replaceChildren(bar, said, cancel);
    try {
      const parts = await this.#read(url, (lines, bytes) => {
        bar.value = lines;
        said.textContent = `${count.format(lines)} of ${count.format(total)} events, ${(bytes / MB).toFixed(1)} MB`;
      });
      this.#save(parts, name);
      said.textContent += ' · saved';
    } catch (problem) {
      said.textContent = problem.name === 'AbortError' ? 'Cancelled; nothing was saved.' : `It broke off: ${problem.message}`;
    } finally {
      cancel.remove();
      this.#abort = null;
    }
  }

  async #read(url, told) {
    const answer = await fetch(url, { signal: this.#abort.signal });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw new Error(problem.detail ?? `the server answered ${answer.status}`);
    }
    const reader = answer.body.getReader();
    const parts = [];
    let lines = 0;
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts, { type: answer.headers.get('content-type') });
      parts.push(value);
      bytes += value.length;
      for (const byte of value) if (byte === 10) lines++;
      told(lines, bytes);
    }
  }

  #save(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

customElements.define('log-export', LogExport);
