// <log-patterns>: the kinds of messages there are, how many of each, since when.
import { appendVisible } from './log-text.js';
import { count } from './log-status.js';
import { ago } from './log-row.js';
import style from './log-patterns-style.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const ORDERS = {
  count: ['Most', (a, b) => b.count - a.count],
  rare: ['Rarest', (a, b) => a.count - b.count],
  errors: ['Errors first', (a, b) => b.severity - a.severity || b.count - a.count],
  last: ['Latest', (a, b) => Date.parse(b.last) - Date.parse(a.last)],
  first: ['Newest kind', (a, b) => Date.parse(b.first ?? 0) - Date.parse(a.first ?? 0)],
};

function element(tag, className, parent, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  parent?.append(made);
  return made;
}

class LogPatterns extends HTMLElement {
  #data = null;
  #order = 'count';
  #open = new Map(); // index → its examples, null while they are on their way

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const head = element('div', 'head', root);
    this.summary = element('span', 'summary', head, 'Looking at messages…');
    const label = element('label', '', head, 'Sort ');
    this.select = element('select', '', label);
    for (const [key, [name]] of Object.entries(ORDERS)) {
      const option = element('option', '', this.select, name);
      option.value = key;
    }
    this.select.addEventListener('change', () => {
      this.#order = this.select.value;
      this.#draw();
    });
    this.list = element('div', 'list', root);
    this.list.setAttribute('role', 'list');
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  /** {sampled, complete, distinct, found: [{pattern: [pieces], count, severity, last, bars, first?, fresh?}]} */
  show(data) {
    this.#data = { ...data, found: data.found.map((found, index) => ({ ...found, index })) };
    this.#open.clear();
    this.removeAttribute('loading');
    const { sampled, complete, distinct } = data;
    this.summary.textContent = `${count.format(distinct)} ${distinct === 1 ? 'pattern' : 'patterns'} in ${
      complete ? `all ${count.format(sampled)}` : `the newest ${count.format(sampled)}`} events`;
    this.#draw();
  }

  loading() {
    this.setAttribute('loading', '');
  }

  failed(sentence) {
    this.removeAttribute('loading');
    this.#data = null;
    this.summary.textContent = sentence;
    this.list.replaceChildren();
  }

  /** When patterns were first seen: [{index, first, fresh}]. */
  firstSeen(seen) {
    for (const { index, first, fresh } of seen) Object.assign(this.#data?.found[index] ?? {}, { first, fresh });
    this.#draw();
  }

  examples(index, rows) {
    if (!this.#open.has(index)) return;
    this.#open.set(index, rows);
    this.#draw();
  }

  #draw() {
    if (!this.#data) return;
    const focused = this.shadowRoot.activeElement?.dataset.key;
    const found = [...this.#data.found].sort(ORDERS[this.#order][1]);
    const most = Math.max(1, ...found.map((one) => one.count));
    this.list.replaceChildren(...found.map((one) => this.#item(one, most)));
    if (focused) [...this.list.querySelectorAll('[data-key]')].find(({ dataset }) => dataset.key === focused)?.focus();
  }

  #item(found, most) {
    const item = element('div', `item level-${LEVELS[(found.severity - 1) >> 2]}`);
    item.setAttribute('role', 'listitem');
    const row = element('div', 'row', item);
    const bars = element('span', 'bars', row);
    const highest = Math.max(1, ...found.bars);
    bars.append(...found.bars.map((value) => {
      const bar = document.createElement('i');
      bar.style.height = `${value ? Math.max(8, (value / highest) * 100) : 0}%`;
      return bar;
    }));
    const number = element('span', 'count', row, count.format(found.count));
    element('small', '', number, this.#share(found.count));
    const size = element('span', 'size', number);
    size.style.width = `${(found.count / most) * 100}%`;
    const name = element('button', 'pattern', row);
    name.type = 'button';
    name.dataset.key = `open ${found.index}`;
    name.setAttribute('aria-expanded', this.#open.has(found.index));
    found.pattern.forEach((piece, i) => {
      if (i > 0) element('span', 'star', name, '∗').title = 'varies';
      appendVisible(name, piece);
    });
    name.addEventListener('click', () => this.#toggle(found.index));
    const since = element('span', 'since', row);
    if (found.fresh) element('span', 'new', since, 'new').title = 'Never seen before this time';
    since.append(found.first ? `first ${ago(Date.parse(found.first), Date.now())}` : '');
    const actions = element('span', 'actions', row);
    for (const [choice, text] of [['only', 'Only'], ['exclude', 'Exclude']]) {
      const button = element('button', '', actions, text);
      button.type = 'button';
      button.dataset.key = `${choice} ${found.index}`;
      button.addEventListener('click', () => this.$server?.pattern(found.index, choice));
    }
    if (this.#open.has(found.index)) item.append(this.#examples(found.index));
    return item;
  }

  #share(events) {
    const share = events / Math.max(1, this.#data.sampled);
    return share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  }

  #toggle(index) {
    if (this.#open.has(index)) {
      this.#open.delete(index);
    } else {
      this.#open.set(index, null);
      this.$server?.examples(index);
    }
    this.#draw();
  }

  #examples(index) {
    const box = element('div', 'examples');
    const rows = this.#open.get(index);
    if (!rows) box.textContent = 'Loading…';
    for (const row of rows ?? []) {
      const line = element('button', 'example', box);
      line.type = 'button';
      line.dataset.key = `event ${row.id}`;
      element('time', '', line, row.occurredAt.slice(0, 23).replace('T', ' '));
      appendVisible(line, ` ${row.message.split('\n', 1)[0].slice(0, 500)}`);
      line.addEventListener('click', () => this.$server?.open(row.id));
    }
    return box;
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches('.pattern')) return;
    const all = [...this.list.querySelectorAll('.pattern')];
    all[all.indexOf(event.target) + step]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('log-patterns', LogPatterns);
