// What <log-rows> is made of before it has any rows.
const TEMPLATE = document.createElement('template');
// A constant of this file: no event text goes in here.
TEMPLATE.innerHTML = `
  <div class="columns" hidden></div>
  <div class="viewport" tabindex="0" role="treegrid" aria-label="Log rows, newest last">
    <div class="skeleton" aria-hidden="true"></div>
    <div class="space" role="rowgroup"></div>
  </div>
  <button class="pill" type="button" hidden></button>
  <div class="status">
    <span class="dot"></span><span class="state"></span><span class="count"></span>
    <button class="time-mode" type="button"></button><button class="density" type="button"></button>
    <button class="keys" type="button" aria-label="Keyboard shortcuts">?</button>
  </div>
  <div class="quiet" role="status"></div>`;

/** A fresh copy, with grey lines where rows will be. */
export function parts() {
  const made = TEMPLATE.content.cloneNode(true);
  for (let i = 0; i < 40; i++) {
    const line = made.querySelector('.skeleton').appendChild(document.createElement('i'));
    line.style.width = `${35 + ((i * 37) % 50)}%`;
  }
  return made;
}
