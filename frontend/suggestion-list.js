// The list below the search box: what could be typed next, with how often it occurs.
import { appendMarked, pattern } from './log-text.js';
import { compact } from './facet-parts.js';

export class SuggestionList {
  #items = [];
  #at = -1;

  /** `accept` takes the chosen item. */
  constructor(list, input, accept) {
    this.list = list;
    this.input = input;
    this.accept = accept;
    // Before the box loses the focus.
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option) this.accept(this.#items[Number(option.dataset.index)]);
    });
  }

  show(items, typed) {
    this.#items = items;
    this.#at = -1;
    const words = pattern([typed.replace(/^-|.*:/, '').replace(/^"/, '')]);
    this.list.replaceChildren(...items.map(({ label, detail, count, share, kind }, index) => {
      const option = document.createElement('li');
      option.id = `option-${index}`;
      option.dataset.index = index;
      option.className = kind;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      appendMarked(option.appendChild(document.createElement('span')), label, kind === 'history' ? null : words);
      const right = option.appendChild(document.createElement('small'));
      right.textContent = detail ?? (count != null ? compact(count) : share != null ? this.#percent(share) : kind === 'history' ? 'before' : '');
      return option;
    }));
    this.#open(items.length > 0);
  }

  #percent(share) {
    return share < 0.01 ? 'in < 1 %' : `in ${Math.round(share * 100)} %`;
  }

  hide() {
    this.#open(false);
  }

  #open(open) {
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', open);
    this.input.removeAttribute('aria-activedescendant');
    if (!open) this.#at = -1;
  }

  /** Whether it had a use for the key. */
  key(event) {
    if (this.list.hidden || event.altKey || event.ctrlKey || event.metaKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#choose((this.#at + step + this.#items.length + (this.#at < 0 && step < 0 ? 1 : 0)) % this.#items.length);
      return true;
    }
    if (event.key === 'Escape') {
      this.hide();
      return true;
    }
    const taken = event.key === 'Tab' ? Math.max(0, this.#at) : this.#at;
    if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && this.input.value)) && taken >= 0) {
      this.accept(this.#items[taken]);
      return true;
    }
    return false;
  }

  #choose(index) {
    this.#at = index;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', i === index));
    this.list.children[index].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', `option-${index}`);
  }
}
