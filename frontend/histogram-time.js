// Times on an axis and in its tooltips, in a 24 hour clock and a time zone.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500].concat(
  [1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  [1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  [1, 2, 3, 6, 12].map((n) => n * HOUR),
  [1, 2, 7, 14, 30, 90, 365, 3650].map((n) => n * DAY));

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    let made;
    try {
      made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
    } catch {
      made = new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options });
    }
    formats.set(key, made);
  }
  return formats.get(key);
}

export function dayOf(time, zone) {
  return format(zone, { day: 'numeric', month: 'short' }).format(time);
}

/** The time of day, as exact as steps of `step` milliseconds need it. */
export function clock(time, zone, step) {
  const options = { hour: '2-digit', minute: '2-digit' };
  if (step < MINUTE) options.second = '2-digit';
  if (step < SECOND) options.fractionalSecondDigits = 3;
  return format(zone, options).format(time);
}

/** How far the zone is ahead of UTC at `time`, in milliseconds. */
function offset(time, zone) {
  const parts = Object.fromEntries(format(zone, {
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return local - Math.floor(time / SECOND) * SECOND;
}

/** At most about `most` round times between `from` and `to`, each with its text; a day's first one tells the day. */
export function ticks(from, to, most, zone) {
  const step = STEPS.find((candidate) => (to - from) / candidate <= most) ?? STEPS.at(-1);
  const ahead = offset(from, zone);
  const found = [];
  let day = '';
  for (let at = Math.ceil((from + ahead) / step) * step - ahead; at < to && found.length < 100; at += step) {
    const its = dayOf(at, zone);
    const text = step >= DAY || (its !== day && day) ? its : clock(at, zone, step);
    found.push({ at, text });
    day = its;
  }
  return found;
}

/** A length of time in words: `5 min`. */
export function timeSpan(ms) {
  for (const [unit, name] of [[DAY, 'd'], [HOUR, 'h'], [MINUTE, 'min'], [SECOND, 's']]) {
    if (ms >= unit) return `${Math.round((ms / unit) * 10) / 10} ${name}`;
  }
  return `${ms} ms`;
}
