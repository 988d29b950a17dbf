// The look of <log-rows>. Colours and fonts come from the tokens in styles.css and from Aura.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --row: var(--log-line);
  display: flex; flex-direction: column; position: relative; overflow: hidden; min-height: 200px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: var(--radius-l);
  color: var(--text);
}
:host([narrow]) { --row: 44px; border-radius: var(--radius-m); }
:host([hidden]) { display: none; }

.viewport {
  flex: 1; overflow: hidden auto; position: relative; overflow-anchor: none; outline: none;
  font: 400 var(--log-size)/var(--row) var(--log-font); font-variant-numeric: tabular-nums;
  scrollbar-width: thin; font-variant-ligatures: none; contain: strict;
}
.viewport:focus-visible { box-shadow: inset 0 0 0 2px var(--vaadin-focus-ring-color); }
.viewport[aria-activedescendant] { box-shadow: none; }
.space { position: relative; overflow: hidden; }
.older {
  position: absolute; inset: 0 0 auto; height: 28px; line-height: 28px; text-align: center;
  font-family: var(--aura-font-family); font-size: 12px; color: var(--text-muted);
}

.row { position: absolute; inset: 0 0 auto; contain: layout style; --level: transparent; }
.row[data-level=trace] { --level: var(--level-trace); --tint: var(--level-trace-tint); }
.row[data-level=debug] { --level: var(--level-debug); --tint: var(--level-debug-tint); }
.row[data-level=info] { --level: var(--level-info); --tint: var(--level-info-tint); }
.row[data-level=warn] { --level: var(--level-warn); --tint: var(--level-warn-tint); }
.row[data-level=error] { --level: var(--level-error); --tint: var(--level-error-tint); }
.row[data-level=fatal] { --level: var(--level-fatal); --tint: var(--level-fatal-tint); }
.row::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 3px; }
.row:is([data-level=warn], [data-level=error], [data-level=fatal])::before { background: var(--level); }
.row { background: linear-gradient(var(--over, transparent) 0 0), var(--tint, transparent); }
.row:hover { --over: color-mix(in srgb, var(--text) 4%, transparent); }
.row.open { --over: color-mix(in srgb, var(--text) 2%, transparent); --tint: transparent; }
.row.active > .line {
  background: color-mix(in srgb, var(--vaadin-focus-ring-color) 10%, transparent);
  box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--vaadin-focus-ring-color) 45%, transparent);
}

.line {
  display: grid; grid-template-columns: var(--time, 12ch) 5ch minmax(0, var(--source, 0ch)) minmax(0, 1fr);
  column-gap: 1.6ch; height: var(--row); padding: 0 12px 0 26px; cursor: default; position: relative;
}
:host([sourceless]) .line { grid-template-columns: var(--time, 12ch) 5ch minmax(0, 1fr); }
:host([sourceless]) .source { display: none; }
.line > * { overflow: hidden; text-overflow: ellipsis; white-space: pre; unicode-bidi: isolate; }
.line::before {
  content: '\\203A'; position: absolute; left: 11px; top: 0; opacity: 0; color: var(--text-muted);
  transition: transform 120ms;
}
.row:is(:hover, .active, .open) .line::before { opacity: 1; }
.row.open .line::before { transform: rotate(90deg); }
.time, .source { color: var(--text-muted); }
.date { opacity: .75; }
:host(:not([dated])) .date { display: none; }
:host([dated]) { --time: 23ch; }
.level { color: var(--level); font-weight: 500; }
.row:is([data-level=error], [data-level=fatal]) .level { font-weight: 650; }
.row:is([data-level=debug], [data-level=trace]) .message { color: var(--text-muted); }
.thrown { color: var(--level-error); opacity: .85; }
.symbol {
  color: var(--text-muted); font-size: .92em;
  background: color-mix(in srgb, var(--text) 7%, transparent); border-radius: 3px;
}
mark { color: inherit; background: var(--mark); border-radius: 2px; box-shadow: 0 0 0 1px var(--mark); }
.gap {
  text-align: center; color: var(--text-muted); font-family: var(--aura-font-family);
  display: flex; align-items: center; gap: 12px; height: var(--row); padding: 0 16px; font-size: 12px;
}
.gap::before, .gap::after { content: ''; flex: 1; border-top: 1px dashed var(--line-strong); }

:host([narrow]) .line, :host([narrow][sourceless]) .line {
  grid-template: 20px 20px / auto auto minmax(0, 1fr); align-content: center; line-height: 20px;
  padding: 0 12px 0 14px; column-gap: 1.2ch;
}
:host([narrow]) .line::before { display: none; }
:host([narrow]) .message { grid-column: 1 / -1; grid-row: 2; }
:host([narrow]) :is(.time, .level, .source) { font-size: 11.5px; }

.pill {
  position: absolute; bottom: 46px; left: 50%; translate: -50% 0; padding: 7px 16px 7px 14px; border-radius: 99px;
  font: 550 13px/18px var(--aura-font-family); word-spacing: .1em; font-variant-numeric: tabular-nums; white-space: nowrap;
  color: var(--aura-accent-contrast-color, Canvas); background: var(--aura-accent-color, CanvasText); border: 0;
  box-shadow: 0 6px 20px rgb(0 0 0 / .22), 0 1px 3px rgb(0 0 0 / .2);
}
.pill:hover { color: var(--aura-accent-contrast-color, Canvas); filter: brightness(1.06); }
.pill::before { content: '\\2193'; margin-right: 8px; }
.pill[hidden] { display: none; }

.status {
  display: flex; align-items: center; gap: 8px; height: 32px; padding: 0 12px; flex: none;
  border-top: 1px solid var(--line); color: var(--text-muted);
  font: 400 12px/1 var(--aura-font-family); font-variant-numeric: tabular-nums; white-space: nowrap; word-spacing: .12em;
}
.dot { width: 7px; height: 7px; border-radius: 50%; background: var(--vaadin-text-color-disabled); flex: none; }
.status[data-state=live] .dot { background: var(--good); animation: pulse 2s ease-out 2; /* not forever: each frame of it is drawn on every open page */ }
.status[data-state=away] .dot { background: var(--level-warn); }
.count { margin-left: auto; }
.keys { line-height: 16px; padding: 0 6px; }
@keyframes pulse {
  from { box-shadow: 0 0 0 0 color-mix(in srgb, var(--good) 55%, transparent); }
  to { box-shadow: 0 0 0 7px transparent; }
}

.skeleton { display: none; position: absolute; inset: auto 0 0; }
:host([loading]) .skeleton { display: block; }
.skeleton i {
  display: block; height: 9px; margin: calc((var(--row) - 9px) / 2) 12px calc((var(--row) - 9px) / 2) 26px;
  border-radius: 5px; background: color-mix(in srgb, var(--text) 7%, transparent);
  animation: breathe 1.6s ease-in-out infinite alternate;
}
@keyframes breathe { to { opacity: .45; } }

.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

@media (prefers-reduced-motion: reduce) { *, *::before { animation: none !important; transition: none !important; } }
`);
export default sheet;
