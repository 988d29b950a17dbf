// The look of <facet-rail>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; overflow-y: auto; font-size: 0.8125rem; color: var(--text); scrollbar-width: thin; }
:host([hidden]), [hidden] { display: none !important; }
.head { display: flex; align-items: center; justify-content: space-between; padding: 0 0 4px 6px; }
h2 { margin: 0; font-size: 0.8125rem; font-weight: 600; color: var(--text-muted); }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: start; }
:is(button, input, summary):focus-visible { outline: var(--focus-ring); outline-offset: -1px; border-radius: 5px; }
.close, .remove { width: 24px; height: 24px; text-align: center; border-radius: 6px; color: var(--text-muted); }
.close::before { content: '\\2039'; font-size: 18px; line-height: 20px; }
.remove::before { content: '\\00D7'; }
.close:hover, .remove:hover { background: var(--surface-hover); color: var(--text); }
.facet { padding: 2px 0 8px; }
.facet-head { display: flex; align-items: center; }
.name { flex: 1; min-width: 0; display: flex; align-items: baseline; gap: 6px; padding: 3px 6px; border-radius: 6px; font-weight: 600; }
.name::before { content: '\\203A'; color: var(--text-muted); width: 8px; transition: transform 120ms; }
.name[aria-expanded=true]::before { transform: rotate(90deg); }
.name:hover { background: var(--surface-hover); }
.label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.distinct { color: var(--text-muted); font-weight: 400; font-size: 0.75rem; }
.values, .fields { list-style: none; margin: 0; padding: 0; }
li { position: relative; display: flex; align-items: center; }
.value, .field {
  position: relative; flex: 1; min-width: 0; display: flex; justify-content: space-between; gap: 8px;
  padding: 2px 6px 2px 20px; line-height: 20px; border-radius: 6px;
}
.value .label, .value .count { position: relative; }
.value[class*=level-] .label { color: var(--level); font-weight: 500; }
.level-trace { --level: var(--level-trace); } .level-debug { --level: var(--level-debug); }
.level-info { --level: var(--level-info); } .level-warn { --level: var(--level-warn); }
.level-error { --level: var(--level-error); } .level-fatal { --level: var(--level-fatal); }
.bar {
  position: absolute; inset: 2px auto 2px 0; border-radius: 5px; pointer-events: none;
  background: color-mix(in srgb, var(--level, var(--text)) 9%, transparent);
}
.count { color: var(--text-muted); font-variant-numeric: tabular-nums; }
li:is(:hover, :focus-within) .value, .field:hover { background: var(--surface-hover); }
li:is(:hover, :focus-within) .exclude, li.not .exclude { opacity: 1; }
li:is(:hover, :focus-within) .count { padding-right: 22px; }
.exclude { position: absolute; right: 2px; width: 22px; height: 22px; text-align: center; border-radius: 5px; opacity: 0; color: var(--text-muted); }
.exclude:hover { background: color-mix(in srgb, var(--text) 12%, transparent); color: var(--text); }
li.only .value::before, li.not .value::before { position: absolute; left: 6px; font-weight: 700; }
li.only .value::before { content: '\\2713'; color: var(--aura-accent-text-color, var(--text)); }
li.only .value { background: color-mix(in srgb, var(--aura-accent-color) 12%, transparent); }
li.not .value::before { content: '\\2212'; color: var(--level-error); }
li.not .label { text-decoration: line-through; color: var(--text-muted); }
li.not .count { padding-right: 22px; }
.hint, .problem { color: var(--text-muted); padding: 2px 6px 2px 20px; }
.problem { color: var(--level-error); }
.more { color: var(--text-muted); padding: 2px 6px 2px 20px; font-size: 0.75rem; text-decoration: underline; }
input {
  font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line-strong); border-radius: 6px;
  padding: 2px 8px; box-sizing: border-box; min-width: 0;
}
.search { width: calc(100% - 26px); margin: 2px 6px 4px 20px; }
.range { display: flex; gap: 4px; align-items: center; padding: 2px 6px 4px 20px; }
.range input { flex: 1; width: 0; appearance: textfield; }
.apply { padding: 2px 6px; border-radius: 6px; border: 1px solid var(--line-strong); }
.apply:hover { background: var(--surface-hover); }
summary { padding: 3px 6px; font-weight: 600; cursor: pointer; border-radius: 6px; }
.all .search { margin-top: 4px; }
.field { padding-left: 20px; }
.field:disabled { color: var(--text-muted); cursor: default; }
:host([loading]) .sections { opacity: .55; transition: opacity 200ms 150ms; }
@media (hover: none) { .exclude { opacity: 1; } .count { padding-right: 22px; } }
@media (prefers-reduced-motion: reduce) { .name::before, :host([loading]) .sections { transition: none; } }
`);
export default sheet;
