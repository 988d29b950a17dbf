// <log-histogram>: how many events of each level happened when. Drag to zoom, click a bar, or go through the bars by key.
import { count } from './log-status.js';
import { clock, dayOf, ticks, timeSpan } from './histogram-time.js';
import { shownZone } from './time-zone.js';
import style from './log-histogram-style.js';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const HEIGHT = 84;
const SVG = 'http://www.w3.org/2000/svg';
/** A shorter way of the pointer is a click. */
const DRAG = 5;

const TEMPLATE = document.createElement('template');
TEMPLATE.innerHTML = `
  <div class="head"><ul class="legend"></ul><span class="scale"></span></div>
  <div class="plot" tabindex="0" role="slider" aria-label="Events over time" aria-valuemin="0" aria-orientation="horizontal">
    <svg aria-hidden="true" preserveAspectRatio="none"></svg>
    <div class="band" hidden></div>
    <div class="cursor" hidden></div>
    <div class="now" hidden></div>
  </div>
  <div class="axis" aria-hidden="true"></div>
  <div class="tip" role="tooltip" hidden></div>
  <div class="problem" role="status" hidden></div>`;

class LogHistogram extends HTMLElement {
  #data = { from: 0, to: 1, width: 1, buckets: [] };
  #bars = []; // {start, end, counts, total}, gaps filled
  #cursor = -1;
  #anchor = -1; // other end of a selection made by key
  #drag = null; // {x, from, to}

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(TEMPLATE.content.cloneNode(true));
    for (const name of ['plot', 'svg', 'band', 'cursor', 'now', 'axis', 'tip', 'legend', 'scale', 'problem']) {
      this[name] = root.querySelector(name === 'svg' ? 'svg' : `.${name}`);
    }
    this.plot.addEventListener('pointerdown', (event) => this.#press(event));
    this.plot.addEventListener('pointermove', (event) => this.#move(event));
    this.plot.addEventListener('pointerup', (event) => this.#release(event));
    this.plot.addEventListener('pointercancel', () => this.#cancel());
    this.plot.addEventListener('pointerleave', () => this.#drag || this.#point(-1));
    this.plot.addEventListener('keydown', (event) => this.#key(event));
    this.plot.addEventListener('blur', () => this.#cancel());
  }

  connectedCallback() {
    this.resize = new ResizeObserver(() => this.#draw());
    this.resize.observe(this);
    this.stop = new AbortController();
    addEventListener('log-time', () => this.#draw(), { signal: this.stop.signal });
  }

  disconnectedCallback() {
    this.resize.disconnect();
    this.stop.abort();
  }

  /** Times in milliseconds since the epoch; `buckets` of `width` in order, those without events left out. */
  show({ from, to, width, buckets }) {
    this.#data = { from, to: Math.max(to, from + 1), width: Math.max(1, width), buckets };
    this.removeAttribute('loading');
    this.problem.hidden = true;
    this.#bars = this.#fill();
    this.#cancel();
    this.#draw();
  }

  loading() {
    this.setAttribute('loading', '');
  }

  failed(sentence) {
    this.removeAttribute('loading');
    this.problem.hidden = false;
    this.problem.textContent = sentence;
  }

  #fill() {
    const { from, to, width, buckets } = this.#data;
    const byStart = new Map(buckets.map((bucket) => [bucket.start, bucket.counts]));
    const bars = [];
    for (let start = Math.floor(from / width) * width; start < to && bars.length < 3000; start += width) {
      const counts = byStart.get(start) ?? {};
      const total = LEVELS.reduce((sum, level) => sum + (counts[level] ?? 0), 0);
      bars.push({ start, end: start + width, counts, total });
    }
    return bars;
  }

  // ---- Drawing

  #x(time) {
    const { from, to } = this.#data;
    return ((time - from) / (to - from)) * this.plot.clientWidth;
  }

  #draw() {
    const width = this.plot.clientWidth;
    if (!width) return;
    const highest = Math.max(1, ...this.#bars.map((bar) => bar.total));
    this.svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    const paths = new Map(LEVELS.map((level) => [level, '']));
    for (const bar of this.#bars) {
      const left = Math.max(0, this.#x(bar.start));
      const right = Math.min(width, this.#x(bar.end));
      const gap = right - left > 4 ? 1 : 0;
      let bottom = HEIGHT;
      for (const level of [...LEVELS].reverse()) {
        if (!bar.counts[level]) continue;
        // What there is must be seen, however little it is.
        const height = Math.max(1.5, (bar.counts[level] / highest) * (HEIGHT - 6));
        paths.set(level, `${paths.get(level)}M${left} ${bottom}h${Math.max(1, right - left - gap)}v${-height}H${left}z`);
        bottom -= height;
      }
    }
    this.svg.replaceChildren(...LEVELS.filter((level) => paths.get(level)).map((level) => {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', paths.get(level));
      path.setAttribute('class', level);
      return path;
    }));
    this.scale.textContent = this.#bars.some((bar) => bar.total)
      ? `up to ${count.format(highest)} in ${timeSpan(this.#data.width)}` : '';
    this.#drawAxis(width);
    this.#drawLegend();
    this.plot.setAttribute('aria-valuemax', Math.max(0, this.#bars.length - 1));
    this.#describe();
  }

  #drawAxis(width) {
    const { from, to } = this.#data;
    const now = this.#x(Date.now());
    this.now.hidden = !(now > 0 && now < width - 1);
    this.now.style.left = `${now}px`;
    const marks = this.#bars.length ? ticks(from, to, Math.max(2, Math.floor(width / 92)), shownZone()) : [];
    this.axis.replaceChildren(...marks.map(({ at, text }) => {
      const tick = document.createElement('span');
      tick.textContent = text;
      const x = this.#x(at);
      tick.style.left = `${x}px`;
      tick.classList.toggle('last', x > width - 40);
      return tick;
    }));
  }

  #drawLegend() {
    const totals = LEVELS.map((level) => [level, this.#bars.reduce((sum, bar) => sum + (bar.counts[level] ?? 0), 0)]);
    this.legend.replaceChildren(...totals.filter(([, total]) => total).map(([level, total]) => {
      const item = document.createElement('li');
      const button = item.appendChild(document.createElement('button'));
      button.type = 'button';
      button.className = level;
      button.title = `Only ${level}`;
      button.append(level, ' ');
      button.appendChild(document.createElement('b')).textContent = count.format(total);
      button.addEventListener('click', () => this.$server?.level(level));
      return item;
    }));
  }

  // ---- Pointing and choosing

  #barAt(x) {
    const { from, to, width } = this.#data;
    const time = from + (Math.min(Math.max(x, 0), this.plot.clientWidth - 1) / this.plot.clientWidth) * (to - from);
    const first = this.#bars[0]?.start ?? 0;
    return Math.min(this.#bars.length - 1, Math.floor((time - first) / width));
  }

  #xOf(event) {
    return event.clientX - this.plot.getBoundingClientRect().left;
  }

  #press(event) {
    if (event.button !== 0 || !this.#bars.length) return;
    this.plot.setPointerCapture(event.pointerId);
    const x = this.#xOf(event);
    this.#drag = { x, from: this.#barAt(x), to: this.#barAt(x), moved: false };
  }

  #move(event) {
    const x = this.#xOf(event);
    if (!this.#drag) {
      this.#point(this.#barAt(x));
      return;
    }
    this.#drag.moved ||= Math.abs(x - this.#drag.x) > DRAG;
    this.#drag.to = this.#barAt(x);
    if (this.#drag.moved) this.#select(this.#drag.from, this.#drag.to);
  }

  #release(event) {
    const drag = this.#drag;
    if (!drag) return;
    this.#drag = null;
    this.plot.releasePointerCapture(event.pointerId);
    if (drag.moved) this.#zoom(drag.from, drag.to);
    else this.#zoom(drag.from, drag.from);
  }

  #key(event) {
    const last = this.#bars.length - 1;
    const at = this.#cursor < 0 ? last : this.#cursor;
    const targets = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last, PageUp: at - 10, PageDown: at + 10 };
    if (event.key in targets && last >= 0 && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const to = this.#cursor < 0 && event.key.startsWith('Arrow') ? last : Math.min(last, Math.max(0, targets[event.key]));
      this.#anchor = event.shiftKey ? (this.#anchor < 0 ? at : this.#anchor) : -1;
      this.#point(to);
      if (this.#anchor >= 0) this.#select(this.#anchor, to);
      else this.band.hidden = true;
    } else if (event.key === 'Enter' && this.#cursor >= 0) {
      this.#zoom(this.#anchor < 0 ? this.#cursor : this.#anchor, this.#cursor);
    } else if (event.key === 'Escape' && (this.#cursor >= 0 || this.#drag)) {
      this.#cancel();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #zoom(one, other) {
    const [first, last] = one < other ? [one, other] : [other, one];
    const { from, to } = this.#data;
    const start = Math.max(from, this.#bars[first].start);
    const end = Math.min(to, this.#bars[last].end);
    this.#cancel();
    if (end > start) this.$server?.zoom(start, end);
  }

  #cancel() {
    this.#drag = null;
    this.#anchor = -1;
    this.band.hidden = true;
    this.#point(-1);
  }

  #select(one, other) {
    const [first, last] = one < other ? [one, other] : [other, one];
    const left = Math.max(0, this.#x(this.#bars[first].start));
    const right = Math.min(this.plot.clientWidth, this.#x(this.#bars[last].end));
    this.band.hidden = false;
    this.band.style.left = `${left}px`;
    this.band.style.width = `${right - left}px`;
    this.#tell(this.#bars.slice(first, last + 1), (left + right) / 2);
  }

  #point(index) {
    this.#cursor = index;
    const bar = this.#bars[index];
    this.cursor.hidden = !bar;
    this.tip.hidden = !bar;
    if (!bar) {
      this.#describe();
      return;
    }
    const left = Math.max(0, this.#x(bar.start));
    this.cursor.style.left = `${left}px`;
    this.cursor.style.width = `${Math.max(1, Math.min(this.plot.clientWidth, this.#x(bar.end)) - left)}px`;
    this.#tell([bar], left + this.cursor.clientWidth / 2);
  }

  #tell(bars, x) {
    const [first, last] = [bars[0], bars.at(-1)];
    const when = document.createElement('div');
    when.className = 'when';
    const sameDay = dayOf(first.start, shownZone()) === dayOf(last.end - 1, shownZone());
    const end = clock(last.end, shownZone(), this.#data.width);
    when.textContent = `${dayOf(first.start, shownZone())} ${clock(first.start, shownZone(), this.#data.width)} – ${
      sameDay ? end : `${dayOf(last.end, shownZone())} ${end}`}`;
    const lines = LEVELS.map((level) => [level, bars.reduce((sum, bar) => sum + (bar.counts[level] ?? 0), 0)])
      .filter(([, total]) => total)
      .map(([level, total]) => {
        const line = document.createElement('div');
        line.className = `line ${level}`;
        line.appendChild(document.createElement('span')).textContent = level;
        line.appendChild(document.createElement('b')).textContent = count.format(total);
        return line;
      });
    if (!lines.length) lines.push(Object.assign(document.createElement('div'), { textContent: 'no events' }));
    this.tip.replaceChildren(when, ...lines);
    this.tip.hidden = false;
    const room = this.clientWidth - this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(0, Math.min(room, x - this.tip.offsetWidth / 2))}px`;
    this.#describe(`${when.textContent}: ${lines.map((line) => line.textContent.replace(/(\D)(\d)/, '$1 $2')).join(', ')}`);
  }

  #describe(text) {
    const total = this.#bars.reduce((sum, bar) => sum + bar.total, 0);
    this.plot.setAttribute('aria-valuenow', Math.max(0, this.#cursor));
    this.plot.setAttribute('aria-valuetext', text ?? `${count.format(total)} events; arrow keys go through the bars`);
  }
}

customElements.define('log-histogram', LogHistogram);
