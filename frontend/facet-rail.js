// <facet-rail>: which values the fields of the shown events have. A click keeps only a value, another takes it back.
import { appendVisible } from './log-text.js';
import { count } from './log-status.js';
import { compact, numericRange, valueRow } from './facet-parts.js';
import style from './facet-rail-style.js';

const FIXED = ['level', 'service', 'logger', 'host', 'environment', 'release'];
const MAX_OPEN = 20;

function element(tag, className, parent) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  parent?.append(made);
  return made;
}

function button(className, label, parent) {
  const made = element('button', className, parent);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.title = label;
  return made;
}

class FacetRail extends HTMLElement {
  #data = { total: 0, facets: [], fields: [] };
  #opened = []; // fields opened besides the fixed ones
  #closed = new Set(); // fields whose values are folded away
  #wantedFields = '';

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const head = element('div', 'head', root);
    element('h2', '', head).textContent = 'Fields';
    button('close', 'Hide the fields', head).addEventListener('click', () => this.toggle());
    this.problem = element('div', 'problem', root);
    this.problem.setAttribute('role', 'status');
    this.problem.hidden = true;
    this.sections = element('div', 'sections', root);
    this.all = this.#allFields(root);
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  connectedCallback() {
    this.#read();
    this.#draw();
    this.#tellOpened();
  }

  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(`facets ${this.getAttribute('app')}`) ?? '{}');
      this.#opened = Array.isArray(kept.opened) ? kept.opened.filter((name) => typeof name === 'string') : [];
      this.#closed = new Set(Array.isArray(kept.closed) ? kept.closed : []);
    } catch { /* a browser may refuse storage */ }
  }

  #keep() {
    try {
      localStorage.setItem(`facets ${this.getAttribute('app')}`,
        JSON.stringify({ opened: this.#opened, closed: [...this.#closed] }));
    } catch { /* as above */ }
  }

  /** Facets in any order, `fields` the most frequent first: [{field, share}]. */
  show(data) {
    this.#data = data;
    this.removeAttribute('loading');
    this.problem.hidden = true;
    this.#draw();
  }

  /** One field's values in the place of what is shown of it. */
  field(facet) {
    this.#data.facets = this.#data.facets.map((other) => (other.field === facet.field ? { ...facet, text: other.text } : other));
    this.#draw();
  }

  loading() {
    this.setAttribute('loading', '');
  }

  failed(sentence) {
    this.removeAttribute('loading');
    this.problem.hidden = false;
    this.problem.textContent = sentence;
  }

  toggle() {
    this.dispatchEvent(new CustomEvent('toggle-wanted'));
  }

  focus() {
    this.shadowRoot.querySelector('.value, .name')?.focus();
  }

  #tellOpened() {
    const fields = [...FIXED, ...this.#opened].filter((name) => !this.#closed.has(name)).slice(0, MAX_OPEN);
    if (this.#wantedFields === fields.join('\n')) return;
    this.#wantedFields = fields.join('\n');
    this.$server?.opened(fields);
  }

  // ---- Drawing

  #draw() {
    const place = this.#place();
    const byName = new Map(this.#data.facets.map((facet) => [facet.field, facet]));
    const names = [...FIXED.filter((name) => this.#closed.has(name) || (byName.get(name)?.present ?? 0) > 0
      || byName.get(name)?.values.some(({ state }) => state)), ...this.#opened];
    this.sections.replaceChildren(...names.map((name) => this.#section(name, byName.get(name))));
    this.#fillAll();
    this.#restore(place);
  }

  #place() {
    const { activeElement } = this.shadowRoot;
    return activeElement && { key: activeElement.dataset.key, value: activeElement.value, at: activeElement.selectionStart };
  }

  #restore(place) {
    if (!place?.key) return;
    const again = [...this.shadowRoot.querySelectorAll('[data-key]')].find(({ dataset }) => dataset.key === place.key);
    again?.focus();
    if (again?.matches('input') && again.type !== 'number') again.setSelectionRange(place.at, place.at);
  }

  #section(name, facet) {
    const open = !this.#closed.has(name);
    const section = element('section', 'facet');
    const head = element('div', 'facet-head', section);
    const toggle = element('button', 'name', head);
    toggle.type = 'button';
    toggle.dataset.key = `fold ${name}`;
    toggle.setAttribute('aria-expanded', open);
    appendVisible(element('span', 'label', toggle), name);
    if (open && facet?.distinct > 1) element('span', 'distinct', toggle).textContent = compact(facet.distinct);
    toggle.addEventListener('click', () => this.#fold(name));
    if (this.#opened.includes(name)) {
      button('remove', `Remove ${name} from here`, head).addEventListener('click', () => this.#remove(name));
    }
    if (!open) return section;
    if (!facet) {
      element('div', 'hint', section).textContent = 'Counting…';
      return section;
    }
    if (facet.numeric) section.append(numericRange(facet, (min, max) => this.$server?.range(name, min, max)));
    if (facet.distinct > 10 || facet.text) section.append(this.#search(facet));
    const list = element('ul', 'values', section);
    list.setAttribute('aria-label', `Values of ${name}`);
    const most = Math.max(1, ...facet.values.map((value) => value.count));
    for (const value of facet.values) {
      list.append(valueRow(facet, value, most, (choice) => this.$server?.filter(name, value.value, choice)));
    }
    if (!facet.values.length) element('div', 'hint', section).textContent = facet.text ? 'No value has it.' : 'No values here.';
    if (!facet.text && facet.values.length >= 10 && facet.values.length < 50 && facet.distinct > facet.values.length) {
      const more = element('button', 'more', section);
      more.type = 'button';
      more.dataset.key = `more ${name}`;
      more.textContent = `Show more of ${count.format(facet.distinct)}`;
      more.addEventListener('click', () => this.$server?.more(name));
    }
    return section;
  }

  #search(facet) {
    const input = element('input', 'search');
    input.type = 'search';
    input.dataset.key = `search ${facet.field}`;
    input.placeholder = 'Search values';
    input.setAttribute('aria-label', `Search the values of ${facet.field}`);
    input.value = facet.text ?? '';
    input.addEventListener('input', () => {
      facet.text = input.value;
      clearTimeout(this.searching);
      this.searching = setTimeout(() => this.$server?.search(facet.field, input.value), 200);
    });
    return input;
  }

  #allFields(root) {
    const all = element('details', 'all', root);
    const summary = element('summary', '', all);
    summary.textContent = 'More fields';
    const input = element('input', 'search', all);
    input.type = 'search';
    input.placeholder = 'Find a field';
    input.setAttribute('aria-label', 'Find a field');
    input.addEventListener('input', () => this.#fillAll());
    element('ul', 'fields', all);
    return all;
  }

  #fillAll() {
    const sought = this.all.querySelector('input').value.trim().toLowerCase();
    const shown = new Set([...FIXED, ...this.#opened]);
    const fields = this.#data.fields.filter(({ field }) => !shown.has(field) && field !== 'message'
      && field.toLowerCase().includes(sought));
    this.all.hidden = !sought && !fields.length;
    this.all.querySelector('.fields').replaceChildren(...fields.slice(0, 200).map(({ field, share }) => {
      const item = element('li');
      const open = element('button', 'field', item);
      open.type = 'button';
      open.dataset.key = `open ${field}`;
      open.disabled = this.#opened.length >= MAX_OPEN - FIXED.length;
      appendVisible(element('span', 'label', open), field);
      const percent = share >= 0.995 ? '100 %' : share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`;
      element('span', 'distinct', open).textContent = percent;
      open.title = `${field}: in ${percent} of events`;
      open.addEventListener('click', () => {
        this.#opened.push(field);
        this.#changed();
      });
      return item;
    }));
  }

  #fold(name) {
    if (!this.#closed.delete(name)) this.#closed.add(name);
    this.#changed();
  }

  #remove(name) {
    this.#opened = this.#opened.filter((other) => other !== name);
    this.#changed();
  }

  #changed() {
    this.#keep();
    this.#draw();
    this.#tellOpened();
  }

  #key(event) {
    if (event.key === 'Escape' && this.hasAttribute('overlay')) {
      this.toggle();
      return;
    }
    const value = event.target.closest?.('.value');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!value || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      const values = [...this.shadowRoot.querySelectorAll('.value')];
      values[values.indexOf(value) + step]?.focus();
    } else if (event.key === 'x') {
      value.parentNode.querySelector('.exclude')?.click();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('facet-rail', FacetRail);
