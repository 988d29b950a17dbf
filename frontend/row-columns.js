// The head of <log-rows> when fields have columns of their own: to move, to make wider, to take away.
import { appendVisible } from './log-text.js';

const WIDTH = 18;
const LIMITS = [6, 80];
const KEY = 'log-column-widths';

function kept() {
  try {
    const widths = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof widths === 'object' && widths ? widths : {};
  } catch {
    return {};
  }
}

export class ColumnHead {
  #columns = [];
  #widths = kept();
  #changed;

  /** `changed` takes the columns, and whether only their widths are other than before. */
  constructor(element, changed) {
    this.element = element;
    this.#changed = changed;
    element.addEventListener('keydown', (event) => this.#key(event));
  }

  get columns() {
    return this.#columns;
  }

  set columns(names) {
    this.#columns = names;
    this.#draw();
  }

  width(name) {
    const width = Number(this.#widths[name]);
    return width >= LIMITS[0] && width <= LIMITS[1] ? width : WIDTH;
  }

  /** As a CSS grid knows them. */
  get template() {
    return this.#columns.map((name) => `${this.width(name)}ch`).join(' ');
  }

  #draw() {
    const place = this.element.querySelector(':focus')?.dataset.name;
    this.element.hidden = this.#columns.length === 0;
    const cells = ['time', 'level', 'source'].map((name) => this.#cell(name, false));
    this.element.replaceChildren(...cells, ...this.#columns.map((name) => this.#cell(name, true)), this.#cell('message', false));
    if (place) [...this.element.children].find((cell) => cell.dataset.name === place)?.focus();
  }

  #cell(name, own) {
    const cell = document.createElement('span');
    cell.className = `column ${own ? 'own' : name}`;
    cell.setAttribute('role', 'columnheader');
    appendVisible(cell.appendChild(document.createElement('span')), name);
    if (!own) return cell;
    cell.dataset.name = name;
    cell.tabIndex = 0;
    cell.title = `${name}: drag to move; Alt+arrows move, Shift+arrows resize, Delete removes`;
    const remove = cell.appendChild(document.createElement('button'));
    remove.type = 'button';
    remove.tabIndex = -1;
    remove.textContent = '×';
    remove.setAttribute('aria-label', `Remove the column ${name}`);
    remove.addEventListener('click', () => this.#remove(name));
    const grip = cell.appendChild(document.createElement('i'));
    grip.addEventListener('pointerdown', (event) => this.#resize(event, name));
    cell.addEventListener('pointerdown', (event) => event.target === cell.firstChild && this.#drag(event, cell, name));
    return cell;
  }

  #remove(name) {
    this.columns = this.#columns.filter((other) => other !== name);
    this.#changed(this.#columns, false);
  }

  #move(name, to) {
    const others = this.#columns.filter((other) => other !== name);
    others.splice(Math.max(0, Math.min(others.length, to)), 0, name);
    if (others.every((other, i) => other === this.#columns[i])) return;
    this.columns = others;
    this.#changed(this.#columns, false);
  }

  #setWidth(name, width) {
    this.#widths[name] = Math.round(Math.max(LIMITS[0], Math.min(LIMITS[1], width)));
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#widths));
    } catch { /* kept as long as the page */ }
    this.#changed(this.#columns, true);
  }

  #follow(event, moved, done) {
    event.preventDefault();
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener('pointermove', moved, { signal });
    for (const end of ['pointerup', 'pointercancel']) {
      addEventListener(end, (last) => {
        stop.abort();
        done?.(last);
      }, { signal });
    }
  }

  #resize(event, name) {
    const cell = event.target.parentNode;
    const perChar = cell.offsetWidth / this.width(name);
    const [from, start] = [event.clientX, this.width(name)];
    this.#follow(event, (move) => this.#setWidth(name, start + (move.clientX - from) / perChar));
  }

  #drag(event, cell, name) {
    cell.classList.add('dragged');
    const targetAt = (x) => [...this.element.querySelectorAll('.own')]
      .filter((other) => other !== cell && x > other.getBoundingClientRect().left + other.offsetWidth / 2).length;
    this.#follow(event, (move) => {
      cell.style.transform = `translateX(${move.clientX - event.clientX}px)`;
    }, (end) => {
      cell.classList.remove('dragged');
      cell.style.transform = '';
      this.#move(name, targetAt(end.clientX));
    });
    cell.focus();
  }

  #key(event) {
    const { name } = event.target.dataset;
    if (!name) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && event.altKey) this.#move(name, this.#columns.indexOf(name) + by);
    else if (by && event.shiftKey) this.#setWidth(name, this.width(name) + 2 * by);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#remove(name);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
