// The look of <search-box>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block; position: relative; min-width: 0; font-size: 0.875rem; color: var(--text); }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
button:focus-visible { outline: var(--focus-ring); outline-offset: 1px; border-radius: 5px; }
.box {
  position: relative; display: flex; align-items: center; gap: 8px; height: 36px; padding: 0 8px 0 10px; box-sizing: border-box;
  background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius-m); overflow: hidden;
}
.box:focus-within { outline: var(--focus-ring); outline-offset: -1px; }
.box:has([aria-invalid=true]) { border-color: var(--level-error); }
svg { width: 18px; flex: none; fill: none; stroke: var(--text-muted); stroke-width: 1.8; stroke-linecap: round; }
input {
  flex: 1; min-width: 0; height: 100%; border: 0; outline: 0; background: none; color: inherit; padding: 0;
  font: 400 0.875rem/1 var(--log-font); font-variant-ligatures: none;
}
input::placeholder { font-family: var(--aura-font-family); color: var(--text-muted); opacity: 1; }
kbd {
  font: 500 12px/18px var(--log-font); color: var(--text-muted); border: 1px solid var(--line); border-radius: 4px; padding: 0 6px;
}
.box:focus-within kbd { display: none; }
.clear { width: 24px; height: 24px; border-radius: 5px; color: var(--text-muted); font-size: 16px; }
.clear:hover, .cancel:hover { background: var(--surface-hover); color: var(--text); }
.cancel { padding: 2px 8px; border-radius: 6px; border: 1px solid var(--line-strong); font-size: 0.8125rem; }
.progress { position: absolute; inset: auto 0 0; height: 2px; }
.progress i { display: block; height: 100%; background: var(--aura-accent-color); transition: width 200ms; }
.list {
  position: absolute; z-index: 20; inset: 40px 0 auto; margin: 0; padding: 4px; list-style: none; max-height: min(60vh, 420px);
  overflow-y: auto; background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius-m);
  box-shadow: 0 12px 36px rgb(0 0 0 / 18%);
}
.list li {
  display: flex; justify-content: space-between; gap: 16px; padding: 5px 8px; border-radius: 5px; cursor: default;
  font: 400 0.8125rem/20px var(--log-font);
}
.list li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.list li:hover { background: var(--surface-hover); }
.list li[aria-selected=true] { background: color-mix(in srgb, var(--vaadin-focus-ring-color) 16%, transparent); }
.list small { color: var(--text-muted); font: 400 0.75rem/20px var(--aura-font-family); white-space: nowrap; }
.list mark { background: none; color: inherit; font-weight: 700; }
.list .syntax span { color: var(--text-muted); }
.problem { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 6px 2px 0; font-size: 0.8125rem; color: var(--level-error); }
.problem code { font: 400 0.8125rem/1.5 var(--log-font); color: var(--text); white-space: pre-wrap; overflow-wrap: anywhere; }
.problem u { text-decoration: underline wavy var(--level-error); text-underline-offset: 3px; background: var(--level-error-tint); }
.problem button { color: var(--text); border: 1px solid var(--line-strong); border-radius: 6px; padding: 1px 8px; background: var(--surface); }
.problem button:hover { background: var(--surface-hover); }
.chips { display: flex; flex-wrap: wrap; gap: 4px; padding-top: 6px; }
.chip {
  display: inline-flex; max-width: 100%; border-radius: 6px; background: color-mix(in srgb, var(--text) 7%, transparent);
  font: 400 0.8125rem/22px var(--log-font);
}
.chip.not { background: var(--level-error-tint); color: var(--level-error); }
.term { padding: 0 2px 0 8px; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 44ch; border-radius: 6px; }
.remove { width: 22px; border-radius: 6px; color: var(--text-muted); }
.term:hover, .remove:hover { background: color-mix(in srgb, var(--text) 9%, transparent); }
.reset { font-size: 0.8125rem; color: var(--text-muted); padding: 0 8px; }
.reset:hover { color: var(--text); text-decoration: underline; }
@media (max-width: 640px) { kbd { display: none; } }
@media (prefers-reduced-motion: reduce) { .progress i { transition: none; } }
`);
export default sheet;
