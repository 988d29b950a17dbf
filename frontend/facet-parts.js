// What a section of <facet-rail> is made of: a value with its bar and its buttons, a range of numbers.
import { appendVisible } from './log-text.js';
import { count } from './log-status.js';

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** 1,234 → 1.2K */
export function compact(number) {
  return number < 10000 ? count.format(number) : short.format(number);
}

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  parent?.append(made);
  return made;
}

/** `choose` takes 'only', 'exclude' or 'clear'. */
export function valueRow(facet, { value, count: events, state }, most, choose) {
  const item = document.createElement('li');
  item.className = state ?? '';
  const pick = element('button', 'value', item);
  pick.type = 'button';
  pick.dataset.key = `value ${facet.field} ${value}`;
  pick.setAttribute('aria-pressed', state === 'only');
  pick.title = `${value}: ${count.format(events)} events`;
  if (facet.field === 'level' && /^[a-z]+$/.test(value)) pick.classList.add(`level-${value}`);
  const bar = element('span', 'bar', pick);
  bar.style.width = `${Math.max(1, (events / most) * 100)}%`;
  appendVisible(element('span', 'label', pick), value === '' ? '(empty)' : value);
  element('span', 'count', pick).textContent = compact(events);
  pick.addEventListener('click', () => choose(state ? 'clear' : 'only'));
  const exclude = element('button', 'exclude', item);
  exclude.type = 'button';
  exclude.tabIndex = -1;
  const excluded = state === 'not';
  exclude.textContent = excluded ? '×' : '−';
  exclude.title = excluded ? `Show ${value} again` : `Exclude ${value}  (x)`;
  exclude.setAttribute('aria-label', exclude.title);
  exclude.addEventListener('click', () => choose(excluded ? 'clear' : 'exclude'));
  return item;
}

/** Two numbers and what to do with them. */
export function numericRange(facet, apply) {
  const form = element('form', 'range');
  const [min, max] = ['min', 'max'].map((end) => {
    const input = element('input', end, form);
    input.type = 'number';
    input.step = 'any';
    input.dataset.key = `${end} ${facet.field}`;
    input.placeholder = facet[end] == null ? end : String(facet[end]);
    input.setAttribute('aria-label', `${end === 'min' ? 'Least' : 'Greatest'} ${facet.field}`);
    input.value = facet.range?.[end] ?? '';
    return input;
  });
  form.insertBefore(document.createTextNode('–'), max);
  const go = element('button', 'apply', form);
  go.textContent = 'Apply';
  const number = (input) => (input.value === '' ? null : Number(input.value));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply(number(min), number(max));
  });
  return form;
}
