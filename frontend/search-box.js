// <search-box>: query text with completion, its terms as chips, what is wrong with it and the way out.
import { appendVisible } from './log-text.js';
import { SearchHistory } from './search-history.js';
import { SuggestionList } from './suggestion-list.js';
import style from './search-box-style.js';

const PAUSE = 120;

const TEMPLATE = document.createElement('template');
TEMPLATE.innerHTML = `
  <div class="box">
    <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/></svg>
    <input type="text" role="combobox" aria-label="Search the logs" aria-autocomplete="list" aria-expanded="false"
      aria-controls="list" autocomplete="off" spellcheck="false" autocapitalize="off" enterkeyhint="search"
      placeholder="Search: words, &quot;a phrase&quot;, level:error, -not this, /regex/">
    <kbd aria-hidden="true">/</kbd>
    <button class="clear" type="button" aria-label="Clear the search" hidden>×</button>
    <button class="cancel" type="button" hidden>Cancel</button>
    <div class="progress" hidden><i></i></div>
  </div>
  <ul class="list" id="list" role="listbox" aria-label="Suggestions" hidden></ul>
  <div class="problem" role="alert" hidden></div>
  <div class="chips" role="group" aria-label="Terms of the search" hidden></div>`;

class SearchBox extends HTMLElement {
  #applied = '';
  #request = 0;
  #span = null; // what an accepted suggestion takes the place of
  #timer = 0;
  #fix = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [style];
    root.append(TEMPLATE.content.cloneNode(true));
    const find = (selector) => root.querySelector(selector);
    [this.input, this.clear, this.cancel, this.progress_, this.problem, this.chips] =
      ['input', '.clear', '.cancel', '.progress', '.problem', '.chips'].map(find);
    this.list = new SuggestionList(find('.list'), this.input, (item) => this.#accept(item));
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('focus', () => this.#ask(0));
    this.input.addEventListener('blur', () => this.#left());
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.clear.addEventListener('click', () => {
      this.input.value = '';
      this.#search();
      this.input.focus();
    });
    this.cancel.addEventListener('click', () => this.$server?.cancel());
  }

  connectedCallback() {
    this.setAttribute('data-log-search', '');
    this.history = new SearchHistory(this.getAttribute('app'));
  }

  /** `problem`: {message, position, suggestion?} or null; `terms`: [{text, negated}], those that must all be true. */
  show({ text, problem, terms }) {
    this.#applied = text;
    if (this.input.value.trim() !== text) this.input.value = text;
    this.history ??= new SearchHistory(this.getAttribute('app'));
    if (!problem) this.history.add(text);
    this.#showProblem(text, problem);
    this.#showChips(problem ? [] : terms);
    this.#typedOrNot();
  }

  suggestions({ id, from, to, items }) {
    if (id !== this.#request || this.shadowRoot.activeElement !== this.input) return;
    this.#span = [from, to];
    const typed = this.input.value.slice(from, this.input.selectionStart);
    const remembered = this.input.value.trim() ? [] : this.history.items().map((text) => ({ insert: text, label: text, kind: 'history' }));
    this.list.show([...remembered, ...items], typed);
  }

  /** A search goes on; `share` of it is done, 0 to 1. */
  running(share) {
    this.cancel.hidden = false;
    this.progress_.hidden = false;
    this.progress_.firstChild.style.width = `${Math.round(Math.max(0.02, Math.min(1, share)) * 100)}%`;
  }

  done() {
    this.cancel.hidden = true;
    this.progress_.hidden = true;
  }

  // ---- Typing

  #typed() {
    this.#typedOrNot();
    this.#ask(PAUSE);
  }

  #typedOrNot() {
    this.clear.hidden = !this.input.value;
    this.toggleAttribute('changed', this.input.value.trim() !== this.#applied);
  }

  #ask(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#request++;
      if (this.$server) this.$server.suggest(this.#request, this.input.value, this.input.selectionStart ?? 0);
    }, pause);
  }

  #left() {
    clearTimeout(this.#timer);
    this.#request++;
    this.list.hide();
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.altKey && event.key === 'Enter' && this.#fix) {
      this.#use(this.#fix);
    } else if (event.ctrlKey && event.key === ' ') {
      this.#ask(0);
    } else if (this.list.key(event)) {
      // The list knew what to do with it.
    } else if (event.key === 'Enter') {
      this.#search();
    } else if (event.key === 'Escape') {
      this.input.blur();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #accept({ insert, kind }) {
    if (kind === 'history') {
      this.#use(insert);
      return;
    }
    const [from, to] = this.#span ?? [this.input.selectionStart, this.input.selectionStart];
    const rest = this.input.value.slice(to);
    const finished = kind === 'value' && !/^[\s)]/.test(rest) ? `${insert} ` : insert;
    this.input.setRangeText(finished, from, to, 'end');
    this.#typedOrNot();
    this.#ask(0);
  }

  #use(text) {
    this.input.value = text;
    this.#search();
  }

  #search() {
    clearTimeout(this.#timer);
    this.#request++;
    this.list.hide();
    this.#typedOrNot();
    this.$server?.search(this.input.value);
  }

  // ---- What it says

  #showProblem(text, problem) {
    this.#fix = problem?.suggestion ?? null;
    this.problem.hidden = !problem;
    this.input.setAttribute('aria-invalid', Boolean(problem));
    this.problem.replaceChildren();
    if (!problem) return;
    const sentence = this.problem.appendChild(document.createElement('span'));
    sentence.textContent = problem.message;
    const quoted = this.problem.appendChild(document.createElement('code'));
    const at = Math.min(problem.position, text.length);
    const end = at + Math.max(1, /^\S*/.exec(text.slice(at))[0].length);
    appendVisible(quoted, text.slice(Math.max(0, at - 60), at));
    appendVisible(quoted.appendChild(document.createElement('u')), text.slice(at, end) || '\u2423');
    appendVisible(quoted, text.slice(end, end + 60));
    if (!this.#fix) return;
    const use = this.problem.appendChild(document.createElement('button'));
    use.type = 'button';
    use.append('Use: ');
    appendVisible(use.appendChild(document.createElement('code')), this.#fix);
    use.title = 'Alt+Enter';
    use.addEventListener('click', () => this.#use(this.#fix));
  }

  #showChips(terms) {
    this.chips.hidden = terms.length === 0;
    this.chips.replaceChildren(...terms.map(({ text, negated }, index) => {
      const chip = document.createElement('span');
      chip.className = negated ? 'chip not' : 'chip';
      const turn = chip.appendChild(document.createElement('button'));
      turn.type = 'button';
      turn.className = 'term';
      appendVisible(turn, text);
      turn.title = negated ? `${text}: click to keep only these` : `${text}: click to exclude`;
      turn.addEventListener('click', () => this.$server?.negate(index));
      const remove = chip.appendChild(document.createElement('button'));
      remove.type = 'button';
      remove.className = 'remove';
      remove.textContent = '×';
      remove.setAttribute('aria-label', `Remove ${text}`);
      remove.addEventListener('click', () => this.$server?.remove(index));
      return chip;
    }));
    if (terms.length < 2) return;
    const reset = this.chips.appendChild(document.createElement('button'));
    reset.type = 'button';
    reset.className = 'reset';
    reset.textContent = 'Reset';
    reset.addEventListener('click', () => this.#use(''));
  }
}

customElements.define('search-box', SearchBox);
