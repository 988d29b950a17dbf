/* <leave-guard>: while it is on the page, the browser asks before the page is closed or loaded anew. */
const ask = event => event.preventDefault();

customElements.define("leave-guard", class extends HTMLElement {
    connectedCallback() {
        addEventListener("beforeunload", ask);
    }

    disconnectedCallback() {
        removeEventListener("beforeunload", ask);
    }
});
