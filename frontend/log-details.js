// What an opened row shows: the message in full, the traceback, and every field with what can be done with it.
import { appendMarked, appendVisible, copy } from './log-text.js';
import { traceback, tracebackElement } from './traceback.js';

function element(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

export function copyButton(label, text) {
  const button = element('button', 'copy');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${label}`);
  button.addEventListener('click', async (click) => {
    click.stopPropagation();
    await copy(text);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
  return button;
}

/** JSON laid out to read; null when `text` is none. */
export function prettyJson(text) {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed) || trimmed.length > 200_000) return null;
  try {
    return JSON.stringify(JSON.parse(trimmed), null, 2);
  } catch {
    return null;
  }
}

export function messageBlock(text, words) {
  const section = element('section', 'block');
  const pre = element('pre', 'prose');
  section.append(pre, copyButton('message', text));
  pre.setAttribute('aria-label', 'message');
  appendMarked(pre, prettyJson(text) ?? text, words);
  return section;
}

function exceptionBlock(exception, words) {
  const section = element('section', 'block');
  section.append(tracebackElement(exception, words), copyButton('traceback', traceback(exception)));
  return section;
}

/** The fields of `event` in reading order: [name, text, kind, name in the query language if one can filter by it]. */
export function fields(event) {
  const named = [
    ['time', event.occurredAt],
    ['level', `${event.level} (${event.severity})`, 'text', 'level', event.level],
    ...['logger', 'service', 'environment', 'release', 'host'].map((name) => [name, event[name], 'text', name]),
    ['trace id', event.traceId, 'text', 'trace_id'],
    ['span id', event.spanId, 'text', 'span_id'],
    ['template', event.template, 'text', 'template'],
  ];
  const attributes = Object.entries(event.attributes ?? {}).map(([name, value]) => [
    name, String(value), typeof value, name,
  ]);
  const last = [['received', event.receivedAt], ['source', event.source, 'text', 'source'], ['event id', event.id]];
  return [...named, ...attributes, ...last].filter(([, text]) => text != null && text !== '');
}

/** Buttons for one value; `choose` takes what is wanted: only, exclude or column. */
export function valueButtons(name, field, value, choose) {
  const buttons = element('span', 'value-buttons');
  const add = (kind, sign, label) => {
    const button = element('button', kind);
    button.type = 'button';
    button.textContent = sign;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', (click) => {
      click.stopPropagation();
      choose(kind, field, value);
    });
    buttons.append(button);
  };
  if (choose && field) {
    add('only', '=', `Only ${name} ${value.slice(0, 60)}  (f)`);
    add('exclude', '≠', `Exclude ${name} ${value.slice(0, 60)}  (x)`);
    add('column', '▥', `Show ${name} as a column`);
  }
  buttons.append(copyButton(name, value));
  return buttons;
}

/** f and x keep and exclude the value whose button has the focus. */
export function pressValueButton(event) {
  const buttons = event.target.closest?.('.value-buttons');
  const wanted = { f: '.only', x: '.exclude' }[event.key];
  if (!buttons || !wanted || event.ctrlKey || event.metaKey || event.altKey) return;
  buttons.querySelector(wanted)?.click();
  event.preventDefault();
  event.stopPropagation();
}

/** The fields as a list of terms and values. */
export function fieldList(event, words, choose) {
  const list = element('dl', 'fields');
  for (const [name, text, kind = 'text', field = null, value = text] of fields(event)) {
    const key = appendVisible(element('dt', ''), name);
    const cell = element('dd', kind);
    const shown = element('span', 'shown');
    appendMarked(shown, prettyJson(text) ?? text, words);
    cell.append(shown, valueButtons(name, field, value, choose));
    list.append(key, cell);
  }
  return list;
}

/** The opened part of a row. `words` marks what was searched for; `choose` takes kind, field, value. */
export function details(event, words, choose) {
  const panel = element('div', 'details');
  const { message } = event;
  if (message.length > 80 || message.includes('\n') || prettyJson(message)) panel.append(messageBlock(message, words));
  if (event.cut) panel.append(element('div', 'cut'));
  if (event.exception) panel.append(exceptionBlock(event.exception, words));
  panel.append(fieldList(event, words, choose));
  const whole = copyButton('the whole event as JSON', JSON.stringify(event, null, 2));
  whole.classList.add('whole');
  panel.append(whole);
  // Selecting or clicking inside the opened part must not close it.
  panel.addEventListener('click', (click) => click.stopPropagation());
  return panel;
}
