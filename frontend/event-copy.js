// An event as text for other places.

function fence(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}\n${text.trimEnd()}\n${ticks}`;
}

function cell(text) {
  return String(text).replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ').slice(0, 300);
}

/** For an issue or a chat: what happened, where, and a way back. */
export function asMarkdown(event, link) {
  const fields = [
    ['service', event.service], ['logger', event.logger], ['environment', event.environment], ['release', event.release],
    ['host', event.host], ['trace_id', event.traceId], ...Object.entries(event.attributes ?? {}),
  ].filter(([, value]) => value != null && value !== '');
  const parts = [`**${event.level.toUpperCase()}** ${event.occurredAt} ${event.service ?? event.logger ?? ''}`.trim(), fence(event.message)];
  if (event.exception) parts.push(fence(event.exception.raw || `${event.exception.type}: ${event.exception.message ?? ''}`));
  if (fields.length) parts.push(['| field | value |', '|---|---|', ...fields.map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`)].join('\n'));
  parts.push(`[Open the event](${link})`);
  return `${parts.join('\n\n')}\n`;
}
