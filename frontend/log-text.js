// Shows text that somebody else wrote. Everything becomes text nodes, never markup; characters that would hide,
// reorder or colour what a reader sees (controls, ANSI escapes, bidi overrides, zero-width) become visible symbols.

// Joiners (U+200C, U+200D) stay: emoji and several scripts need them, and they reorder nothing.
const HIDDEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const NAMES = new Map([[0x00, 'NUL'], [0x07, 'BEL'], [0x08, 'BS'], [0x0d, 'CR'], [0x1b, 'ESC'], [0x7f, 'DEL']]);

/** What stands for one invisible character: ⟨ESC⟩ for one with a usual name, otherwise ⟨U+202E⟩. */
function symbol(character) {
  const code = character.codePointAt(0);
  const name = NAMES.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `\u27e8${name}\u27e9`;
}

function symbolElement(text) {
  const element = document.createElement('span');
  element.className = 'symbol';
  element.textContent = text;
  return element;
}

/** Appends `text` to `parent`, invisible characters as symbols. Line breaks and tabs stay. */
export function appendVisible(parent, text) {
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parent.append(text.slice(from, match.index));
    parent.append(symbolElement(symbol(match[0])));
    from = match.index + match[0].length;
  }
  if (from < text.length) parent.append(text.slice(from));
  return parent;
}

/** A pattern that finds any of `words` in any case; null for none. */
export function pattern(words) {
  const literals = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return literals.length ? new RegExp(literals.join('|'), 'gi') : null;
}

/** Appends `text` with what `words` finds marked. */
export function appendMarked(parent, text, words) {
  if (!words) return appendVisible(parent, text);
  let from = 0;
  for (const match of text.matchAll(words)) {
    appendVisible(parent, text.slice(from, match.index));
    appendVisible(parent.appendChild(document.createElement('mark')), match[0]);
    from = match.index + match[0].length;
  }
  return appendVisible(parent, text.slice(from));
}

// Quoted texts, ids, addresses and paths, numbers with their units; each alternative takes linear time.
const TINTS = /("[^"\n]{1,200}"|'[^'\n]{2,200}')|((?:https?:\/\/|(?<![\w/.])\/[\w.-])[^\s"'<>,;)\]]*)|\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|0x[0-9a-f]+)\b|(?<![\w.-])(-?\d+(?:\.\d+)*(?:%|ms|s|us|µs|[KMG]i?B|B)?)(?![\w-])|([A-Za-z_][\w.-]{0,60}=)/giu;
const TINT_NAMES = ['quoted', 'place', 'id', 'number', 'key'];

/** Appends `text` with its values in a tint each, and what `words` finds marked. */
export function appendTinted(parent, text, words) {
  let from = 0;
  for (const match of text.matchAll(TINTS)) {
    appendMarked(parent, text.slice(from, match.index), words);
    const tint = parent.appendChild(document.createElement('span'));
    tint.className = `tint ${TINT_NAMES[match.slice(1).findIndex((group) => group !== undefined)]}`;
    appendMarked(tint, match[0], words);
    from = match.index + match[0].length;
  }
  return appendMarked(parent, text.slice(from), words);
}

/** Appends the first `limit` characters of `text` on one line: breaks become ↵. */
export function appendLine(parent, text, words, limit) {
  const cut = text.length > limit ? text.slice(0, limit) : text;
  const lines = cut.replace(/\s+$/u, '').split(/\r?\n/u);
  lines.forEach((line, i) => {
    if (i > 0) parent.append(symbolElement(' \u21b5 '));
    appendMarked(parent, line, words);
  });
  if (cut !== text) parent.append(symbolElement('\u2026'));
  return parent;
}

/** Puts `text` on the clipboard; pages served without TLS have no clipboard API, so there the old way. */
export async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0';
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
