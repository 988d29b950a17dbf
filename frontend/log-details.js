// What an opened row shows: the message in full, the traceback, and every field with a copy button.
import { appendMarked, appendVisible, copy } from './log-text.js';

function element(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function copyButton(label, text) {
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

function block(title, text, words) {
  const section = element('section', 'block');
  const pre = element('pre', 'prose');
  section.append(pre, copyButton(title, text));
  pre.setAttribute('aria-label', title);
  appendMarked(pre, text, words);
  return section;
}

/** An exception as its runtime prints it; built from the frames where the client sent no text. */
export function traceback(exception) {
  if (exception.raw) return exception.raw.replace(/\s+$/u, '');
  const causes = (exception.causes ?? []).map(traceback).reverse();
  const frames = (exception.frames ?? []).map((frame) => {
    const place = `  File "${frame.file}"${frame.line == null ? '' : `, line ${frame.line}`}, in ${frame.function}`;
    return frame.source ? `${place}\n    ${frame.source.trim()}` : place;
  });
  if (frames.length) frames.unshift('Traceback (most recent call last):');
  const last = [exception.type, exception.message].filter(Boolean).join(': ');
  const own = [...frames, last].join('\n');
  return [...causes, own].join('\n\nThe above exception was the direct cause of the following exception:\n\n');
}

/** The fields of `event` in reading order: [name, text, kind]. */
function fields(event) {
  const named = [
    ['time', event.occurredAt],
    ['level', `${event.level} (${event.severity})`],
    ['logger', event.logger],
    ['service', event.service],
    ['environment', event.environment],
    ['release', event.release],
    ['host', event.host],
    ['trace id', event.traceId],
    ['span id', event.spanId],
    ['template', event.template],
  ];
  const attributes = Object.entries(event.attributes ?? {}).map(([name, value]) => [
    name, String(value), typeof value,
  ]);
  const last = [['received', event.receivedAt], ['source', event.source], ['event id', event.id]];
  return [...named, ...attributes, ...last].filter(([, text]) => text != null && text !== '');
}

/** The opened part of a row. `words` marks what was searched for. */
export function details(event, words) {
  const panel = element('div', 'details');
  if (event.message.length > 80 || event.message.includes('\n')) panel.append(block('message', event.message, words));
  if (event.cut) panel.append(element('div', 'cut'));
  if (event.exception) panel.append(block('traceback', traceback(event.exception), words));
  const list = element('dl', 'fields');
  for (const [name, text, kind = 'text'] of fields(event)) {
    const key = appendVisible(element('dt', ''), name);
    const value = appendMarked(element('dd', kind), text, words);
    value.append(copyButton(name, text));
    list.append(key, value);
  }
  panel.append(list);
  const whole = copyButton('the whole event as JSON', JSON.stringify(event, null, 2));
  whole.classList.add('whole');
  panel.append(whole);
  // Selecting or clicking inside the opened part must not close it.
  panel.addEventListener('click', (click) => click.stopPropagation());
  return panel;
}
