// <command-palette>: everything one can do here, found by typing. Ctrl+K or ⌘K.
import style from './command-palette-style.js';

/** How well `words` are found in `text`, less is better; null when they are not. */
export function match(text, words) {
  const lower = text.toLowerCase();
  let score = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at >= 0) {
      score += at === 0 || /\W/.test(lower[at - 1]) ? 0 : 1;
      continue;
    }
    let from = -1;
    for (const letter of word) {
      from = lower.indexOf(letter, from + 1);
      if (from < 0) return null;
    }
    score += 4;
  }
  return score;
}

class CommandPalette extends HTMLElement {
  #commands = [];
  #shown = [];
  #at = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    this.dialog = root.appendChild(document.createElement('dialog'));
    this.dialog.setAttribute('aria-label', 'Commands');
    this.input = this.dialog.appendChild(document.createElement('input'));
    this.input.type = 'text';
    this.input.placeholder = 'Go to an app, a view, or do something';
    for (const [name, value] of Object.entries({
      role: 'combobox', 'aria-label': 'Command', 'aria-controls': 'list', 'aria-expanded': 'true', autocomplete: 'off', spellcheck: 'false',
    })) this.input.setAttribute(name, value);
    this.list = this.dialog.appendChild(document.createElement('ul'));
    this.list.id = 'list';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Commands');
    this.input.addEventListener('input', () => this.#draw());
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.dialog.addEventListener('click', (event) => event.target === this.dialog && this.dialog.close());
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]');
      if (option) this.#run(Number(option.dataset.index));
    });
  }

  connectedCallback() {
    this.stop = new AbortController();
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      event.stopPropagation();
      if (this.dialog.open) this.dialog.close();
      else this.open();
    }, { signal: this.stop.signal, capture: true });
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  /** [{id, group, label, hint?, keys?}] in the order they are listed. */
  commands(commands) {
    this.#commands = commands;
    if (this.dialog.open) this.#draw();
  }

  open() {
    this.$server?.opened();
    this.input.value = '';
    this.dialog.showModal();
    this.#draw();
  }

  #draw() {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.#shown = this.#commands
      .map((command, index) => ({ command, index, score: match(`${command.label} ${command.group} ${command.hint ?? ''}`, words) }))
      .filter(({ score }) => score !== null)
      .sort((a, b) => (words.length ? a.score - b.score || a.index - b.index : 0))
      .slice(0, 60)
      .map(({ command }) => command);
    let group = null;
    this.list.replaceChildren();
    this.#shown.forEach((command, index) => {
      if (command.group !== group && !words.length) {
        const head = this.list.appendChild(document.createElement('li'));
        head.className = 'group';
        head.setAttribute('role', 'presentation');
        head.textContent = command.group;
      }
      group = command.group;
      const option = this.list.appendChild(document.createElement('li'));
      option.id = `option-${index}`;
      option.dataset.index = index;
      option.setAttribute('role', 'option');
      option.appendChild(document.createElement('span')).textContent = command.label;
      if (command.hint || words.length) option.appendChild(document.createElement('small')).textContent = command.hint ?? command.group;
      if (command.keys) option.appendChild(document.createElement('kbd')).textContent = command.keys;
    });
    if (!this.#shown.length) {
      const none = this.list.appendChild(document.createElement('li'));
      none.className = 'group';
      none.textContent = 'Nothing is called like that.';
    }
    this.#choose(0);
  }

  #choose(index) {
    this.#at = this.#shown.length ? (index + this.#shown.length) % this.#shown.length : 0;
    for (const option of this.list.querySelectorAll('[role=option]')) {
      const selected = Number(option.dataset.index) === this.#at;
      option.setAttribute('aria-selected', selected);
      if (selected) option.scrollIntoView({ block: 'nearest' });
    }
    this.input.setAttribute('aria-activedescendant', this.#shown.length ? `option-${this.#at}` : '');
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#choose(this.#at + step);
    else if (event.key === 'Enter') this.#run(this.#at);
    else return;
    event.preventDefault();
  }

  #run(index) {
    const command = this.#shown[index];
    if (!command) return;
    this.dialog.close();
    this.$server?.run(command.id);
  }
}

customElements.define('command-palette', CommandPalette);
