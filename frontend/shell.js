/*
 * The colour scheme: light, dark, or the system's. A classic script in the head of every page, so that the choice made
 * last time holds before the first paint.
 */
(() => {
    const KEY = "colour-scheme";
    const CHOICES = ["system", "light", "dark"];
    const PICTURES = {
        system: '<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M9 20.5h6M12 16.5v4"/>',
        light: '<circle cx="12" cy="12" r="4"/><path d="M12 3v1.6M12 19.4V21M3 12h1.6M19.4 12H21M5.6 5.6l1.2 1.2M17.2 17.2l1.2 1.2M18.4 5.6l-1.2 1.2M6.8 17.2l-1.2 1.2"/>',
        dark: '<path d="M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2Z"/>',
    };

    // A browser may refuse storage; the choice then lasts as long as the page.
    let chosen = "system";
    const read = () => {
        try {
            const stored = localStorage.getItem(KEY);
            chosen = CHOICES.includes(stored) ? stored : "system";
        } catch { /* as chosen on this page */ }
    };
    const apply = () => {
        document.documentElement.style.colorScheme = chosen === "system" ? "" : chosen;
        document.querySelectorAll("theme-switch").forEach(element => element.show());
    };
    const choose = choice => {
        chosen = choice;
        try {
            localStorage.setItem(KEY, choice);
        } catch { /* as above */ }
        apply();
    };

    customElements.define("theme-switch", class extends HTMLElement {
        connectedCallback() {
            if (!this.firstChild) {
                const button = document.createElement("button");
                button.type = "button";
                button.className = "icon-button";
                button.onclick = () => choose(CHOICES[(CHOICES.indexOf(chosen) + 1) % CHOICES.length]);
                this.append(button);
            }
            this.show();
        }

        show() {
            const button = this.firstChild;
            const label = `Colour scheme: ${chosen}`;
            button.title = label;
            button.setAttribute("aria-label", label);
            button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${PICTURES[chosen]}</svg>`;
        }
    });

    addEventListener("storage", event => {
        if (event.key === KEY) {
            read();
            apply();
        }
    });
    read();
    apply();

    // What the next page of somebody who is signed in is most likely made of; it is there when they get to it.
    const NEXT = ["log-rows", "log-histogram", "facet-rail", "search-box", "event-drawer", "log-patterns", "command-palette", "page-keys"];
    if (/\/apps(\/|$)/.test(location.pathname)) {
        addEventListener("load", () => setTimeout(() => NEXT.forEach(name => import(`./${name}.js`)), 200));
    }
})();
