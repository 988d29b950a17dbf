// One row as it stands in the list: time, level, where from, the message on one line.
import { appendLine, appendVisible } from './log-text.js';
import { count } from './log-status.js';

/** The widest the column of service and logger gets. */
export const SOURCE_CHARS = 26;
const LINE_CHARS = 2000;
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

function fillTime(cell, iso) {
  const at = new Date(iso);
  element(cell, 'date').textContent = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `;
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  cell.append(`${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`);
  cell.title = iso;
}

/** The row of `event`; its first child is the line to click on. */
export function rowElement(event, words) {
  const row = element(null, 'row', 'row', 'div');
  row.id = `row-${event.id}`;
  row.dataset.level = LEVELS[(event.severity - 1) >> 2];
  const line = element(row, 'line', 'presentation', 'div');
  fillTime(element(line, 'time', 'gridcell'), event.occurredAt);
  element(line, 'level', 'gridcell').textContent = row.dataset.level.toUpperCase();
  const source = appendVisible(element(line, 'source', 'gridcell'), sourceOf(event));
  source.title = [event.service, event.logger].filter(Boolean).join(' / ');
  const message = appendLine(element(line, 'message', 'gridcell'), event.message ?? '', words, LINE_CHARS);
  const type = event.exception?.type;
  if (type && !event.message?.includes(type)) appendVisible(element(message, 'thrown'), ` ${type}`);
  return row;
}

/** The line that stands for `gap` rows that were left out. */
export function gapElement(gap) {
  const row = element(null, 'row gap', 'row', 'div');
  const text = `${count.format(gap)} ${gap === 1 ? 'row' : 'rows'} skipped to keep up`;
  element(row, '', 'gridcell').textContent = text;
  return row;
}
