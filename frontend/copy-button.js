/*
 * <copy-button>: copies its `text` to the clipboard. Properties: `text`, and `what`, which completes "Copy …" for those
 * who do not see what the button stands beside. Says what came of it on the button and in a live region.
 *
 * Browsers offer navigator.clipboard on https and localhost only; elsewhere an old command does it.
 */
const SHOWN_FOR_MS = 2500;

customElements.define("copy-button", class extends HTMLElement {
    connectedCallback() {
        if (this.firstChild) {
            return;
        }
        this.button = document.createElement("button");
        this.button.type = "button";
        this.button.textContent = "Copy";
        this.button.setAttribute("aria-label", `Copy ${this.what ?? ""}`.trim());
        this.button.addEventListener("click", () => this.copy());
        this.status = document.createElement("span");
        this.status.className = "visually-hidden";
        this.status.setAttribute("role", "status");
        this.append(this.button, this.status);
    }

    disconnectedCallback() {
        clearTimeout(this.timer);
    }

    async copy() {
        const copied = await writeToClipboard(this.text ?? "", this);
        this.show(copied ? "Copied" : "Press Ctrl+C", copied ? `Copied ${this.what}` : "Not copied. Select the text and press Ctrl+C");
    }

    show(label, announcement) {
        clearTimeout(this.timer);
        this.button.textContent = label;
        this.toggleAttribute("copied", label === "Copied");
        this.status.textContent = announcement;
        this.timer = setTimeout(() => {
            this.button.textContent = "Copy";
            this.removeAttribute("copied");
            this.status.textContent = "";
        }, SHOWN_FOR_MS);
    }
});

async function writeToClipboard(text, near) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // No clipboard on this page, or no permission for it.
        const copied = copyBySelection(text, near);
        if (!copied) {
            selectBeside(near);
        }
        return copied;
    }
}

function copyBySelection(text, near) {
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.className = "visually-hidden";
    near.append(area);
    const focused = document.activeElement;
    area.select();
    let copied = false;
    try {
        copied = document.execCommand("copy");
    } catch { /* refused: the text is selected instead */ }
    area.remove();
    focused?.focus?.();
    return copied;
}

/** The last resort: select what the button stands beside, so that the keyboard copies it. */
function selectBeside(button) {
    const shown = button.previousElementSibling;
    if (shown) {
        getSelection().selectAllChildren(shown);
    }
}
