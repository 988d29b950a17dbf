// The look of single rows in <log-rows>: columns of their own, densities, tints, and what can be done with one.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host([density=dense]) { --row: 18px; --log-size: 0.75rem; }
:host([density=wrapped]:not([narrow])) .line { height: auto; min-height: var(--row); }
:host([density=wrapped]) .message { white-space: pre-wrap; overflow-wrap: anywhere; max-height: calc(var(--row) * 12); }

:host([columned]:not([narrow])) .line, :host([columned]:not([narrow])) .columns {
  grid-template-columns: var(--time, 12ch) 5ch minmax(0, var(--source, 0ch)) var(--own) minmax(24ch, 1fr);
}
:host([columned][sourceless]:not([narrow])) .line, :host([columned][sourceless]:not([narrow])) .columns {
  grid-template-columns: var(--time, 12ch) 5ch var(--own) minmax(24ch, 1fr);
}
:host([columned]:not([narrow])) .viewport { overflow-x: auto; }
:host([narrow]) .own { display: none; }
.columns {
  display: grid; column-gap: 1.6ch; padding: 0 12px 0 26px; height: 28px; flex: none; border-bottom: 1px solid var(--line);
  font: 500 var(--log-size)/28px var(--log-font); color: var(--text-muted); overflow: hidden;
}
.columns[hidden], :host([narrow]) .columns { display: none; }
.column { position: relative; min-width: 0; display: flex; gap: 4px; }
.column > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; flex: 1; }
.column.own { color: var(--text); touch-action: none; }
.column.own > span { cursor: grab; }
.column.own:focus-visible { outline: var(--focus-ring); outline-offset: -2px; border-radius: 4px; }
.column button { border: 0; background: none; opacity: 0; padding: 0 3px; }
.column:is(:hover, :focus-within) button { opacity: 1; }
.column i { position: absolute; inset: 4px -1ch 4px auto; width: 9px; cursor: col-resize; border-right: 2px solid var(--line-strong); }
.column i:hover { border-color: var(--vaadin-focus-ring-color); }
.column.dragged { opacity: .7; z-index: 2; }
:host([sourceless]) .column.source { display: none; }

.tint.number, .tint.id { color: var(--tint-number); }
.tint.quoted { color: var(--tint-text); }
.tint.place { color: var(--tint-place); }
.tint.key { color: var(--text-muted); }
.row:is([data-level=debug], [data-level=trace]) .tint { color: inherit; }

.line > .actions {
  position: absolute; right: 8px; top: 50%; translate: 0 -50%; display: none; gap: 1px; overflow: visible;
  background: var(--surface); border: 1px solid var(--line-strong); border-radius: 7px; padding: 1px;
}
.row:is(:hover, .active) > .line > .actions { display: flex; }
.actions button { display: grid; place-items: center; width: 24px; height: 18px; padding: 0; border: 0; background: none; }
.actions button:hover { background: color-mix(in srgb, var(--text) 9%, transparent); }
.actions svg { width: 14px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.actions .done { color: var(--good); }
:host([narrow]) .line > .actions { top: 11px; }
.status button { border-color: transparent; background: none; }
.status button:hover { border-color: var(--line-strong); }
:host([narrow]) .status .count { display: none; }
`);
export default sheet;
