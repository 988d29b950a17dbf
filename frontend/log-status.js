// What is going on, in words.
export const count = new Intl.NumberFormat('en');

function ago(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  return s < 86400 ? `${Math.floor(s / 3600)} h ago` : `${Math.floor(s / 86400)} d ago`;
}

/** `quiet`: milliseconds since the last row, null when there was none; `rate`: rows a second lately. */
export function statusText({ away, live, unseen, rate, quiet }) {
  if (away) return 'Connection lost, trying again';
  if (!live) return unseen ? `Paused · ${count.format(unseen)} new` : 'Paused';
  if (rate >= 2) return `Live · ${count.format(rate)} logs/s`;
  if (quiet === null) return 'Listening · no log yet';
  return `${quiet < 5000 ? 'Live' : 'Listening'} · last log ${ago(quiet)}`;
}
