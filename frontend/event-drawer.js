// <event-drawer>: one event beside the rows: its fields, its JSON, what happened around it, its trace, and its like.
import { appendVisible, copy } from './log-text.js';
import { ago, fillTime } from './log-row.js';
import { copyButton, fieldList, messageBlock, pressValueButton } from './log-details.js';
import { traceback, tracebackElement } from './traceback.js';
import { contextTab, similarTab, traceTab } from './drawer-tabs.js';
import { asMarkdown } from './event-copy.js';
import { timeMode } from './time-zone.js';
import style from './event-drawer-style.js';
import eventStyle from './event-style.js';

const TABS = ['fields', 'json', 'context', 'trace', 'similar'];
const NAMES = { fields: 'Fields', json: 'JSON', context: 'Context', trace: 'Trace', similar: 'Similar' };
const WIDTH = 'drawer-width';

const TEMPLATE = document.createElement('template');
TEMPLATE.innerHTML = `
  <div class="grip" role="separator" aria-orientation="vertical" aria-label="Width" tabindex="0"></div>
  <header>
    <div class="title"><b class="level"></b><span class="when"></span><span class="from"></span></div>
    <div class="tools">
      <button class="previous" type="button" aria-label="Previous event" title="Previous event  (k)">↑</button>
      <button class="next" type="button" aria-label="Next event" title="Next event  (j)">↓</button>
      <button class="copies" type="button" aria-haspopup="menu" aria-expanded="false" title="Copy as">Copy</button>
      <button class="close" type="button" aria-label="Close" title="Close  (Esc)">×</button>
    </div>
    <div class="menu" role="menu" hidden></div>
  </header>
  <div class="tabs" role="tablist" aria-label="What to show of the event"></div>
  <div class="panel" role="tabpanel" tabindex="0" id="panel"></div>
  <div class="said" role="status"></div>`;

class EventDrawer extends HTMLElement {
  #event = null;
  #link = '';
  #tab = 'fields';
  #data = {}; // what each tab was told of this event
  #options = { span: 60, same: '' };

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style, eventStyle];
    root.append(TEMPLATE.content.cloneNode(true));
    const find = (selector) => root.querySelector(selector);
    [this.grip, this.panel, this.tabs, this.menu, this.said] = ['.grip', '.panel', '.tabs', '.menu', '.said'].map(find);
    this.tabs.append(...TABS.map((name) => this.#tabButton(name)));
    find('.previous').addEventListener('click', () => this.$server?.move(-1));
    find('.next').addEventListener('click', () => this.$server?.move(1));
    find('.close').addEventListener('click', () => this.$server?.closed());
    find('.copies').addEventListener('click', () => this.#openMenu(this.menu.hidden));
    this.grip.addEventListener('pointerdown', (event) => this.#drag(event));
    this.grip.addEventListener('keydown', (event) => this.#resizeByKey(event));
    root.addEventListener('keydown', pressValueButton);
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  connectedCallback() {
    let width = null;
    try {
      width = Number(localStorage.getItem(WIDTH));
    } catch { /* a browser may refuse storage */ }
    this.#setWidth(width || 480);
  }

  /** Shows an event; `link` leads to it, `tab` is open. */
  show({ event, link, tab }) {
    const same = this.#event?.id === event.id;
    this.#event = event;
    this.#link = link;
    if (!same) this.#data = {};
    this.#head();
    this.#select(tab ?? this.#tab, false);
  }

  /** What a tab is to show of the event `id`; `data.problem` is a sentence when it cannot. */
  tab(name, id, data) {
    if (id !== this.#event?.id) return;
    this.#data[name] = data;
    if (name === this.#tab) this.#fill();
  }

  #head() {
    const find = (selector) => this.shadowRoot.querySelector(selector);
    const level = find('.level');
    level.className = `level level-${this.#event.level}`;
    level.textContent = this.#event.level;
    const when = find('.when');
    fillTime(when, this.#event.occurredAt, timeMode() === 'utc' ? 'utc' : 'local');
    when.append(`  ${ago(Date.parse(this.#event.occurredAt), Date.now())}`);
    const from = find('.from');
    from.replaceChildren();
    appendVisible(from, [this.#event.service, this.#event.logger].filter(Boolean).join(' / '));
    this.#openMenu(false);
  }

  #tabButton(name) {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `tab-${name}`;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', 'panel');
    button.textContent = NAMES[name];
    button.addEventListener('click', () => this.#select(name, true));
    return button;
  }

  #select(name, tell) {
    this.#tab = name;
    for (const button of this.tabs.children) {
      const selected = button.id === `tab-${name}`;
      button.setAttribute('aria-selected', selected);
      button.tabIndex = selected ? 0 : -1;
    }
    this.panel.setAttribute('aria-labelledby', `tab-${name}`);
    if (tell) this.$server?.tab(name);
    this.#fill();
  }

  #ask(options = {}) {
    Object.assign(this.#options, options);
    delete this.#data[this.#tab];
    this.#fill();
  }

  #fill() {
    const event = this.#event;
    if (this.#tab === 'fields') {
      this.panel.replaceChildren(...this.#fields(event));
      return;
    }
    if (this.#tab === 'json') {
      this.panel.replaceChildren(this.#json(event));
      return;
    }
    const data = this.#data[this.#tab];
    if (!data) {
      this.panel.replaceChildren(Object.assign(document.createElement('p'), { className: 'hint', textContent: 'Loading…' }));
      this.$server?.wanted(this.#tab, this.#options.span, this.#options.same);
      this.#data[this.#tab] = null;
      return;
    }
    if (data.problem) {
      this.panel.replaceChildren(Object.assign(document.createElement('p'), { className: 'hint', textContent: data.problem }));
      return;
    }
    const make = { context: contextTab, trace: traceTab, similar: similarTab }[this.#tab];
    this.panel.replaceChildren(...make(event, data, {
      options: this.#options,
      ask: (options) => this.#ask(options),
      open: (id) => this.$server?.open(id),
      pattern: (choice) => this.$server?.pattern(choice, data.query),
    }));
    this.panel.querySelector('.here')?.scrollIntoView({ block: 'center' });
  }

  #fields(event) {
    const parts = [messageBlock(event.message, null)];
    if (event.exception) {
      const block = document.createElement('section');
      block.className = 'block';
      block.append(tracebackElement(event.exception, null), copyButton('traceback', traceback(event.exception)));
      parts.push(block);
    }
    const choose = (kind, field, value) => (kind === 'column' ? this.$server?.column(field) : this.$server?.filter(field, value, kind));
    const list = fieldList(event, null, choose);
    if (list.children.length > 32) parts.push(this.#finder(list));
    parts.push(list);
    return parts;
  }

  #finder(list) {
    const input = document.createElement('input');
    input.type = 'search';
    input.placeholder = 'Find a field';
    input.setAttribute('aria-label', 'Find a field');
    input.addEventListener('input', () => {
      const sought = input.value.toLowerCase();
      for (let at = 0; at < list.children.length; at += 2) {
        const [name, value] = [list.children[at], list.children[at + 1]];
        const hidden = !`${name.textContent} ${value.querySelector('.shown').textContent}`.toLowerCase().includes(sought);
        name.hidden = hidden;
        value.hidden = hidden;
      }
    });
    return input;
  }

  #json(event) {
    const section = document.createElement('section');
    section.className = 'block';
    const text = JSON.stringify(event, null, 2);
    const pre = section.appendChild(document.createElement('pre'));
    pre.className = 'prose json';
    appendVisible(pre, text);
    section.append(copyButton('the event as JSON', text));
    return section;
  }

  // ---- Copying

  #openMenu(open) {
    this.menu.hidden = !open;
    this.shadowRoot.querySelector('.copies').setAttribute('aria-expanded', open);
    if (!open) return;
    const link = new URL(this.#link, location.href).href;
    const api = new URL(`/api/apps/${this.getAttribute('app')}/events/${this.#event.id}`, location.href).href;
    const choices = {
      Link: link,
      Message: this.#event.message,
      JSON: JSON.stringify(this.#event, null, 2),
      Markdown: asMarkdown(this.#event, link),
      curl: `curl -H "Authorization: Bearer $TOKEN" '${api}'`,
    };
    this.menu.replaceChildren(...Object.entries(choices).map(([name, text]) => {
      const item = document.createElement('button');
      item.type = 'button';
      item.setAttribute('role', 'menuitem');
      item.textContent = name;
      item.addEventListener('click', async () => {
        await copy(text);
        this.said.textContent = `Copied: ${name}`;
        this.#openMenu(false);
        setTimeout(() => (this.said.textContent = ''), 2500);
      });
      return item;
    }));
    this.menu.firstChild.focus();
  }

  // ---- Keys and width

  #key(event) {
    const target = event.composedPath()[0];
    if (event.key === 'Escape') {
      if (!this.menu.hidden) this.#openMenu(false);
      else this.$server?.closed();
    } else if (target.getAttribute('role') === 'menuitem' && /^Arrow(Up|Down)$/.test(event.key)) {
      const items = [...this.menu.children];
      items[(items.indexOf(target) + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length].focus();
    } else if (target.getAttribute('role') === 'tab' && /^Arrow(Left|Right)$/.test(event.key)) {
      const at = TABS.indexOf(this.#tab) + (event.key === 'ArrowRight' ? 1 : TABS.length - 1);
      this.#select(TABS[at % TABS.length], true);
      this.tabs.children[at % TABS.length].focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #drag(event) {
    event.preventDefault();
    this.grip.setPointerCapture(event.pointerId);
    const stop = new AbortController();
    const [from, width] = [event.clientX, this.offsetWidth];
    this.grip.addEventListener('pointermove', (move) => this.#setWidth(width + from - move.clientX), { signal: stop.signal });
    this.grip.addEventListener('pointerup', () => stop.abort(), { signal: stop.signal });
    this.grip.addEventListener('pointercancel', () => stop.abort(), { signal: stop.signal });
  }

  #resizeByKey(event) {
    const by = { ArrowLeft: 32, ArrowRight: -32 }[event.key];
    if (!by) return;
    this.#setWidth(this.offsetWidth + by);
    event.preventDefault();
    event.stopPropagation();
  }

  #setWidth(width) {
    const bounded = Math.round(Math.max(320, Math.min(width, Math.max(320, innerWidth - 420))));
    this.style.setProperty('--drawer-width', `${bounded}px`);
    this.grip.setAttribute('aria-valuenow', bounded);
    try {
      localStorage.setItem(WIDTH, bounded);
    } catch { /* kept as long as the page */ }
  }
}

customElements.define('event-drawer', EventDrawer);
