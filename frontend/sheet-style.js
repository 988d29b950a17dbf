// The look of the sheet that lists keys.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
.sheet {
  margin: auto; padding: 20px 24px; border: 1px solid var(--line-strong); color: inherit;
  border-radius: var(--radius-l); background: var(--surface);
  box-shadow: 0 20px 60px rgb(0 0 0 / .3); font: 400 14px/1.4 var(--aura-font-family);
}
.sheet::backdrop { background: rgb(0 0 0 / .25); }
.sheet dl { display: grid; grid-template-columns: auto auto; gap: 10px 24px; margin: 0 0 18px; }
.sheet dt { padding: 0; }
.sheet dd, .sheet dd:hover { padding: 0; background: none; }
.sections { display: flex; flex-wrap: wrap; gap: 0 48px; }
.sheet h2 { margin: 0 0 10px; font-size: 13px; font-weight: 600; color: var(--text-muted); }
kbd { font: 500 12.5px/1 var(--log-font); color: var(--text); }
.sheet > button {
  font: 500 13px/20px var(--aura-font-family); color: var(--text); cursor: pointer; padding: 4px 14px; border-radius: 6px;
  border: 1px solid var(--line-strong); background: var(--surface);
}
.sheet dt { color: var(--text-muted); display: flex; gap: 4px; }
.sheet dt kbd { border: 1px solid var(--line); border-radius: 4px; padding: 3px 6px; min-width: 12px; text-align: center; }
.sheet dd { margin: 0; }
`);
export default sheet;
