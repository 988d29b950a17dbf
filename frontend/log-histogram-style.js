// The look of <log-histogram>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; position: relative; color: var(--text); font-size: 0.75rem; user-select: none; }
:host([hidden]) { display: none; }
.head { display: flex; align-items: baseline; gap: 12px; min-height: 20px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 4px; margin: 0; padding: 0; list-style: none; flex: 1; }
.legend button {
  font: inherit; color: var(--text-muted); background: none; border: 0; padding: 1px 6px; border-radius: 5px; cursor: pointer;
}
.legend button:first-letter { text-transform: uppercase; }
.legend button::before {
  content: ''; display: inline-block; width: 8px; height: 8px; border-radius: 2px; margin-right: 5px; background: var(--level);
}
.legend button:hover { color: var(--text); background: var(--surface-hover); }
.legend b { font-weight: 600; color: var(--text); }
.scale { color: var(--text-muted); white-space: nowrap; }
.plot {
  position: relative; height: 84px; cursor: crosshair; outline: none; touch-action: pan-y;
  border-bottom: 1px solid var(--line-strong);
}
.plot:focus-visible { outline: var(--focus-ring); outline-offset: 2px; border-radius: 3px; }
svg { display: block; width: 100%; height: 100%; transition: opacity 120ms; }
path { fill: var(--level); }
.fatal { --level: var(--level-fatal); }
.error { --level: var(--level-error); }
.warn { --level: var(--level-warn); }
.info { --level: var(--level-info); }
.debug { --level: var(--level-debug); }
.trace { --level: var(--level-trace); }
path.info { fill: color-mix(in srgb, var(--level) 55%, var(--surface)); }
path.debug, path.trace { fill: color-mix(in srgb, var(--level) 40%, var(--surface)); }
path.warn { fill: color-mix(in srgb, var(--level) 85%, var(--surface)); }
.band, .cursor { position: absolute; inset: 0 auto 0 0; pointer-events: none; }
.cursor { background: color-mix(in srgb, var(--text) 9%, transparent); }
.band {
  background: color-mix(in srgb, var(--vaadin-focus-ring-color) 18%, transparent);
  border-inline: 1px solid var(--vaadin-focus-ring-color); box-sizing: border-box;
}
.now { position: absolute; inset: 0 auto 0 0; width: 0; border-left: 1px dashed var(--line-strong); pointer-events: none; }
[hidden] { display: none !important; }
.axis { position: relative; height: 18px; color: var(--text-muted); overflow: hidden; }
.axis span { position: absolute; top: 3px; white-space: nowrap; padding-left: 4px; }
.axis span::before {
  content: ''; position: absolute; left: 0; top: -3px; height: 5px; border-left: 1px solid var(--line-strong);
}
.axis span.last { visibility: hidden; }
.tip {
  position: absolute; top: 24px; z-index: 3; pointer-events: none; min-width: 120px; padding: 6px 10px; white-space: nowrap;
  background: var(--surface); border: 1px solid var(--line-strong); border-radius: 8px;
  box-shadow: 0 4px 16px rgb(0 0 0 / 16%); line-height: 1.5;
}
.when { color: var(--text-muted); }
.line { display: flex; justify-content: space-between; gap: 16px; }
.line span { color: var(--level); }
.line span:first-letter { text-transform: uppercase; }
.problem { color: var(--level-error); padding: 2px 0; }
:host([loading]) svg { opacity: .45; }
:host([loading]) .plot::after {
  content: ''; position: absolute; inset: auto 0 -2px; height: 2px; background: var(--aura-accent-color);
  animation: slide 1.1s ease-in-out infinite; transform-origin: left;
}
@keyframes slide { from { transform: translateX(-100%) scaleX(.4); } to { transform: translateX(100%) scaleX(.4); } }
:host([loading]) .plot { overflow: hidden; }
@media (prefers-reduced-motion: reduce) { :host([loading]) .plot::after { animation: none; } svg { transition: none; } }
@media (max-width: 640px) { .scale { display: none; } }
`);
export default sheet;
