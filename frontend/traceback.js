// An exception to read: what was thrown, the app's own frames, others folded away, what led to it.
import { appendMarked, appendVisible } from './log-text.js';

/** Where libraries lie, for clients that do not say which frames are the app's own. */
const LIBRARY = /(?:site-packages|dist-packages|node_modules|lib\/python|\/usr\/lib|<frozen|\/go\/pkg\/|\/vendor\/)|^(?:java|javax|jdk|sun|com\.sun|jakarta|kotlin|scala|org\.springframework|org\.apache|io\.netty|reactor|node:)[./:]/;

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

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  parent?.append(made);
  return made;
}

function isOwn(frame, told) {
  if (told) return frame.inApp === true;
  return !LIBRARY.test(frame.file ?? '') && !LIBRARY.test(frame.module ?? frame.function ?? '');
}

function frameElement(frame, own) {
  const item = element('div', `frame ${own ? 'own' : 'library'}`);
  appendVisible(element('b', 'function', item), frame.function || '(anonymous)');
  const place = [frame.file, frame.line].filter((part) => part != null && part !== '').join(':');
  if (place) appendVisible(element('span', 'file', item), place);
  if (frame.source) appendVisible(element('code', 'code', item), frame.source.trim());
  return item;
}

function framesElement(frames) {
  const list = element('div', 'frames');
  const told = frames.some((frame) => frame.inApp != null);
  const innermostFirst = [...frames].reverse();
  for (let at = 0; at < innermostFirst.length;) {
    const own = isOwn(innermostFirst[at], told);
    let end = at + 1;
    while (end < innermostFirst.length && isOwn(innermostFirst[end], told) === own) end++;
    const run = innermostFirst.slice(at, end).map((frame) => frameElement(frame, own));
    at = end;
    if (own || run.length === 1) {
      list.append(...run);
      continue;
    }
    const folded = element('details', 'folded', list);
    element('summary', '', folded).textContent = `${run.length} library frames`;
    folded.append(...run);
  }
  return list;
}

/** What was thrown and where, then its causes. */
function thrownElement(exception, words, first) {
  const part = element('div', 'thrown-part');
  const head = element('div', 'thrown-head', part);
  if (!first) element('span', 'because', head).textContent = 'caused by ';
  appendMarked(element('b', 'type', head), exception.type || 'Exception', words);
  if (exception.message) appendMarked(element('span', 'thrown-message', head), ` ${exception.message}`, words);
  if (exception.frames?.length) part.append(framesElement(exception.frames));
  for (const cause of exception.causes ?? []) part.append(thrownElement(cause, words, false));
  return part;
}

function hasFrames(exception) {
  return exception.frames?.length > 0 || (exception.causes ?? []).some(hasFrames);
}

/** The exception in frames with a switch to its text; its text alone when the client sent no frames. */
export function tracebackElement(exception, words) {
  const text = element('pre', 'prose');
  text.setAttribute('aria-label', 'traceback');
  appendMarked(text, traceback(exception), words);
  if (!hasFrames(exception)) return text;
  const whole = element('div', 'traceback');
  const frames = thrownElement(exception, words, true);
  const turn = element('button', 'as-text', whole);
  turn.type = 'button';
  const show = (asText) => {
    frames.hidden = asText;
    text.hidden = !asText;
    turn.textContent = asText ? 'As frames' : 'As text';
  };
  turn.addEventListener('click', () => show(frames.hidden === false));
  whole.append(frames, text);
  show(false);
  return whole;
}
