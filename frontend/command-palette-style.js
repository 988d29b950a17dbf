// The look of <command-palette>.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
dialog {
  margin: 12vh auto auto; width: min(36rem, calc(100vw - 24px)); padding: 0; border: 1px solid var(--line-strong); border-radius: var(--radius-l);
  background: var(--surface); color: var(--text); box-shadow: 0 24px 80px rgb(0 0 0 / 35%); font: 400 0.9375rem/1.4 var(--aura-font-family); overflow: hidden;
}
dialog::backdrop { background: rgb(0 0 0 / 25%); }
input { width: 100%; box-sizing: border-box; padding: 14px 18px; border: 0; border-bottom: 1px solid var(--line); outline: 0; background: none; color: inherit; font: inherit; }
input::placeholder { color: var(--text-muted); opacity: 1; }
ul { list-style: none; margin: 0; padding: 6px; max-height: 50vh; overflow-y: auto; scrollbar-width: thin; }
li { display: flex; align-items: baseline; gap: 12px; padding: 6px 12px; border-radius: 7px; cursor: default; }
li span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
li small { color: var(--text-muted); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; max-width: 50%; }
.group { color: var(--text-muted); font-size: 0.75rem; padding-top: 8px; }
[role=option]:hover { background: var(--surface-hover); }
[aria-selected=true] { background: color-mix(in srgb, var(--aura-accent-color) 16%, transparent); }
kbd { font: 500 12px/18px var(--log-font); color: var(--text-muted); border: 1px solid var(--line); border-radius: 4px; padding: 0 6px; }
`);
export default sheet;
