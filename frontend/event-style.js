// The look of what is shown of one event: its message, its traceback, its fields.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
.details { padding: 2px 12px 14px 26px; line-height: 20px; cursor: auto; }
:host([narrow]) .details { padding-left: 14px; }
.block { position: relative; margin-bottom: 8px; }
.prose {
  margin: 0; padding: 8px 64px 8px 12px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere;
  max-height: 420px; overflow-y: auto; unicode-bidi: isolate; tab-size: 4;
  border-radius: var(--radius-m); background: color-mix(in srgb, var(--text) 4%, transparent);
}
.block .copy { position: absolute; top: 7px; right: 8px; }
.fields { display: grid; grid-template-columns: fit-content(24ch) minmax(0, 1fr); gap: 0 2ch; margin: 0; }
dt { color: var(--text-muted); overflow-wrap: anywhere; padding-left: 12px; unicode-bidi: isolate; }
dd {
  margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; padding-right: 56px;
  position: relative; border-radius: 4px;
}
dd:is(.number, .boolean) { color: var(--level-info); }
dd:hover, dt:hover + dd { background: color-mix(in srgb, var(--text) 4%, transparent); }
:host([narrow]) .fields { grid-template-columns: fit-content(13ch) minmax(0, 1fr); column-gap: 1.5ch; }
:host([narrow]) dt { padding-left: 0; }
.cut::after { content: 'Loading the whole event…'; display: block; padding: 4px 12px; color: var(--text-muted); }

button {
  font: 500 11.5px/18px var(--aura-font-family); color: var(--text-muted); cursor: pointer;
  padding: 0 8px; border-radius: 5px; border: 1px solid var(--line-strong);
  background: var(--surface);
}
button:hover { color: var(--text); }
button:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color); outline-offset: 1px; }
.copy:not(.whole) { opacity: 0; }
:is(dd, .block):hover > .copy.copy, .copy.copy:focus-visible { opacity: 1; }
@media (hover: none) { .copy.copy { opacity: .7; } }
.whole { margin: 10px 0 0 12px; }
.whole::after { content: ' as JSON'; }

.value-buttons { position: absolute; right: 0; top: 0; display: flex; gap: 3px; opacity: 0; background: inherit; }
.value-buttons button { min-width: 22px; padding: 0 5px; }
dd:is(:hover, :focus-within) .value-buttons, dt:hover + dd .value-buttons { opacity: 1; }
dd .value-buttons .copy.copy { position: static; opacity: 1; }
@media (hover: none) { .value-buttons { opacity: 1; position: static; flex-wrap: wrap; } }

.traceback { padding: 8px 12px; border-radius: var(--radius-m); background: color-mix(in srgb, var(--text) 4%, transparent); }
.traceback > .prose { padding: 4px 0 0; background: none; }
.as-text { float: right; margin-right: 58px; }
.thrown-part + .thrown-part, .thrown-part .thrown-part { margin-top: 10px; padding-top: 8px; border-top: 1px dashed var(--line-strong); }
.thrown-head { overflow-wrap: anywhere; white-space: pre-wrap; }
.thrown-head .type { color: var(--level-error); }
.because { color: var(--text-muted); }
.frames { margin-top: 4px; }
.frame { display: grid; grid-template-columns: minmax(0, auto) minmax(0, 1fr); column-gap: 2ch; padding: 1px 0 1px 10px; border-left: 2px solid transparent; }
.frame.own { border-left-color: var(--aura-accent-color, var(--text)); }
.frame > * { overflow-wrap: anywhere; }
.frame .function { font-weight: 550; }
.frame .file { color: var(--text-muted); }
.frame.library .function { font-weight: 400; color: var(--text-muted); }
.frame .code { grid-column: 1 / -1; white-space: pre-wrap; font: inherit; padding-left: 2ch; opacity: .85; }
.folded summary { cursor: pointer; padding: 1px 0 1px 12px; color: var(--text-muted); }
.folded summary:focus-visible { outline: var(--focus-ring); border-radius: 4px; }
`);
export default sheet;
