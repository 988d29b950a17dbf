// The look of <log-patterns>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  display: flex; flex-direction: column; min-height: 0; background: var(--surface); border: 1px solid var(--line);
  border-radius: var(--radius-l); overflow: hidden; color: var(--text); font-size: 0.8125rem;
}
:host([hidden]) { display: none; }
.head { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 6px 12px; border-bottom: 1px solid var(--line); color: var(--text-muted); }
select, .actions button { font: inherit; color: var(--text); background: var(--surface); border: 1px solid var(--line-strong); border-radius: 6px; padding: 2px 6px; }
.list { flex: 1; min-height: 0; overflow-y: auto; scrollbar-width: thin; }
:host([loading]) .list { opacity: .5; }
.row { display: grid; grid-template-columns: 96px 84px minmax(0, 1fr) auto auto; gap: 16px; align-items: center; padding: 4px 12px; border-left: 3px solid transparent; }
.row:hover, .row:focus-within { background: var(--surface-hover); }
.level-warn > .row { border-color: var(--level-warn); } .level-error > .row { border-color: var(--level-error); } .level-fatal > .row { border-color: var(--level-fatal); }
.bars { display: flex; align-items: flex-end; gap: 1px; height: 22px; }
.bars i { flex: 1; background: color-mix(in srgb, var(--level-info) 60%, var(--surface)); border-radius: 1px 1px 0 0; }
.level-warn .bars i { background: var(--level-warn); } .level-error .bars i { background: var(--level-error); } .level-fatal .bars i { background: var(--level-fatal); }
.count { position: relative; text-align: end; font-variant-numeric: tabular-nums; padding-bottom: 3px; }
.count small { color: var(--text-muted); margin-left: 6px; }
.size { position: absolute; left: 0; bottom: 0; height: 2px; border-radius: 1px; background: color-mix(in srgb, var(--text) 22%, transparent); }
.pattern {
  font: 400 var(--log-size)/22px var(--log-font); color: inherit; background: none; border: 0; padding: 0; text-align: start; cursor: pointer;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0;
}
.pattern[aria-expanded=true] { white-space: pre-wrap; overflow-wrap: anywhere; }
.star { color: var(--text-muted); background: color-mix(in srgb, var(--text) 9%, transparent); border-radius: 4px; padding: 0 4px; }
.since { color: var(--text-muted); white-space: nowrap; }
.new { background: color-mix(in srgb, var(--good) 16%, transparent); color: var(--good); font-weight: 600; border-radius: 5px; padding: 1px 6px; margin-right: 6px; }
.actions { display: flex; gap: 4px; opacity: 0; }
.row:is(:hover, :focus-within) .actions { opacity: 1; }
.actions button { cursor: pointer; }
button:focus-visible, select:focus-visible { outline: var(--focus-ring); outline-offset: 1px; border-radius: 5px; }
.examples { padding: 2px 12px 8px 124px; color: var(--text-muted); display: grid; }
.example { font: 400 0.75rem/20px var(--log-font); color: var(--text); text-align: start; background: none; border: 0; border-radius: 4px; padding: 0 4px; cursor: pointer; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.example:hover { background: var(--surface-hover); }
.example time { color: var(--text-muted); }
@media (hover: none) { .actions { opacity: 1; } }
@media (max-width: 800px) {
  .row { grid-template-columns: 64px minmax(0, 1fr); gap: 2px 12px; padding-block: 8px; }
  .pattern { grid-column: 1 / -1; white-space: normal; overflow-wrap: anywhere; }
  .actions { grid-column: 2; justify-content: end; }
  .examples { padding-left: 12px; }
}
`);
export default sheet;
