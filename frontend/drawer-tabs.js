// The tabs of <event-drawer> that show other events: around it, of its trace, of its kind.
import { appendLine, appendVisible } from './log-text.js';
import { fillTime } from './log-row.js';
import { count } from './log-status.js';
import { timeMode } from './time-zone.js';

const SPANS = [[5, '5 s'], [30, '30 s'], [60, '1 min'], [300, '5 min'], [900, '15 min']];

function element(tag, className, parent, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) appendVisible(made, text);
  parent?.append(made);
  return made;
}

/** One event as a line that opens it. */
function line(row, here, open, lead) {
  const item = element('button', `event level-${row.level}${here ? ' here' : ''}`);
  item.type = 'button';
  if (here) item.setAttribute('aria-current', 'true');
  const time = element('span', 'time', item);
  if (lead === undefined) fillTime(time, row.occurredAt, timeMode() === 'utc' ? 'utc' : 'local');
  else time.textContent = lead;
  element('span', 'name', item, row.level.slice(0, 5));
  const text = element('span', 'text', item);
  appendLine(text, row.message ?? '', null, 400);
  item.title = [row.service, row.logger].filter(Boolean).join(' / ');
  item.addEventListener('click', () => open(row.id));
  return item;
}

function choices(label, all, current, choose) {
  const group = element('div', 'choices');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  element('span', '', group, label);
  for (const [value, name] of all) {
    const button = element('button', '', group, name);
    button.type = 'button';
    button.setAttribute('aria-pressed', value === current);
    button.addEventListener('click', () => choose(value));
  }
  return group;
}

/** `data`: {rows, earlier, later, same: [names the event has]}. The page's filters do not hold here. */
export function contextTab(event, data, { options, ask, open }) {
  const list = element('div', 'events');
  const cut = (text) => element('p', 'hint', null, text);
  if (data.earlier) list.append(cut('More happened before; widen or narrow the time.'));
  for (const row of data.rows) list.append(line(row, row.id === event.id, open));
  if (data.later) list.append(cut('More happened after.'));
  return [
    choices('Around it', SPANS, options.span, (span) => ask({ span })),
    choices('From', [['', 'everywhere'], ...data.same.map((name) => [name, `same ${name.replace('_id', '')}`])], options.same,
      (same) => ask({ same })),
    element('p', 'hint', null, `${count.format(data.rows.length)} events, whatever is searched for`),
    list,
  ];
}

function millis(ms) {
  if (ms < 1000) return `+${Math.round(ms)} ms`;
  return ms < 60_000 ? `+${(ms / 1000).toFixed(2)} s` : `+${(ms / 60_000).toFixed(1)} min`;
}

/** `data`: {traceId, rows oldest first, complete}. */
export function traceTab(event, data, { open }) {
  if (!data.traceId) return [element('p', 'hint', null, 'This event has no trace id. Events of one request share one where the client sends it.')];
  const times = data.rows.map((row) => Date.parse(row.occurredAt));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const services = [...new Set(data.rows.map((row) => row.service ?? row.logger ?? ''))];
  const head = element('p', 'hint', null,
    `${count.format(data.rows.length)}${data.complete ? '' : ' or more'} events of ${services.filter(Boolean).length || 1} `
    + `${services.length === 1 ? 'service' : 'services'} in ${millis(last - first).slice(1)}`);
  const list = element('div', 'events trace');
  data.rows.forEach((row, i) => {
    const item = line(row, row.id === event.id, open, millis(times[i] - first));
    const track = element('span', 'track', item);
    track.title = row.service ?? row.logger ?? '';
    const mark = element('i', '', track);
    mark.style.left = `${((times[i] - first) / Math.max(1, last - first)) * 100}%`;
    element('span', 'service', item, row.service ?? row.logger ?? '');
    list.append(item);
  });
  return [head, list];
}

/** `data`: {pattern, query, total, bars: [numbers], rows newest first}. */
export function similarTab(event, data, { open, pattern }) {
  const head = element('div', 'similar');
  element('code', '', head, data.pattern);
  element('p', 'hint', head, `${count.format(data.total)} ${data.total === 1 ? 'event' : 'events'} like this in the time shown`);
  const bars = element('div', 'bars', head);
  const most = Math.max(1, ...data.bars);
  bars.append(...data.bars.map((value) => {
    const bar = document.createElement('i');
    bar.style.height = `${value ? Math.max(6, (value / most) * 100) : 0}%`;
    return bar;
  }));
  const actions = element('div', 'choices', head);
  for (const [choice, text] of [['only', 'Only these'], ['exclude', 'Exclude these']]) {
    const button = element('button', '', actions, text);
    button.type = 'button';
    button.addEventListener('click', () => pattern(choice));
  }
  const list = element('div', 'events');
  list.append(...data.rows.map((row) => line(row, row.id === event.id, open)));
  return [head, list];
}
