// <page-keys>: the keys of the explorer that are not about rows, and the sheet that lists all of them.
import { listenToKeys, sheetOf } from './log-keys.js';
import sheetStyle from './sheet-style.js';

const SECTIONS = [
  ['Search and time', [
    ['/', 'search'], ['t', 'choose the time'], ['[ and ]', 'earlier, later'], ['z', 'zoom out'], ['b', 'fields: show or hide'],
    ['p', 'logs or patterns'], ['Ctrl K', 'all commands'],
  ]],
  ['Rows', [
    ['j k ↓ ↑', 'next, previous row'], ['Enter', 'open or close the row'], ['o', 'open beside'], ['c', 'lines around it'],
    ['f x', 'keep or exclude the value'], ['y', 'copy a link'], ['l', 'live, pause'], ['End Home', 'newest, oldest loaded'], ['Esc', 'close'],
  ]],
  ['Go', [['g a', 'apps'], ['g l', 'these logs, unfiltered'], ['?', 'this list']]],
];

const KEYS = { t: 'time', '[': 'earlier', ']': 'later', z: 'wider', b: 'fields', p: 'patterns' };
const GO = { a: 'apps', l: 'logs' };
/** How long the second key of two is waited for. */
const PATIENCE = 1500;

class PageKeys extends HTMLElement {
  #going = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheetStyle];
    this.sheet = root.appendChild(sheetOf(SECTIONS));
  }

  connectedCallback() {
    this.stop = new AbortController();
    const { signal } = this.stop;
    const actions = Object.fromEntries(Object.entries(KEYS).map(([key, action]) => [key, () => this.$server?.pressed(action)]));
    actions.g = () => { this.#going = Date.now(); };
    listenToKeys(actions, signal);
    // Before single keys have their say: the second of two.
    document.addEventListener('keydown', (event) => {
      const going = Date.now() - this.#going < PATIENCE;
      if (event.key !== 'g') this.#going = 0;
      if (!going || !(event.key in GO) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.$server?.pressed(GO[event.key]);
    }, { signal, capture: true });
    document.addEventListener('keys-wanted', () => this.sheet.open || this.sheet.showModal(), { signal });
    listenToKeys({ '?': () => this.sheet.open || this.sheet.showModal() }, signal);
  }

  disconnectedCallback() {
    this.stop.abort();
  }
}

customElements.define('page-keys', PageKeys);
