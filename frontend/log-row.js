// One row as it stands in the list: time, level, where from, the message on one line.
import { appendLine, appendTinted, appendVisible } from './log-text.js';
import { count } from './log-status.js';

/** The widest the column of service and logger gets. */
const SOURCE_CHARS = 26;
const LINE_CHARS = 2000;
const WRAPPED_CHARS = 4000;
/** Longer messages are shown without tints: finding what to tint costs more than they gain. */
const TINTED_CHARS = 500;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const two = (n) => String(n).padStart(2, '0');

function element(parent, className, role, tag = 'span') {
  const made = document.createElement(tag);
  made.className = className;
  if (role) made.setAttribute('role', role);
  parent?.append(made);
  return made;
}

/** org.apache.hadoop.MRAppMaster → o.a.h.MRAppMaster → MRAppMaster, as there is room. */
function shorten(logger, room) {
  const parts = logger.split('.');
  for (let i = 0; i < parts.length - 1 && parts.join('.').length > room; i++) parts[i] = parts[i].slice(0, 1);
  while (parts.length > 1 && parts.join('.').length > room) parts.shift();
  return parts.join('.');
}

/** Where an event comes from, in at most about SOURCE_CHARS characters: service/logger. */
export function sourceOf({ service, logger }) {
  if (!service || !logger || logger === service || logger.startsWith(`${service}.`)) {
    return logger ? shorten(logger, SOURCE_CHARS) : service ?? '';
  }
  return `${service}/${shorten(logger, Math.max(8, SOURCE_CHARS - service.length - 1))}`;
}

/** How many characters the column of service and logger needs for `rows`, and for what it was made for `before`. */
export function widestSource(rows, before) {
  let widest = before;
  for (const row of rows) {
    if (widest >= SOURCE_CHARS) return SOURCE_CHARS;
    if (row.id) widest = Math.max(widest, sourceOf(row).length);
  }
  return Math.min(widest, SOURCE_CHARS);
}

/** Whether times need their dates: the first of `rows` is not of today. */
export function needsDates(rows) {
  const first = rows.find((row) => row.id);
  return first !== undefined && new Date(first.occurredAt).toDateString() !== new Date().toDateString();
}

/** Writes how long ago each of the shown rows was; a map of rows to their elements. */
export function refreshTimes(elements) {
  for (const [row, element] of elements) {
    if (row.id) fillTime(element.querySelector('.time'), row.occurredAt, 'relative');
  }
}

const RELATIVE = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];

/** How long before `now`: 12 s, 3 min. */
export function ago(time, now) {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  const [size, unit] = RELATIVE.find(([least]) => seconds >= least) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit} ago`;
}

/** Writes a time as `mode` wants it: local, utc or relative. */
export function fillTime(cell, iso, mode) {
  const at = new Date(iso);
  cell.title = iso;
  if (mode === 'relative') {
    cell.textContent = ago(at.getTime(), Date.now());
    return;
  }
  const get = (part) => (mode === 'utc' ? at[`getUTC${part}`]() : at[`get${part}`]());
  cell.replaceChildren();
  element(cell, 'date').textContent = `${get('FullYear')}-${two(get('Month') + 1)}-${two(get('Date'))} `;
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  cell.append(`${two(get('Hours'))}:${two(get('Minutes'))}:${two(get('Seconds'))}.${ms}`);
}

/** What the field `name` of `event` says; names as in the query language. */
export function valueOf(event, name) {
  const built = {
    level: event.level, message: event.message, template: event.template, logger: event.logger, service: event.service,
    environment: event.environment, release: event.release, host: event.host, trace_id: event.traceId,
    span_id: event.spanId, source: event.source, 'exception.type': event.exception?.type,
    'exception.message': event.exception?.message,
  };
  const value = name in built ? built[name] : event.attributes?.[name.replace(/^attributes\./, '')];
  return value == null ? '' : String(value);
}

/** The row of `event`; its first child is the line to click on. */
export function rowElement(event, { words, columns, timeMode, wrapped }) {
  const row = element(null, 'row', 'row', 'div');
  row.id = `row-${event.id}`;
  row.dataset.level = LEVELS[(event.severity - 1) >> 2];
  const line = element(row, 'line', 'presentation', 'div');
  fillTime(element(line, 'time', 'gridcell'), event.occurredAt, timeMode);
  element(line, 'level', 'gridcell').textContent = row.dataset.level.toUpperCase();
  const source = appendVisible(element(line, 'source', 'gridcell'), sourceOf(event));
  source.title = [event.service, event.logger].filter(Boolean).join(' / ');
  for (const name of columns) {
    const cell = element(line, 'own', 'gridcell');
    const value = valueOf(event, name);
    appendLine(cell, value, words, 300);
    cell.title = value.slice(0, 300);
  }
  const cell = element(line, 'message', 'gridcell');
  const text = event.message ?? '';
  if (wrapped) appendTinted(cell, text.slice(0, WRAPPED_CHARS).trimEnd(), words);
  else if (text.length <= TINTED_CHARS && !text.includes('\n')) appendTinted(cell, text, words);
  else appendLine(cell, text, words, LINE_CHARS);
  const type = event.exception?.type;
  if (type && !text.includes(type)) appendVisible(element(cell, 'thrown'), ` ${type}`);
  return row;
}

/** The line that stands for `gap` rows that were left out. */
export function gapElement(gap) {
  const row = element(null, 'row gap', 'row', 'div');
  const text = `${count.format(gap)} ${gap === 1 ? 'row' : 'rows'} skipped to keep up`;
  element(row, '', 'gridcell').textContent = text;
  return row;
}
