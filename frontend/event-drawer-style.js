// The look of <event-drawer>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  position: relative; display: flex; flex-direction: column; flex: none; width: var(--drawer-width, 480px); min-height: 0;
  box-sizing: border-box; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-l); color: var(--text);
  overflow: hidden; font: 400 var(--log-size)/20px var(--log-font); font-variant-ligatures: none;
}
:host([hidden]), [hidden] { display: none !important; }
.grip { position: absolute; inset: 0 auto 0 0; width: 6px; cursor: col-resize; z-index: 1; }
.grip:is(:hover, :focus-visible) { background: color-mix(in srgb, var(--vaadin-focus-ring-color) 45%, transparent); outline: none; }
header { position: relative; display: flex; align-items: center; gap: 8px; padding: 8px 8px 6px 16px; }
.title { flex: 1; min-width: 0; display: flex; gap: 10px; align-items: baseline; overflow: hidden; white-space: nowrap; }
.title > * { overflow: hidden; text-overflow: ellipsis; }
.title .level { flex: none; color: var(--level); text-transform: uppercase; }
.when { flex: none; }
.from, .when .date { color: var(--text-muted); }
.when .date { display: none; }
.tools { display: flex; gap: 2px; }
.tools button, .menu button, .tabs button, .choices button {
  font: 500 0.8125rem/20px var(--aura-font-family); color: var(--text-muted); background: none; border: 0; border-radius: 6px;
  padding: 4px 8px; cursor: pointer; text-align: start;
}
:is(.tools, .menu, .tabs, .choices) button:hover { background: var(--surface-hover); color: var(--text); }
button:focus-visible, .panel:focus-visible, input:focus-visible { outline: var(--focus-ring); outline-offset: -2px; border-radius: 6px; }
.menu {
  position: absolute; z-index: 5; top: 40px; right: 36px; display: grid; min-width: 130px; padding: 4px; background: var(--surface);
  border: 1px solid var(--line-strong); border-radius: var(--radius-m); box-shadow: 0 8px 28px rgb(0 0 0 / 20%);
}
.tabs { display: flex; gap: 2px; padding: 0 10px; border-bottom: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; flex: none; }
.tabs button { border-radius: 6px 6px 0 0; padding: 6px 10px 7px; }
.tabs [aria-selected=true] { color: var(--text); box-shadow: inset 0 -2px var(--aura-accent-color); }
.panel { flex: 1; min-height: 0; overflow-y: auto; padding: 12px 12px 24px 16px; scrollbar-width: thin; outline-offset: -2px; }
.panel > * { margin-block: 0 10px; }
.panel dt { padding-left: 0; }
input { font: inherit; color: inherit; width: 100%; box-sizing: border-box; padding: 4px 10px; border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface); }
.json { max-height: none; }
.hint { color: var(--text-muted); font: 400 0.8125rem/20px var(--aura-font-family); margin: 4px 0; }
.said { position: absolute; right: 12px; bottom: 10px; padding: 0; font: 500 0.8125rem/20px var(--aura-font-family); }
.said:not(:empty) { padding: 4px 12px; border-radius: 99px; background: var(--text); color: var(--surface); }
.choices { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; }
.choices > span { color: var(--text-muted); font: 400 0.8125rem/20px var(--aura-font-family); margin-right: 6px; min-width: 4.5em; }
.panel > .choices { position: sticky; top: -12px; z-index: 1; background: var(--surface); margin: 0; padding-block: 2px; }
.panel > .choices + .choices { top: 18px; }
.choices [aria-pressed=true] { color: var(--text); background: color-mix(in srgb, var(--aura-accent-color) 16%, transparent); }
.events { display: flex; flex-direction: column; margin-inline: -8px; }
.event {
  display: grid; grid-template-columns: auto 5ch minmax(0, 1fr); column-gap: 1.2ch; padding: 0 8px; border: 0; border-radius: 5px;
  background: none; color: inherit; font: inherit; line-height: 21px; text-align: start; cursor: pointer;
}
.event:hover { background: var(--surface-hover); }
.event.here { background: color-mix(in srgb, var(--aura-accent-color) 14%, transparent); box-shadow: inset 2px 0 var(--aura-accent-color); }
.event .time { color: var(--text-muted); white-space: nowrap; }
.event .time .date { display: none; }
.event .name { color: var(--level); text-transform: uppercase; }
.event .text { overflow: hidden; text-overflow: ellipsis; white-space: pre; }
.event .service { grid-column: 3; color: var(--text-muted); font-size: 0.75rem; line-height: 16px; }
.trace .event { grid-template-columns: 9ch 5ch minmax(0, 1fr); }
.trace .time { text-align: end; }
.track { grid-column: 3; position: relative; height: 3px; border-radius: 2px; background: color-mix(in srgb, var(--text) 8%, transparent); margin-right: 6px; }
.track i { position: absolute; top: -2px; width: 6px; height: 7px; border-radius: 2px; background: var(--level); }
.level-trace { --level: var(--level-trace); } .level-debug { --level: var(--level-debug); }
.level-info { --level: var(--level-info); } .level-warn { --level: var(--level-warn); }
.level-error { --level: var(--level-error); } .level-fatal { --level: var(--level-fatal); }
.similar code { display: block; padding: 8px 12px; border-radius: var(--radius-m); overflow-wrap: anywhere; font: inherit; background: color-mix(in srgb, var(--text) 4%, transparent); }
.bars { display: flex; align-items: flex-end; gap: 1px; height: 36px; margin: 6px 0; border-bottom: 1px solid var(--line-strong); }
.bars i { flex: 1; background: color-mix(in srgb, var(--level-info) 60%, var(--surface)); border-radius: 1px 1px 0 0; }
@media (max-width: 900px) {
  :host { position: fixed; inset: 52px 0 0; width: auto; z-index: 6; border-radius: var(--radius-l) var(--radius-l) 0 0; box-shadow: 0 -8px 40px rgb(0 0 0 / 30%); }
  .grip { display: none; }
}
`);
export default sheet;
