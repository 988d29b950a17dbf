// Sends logs from Node 18 or newer, without a package: in batches, under ids, so that a retry is stored once.
//   SENTRY_API_KEY=sk_… SENTRY_DSN=http://localhost:8080 node examples/send_node.mjs
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

const dsn = (process.env.SENTRY_DSN || "http://localhost:8080").replace(/\/+$/, "");
const key = process.env.SENTRY_API_KEY;
if (!key) {
    console.error("set SENTRY_API_KEY to the key shown when the app was registered");
    process.exit(1);
}

const waiting = [];

function log(level, message, fields = {}) {
    waiting.push({ timestamp: new Date().toISOString(), level, message, service: "node", host: hostname(), ...fields });
}

async function flush(tries = 5) {
    const body = JSON.stringify({ batch_id: randomUUID(), logs: waiting.splice(0) });
    for (let n = 1; ; n++) {
        const answer = await fetch(dsn + "/ingest", {
            method: "POST",
            headers: { "Content-Type": "application/json", Authorization: "Bearer " + key },
            body,
        }).catch((error) => ({ status: 503, text: () => String(error) }));
        if (answer.status === 200) return;
        if (n === tries || (answer.status < 500 && answer.status !== 429)) {
            throw new Error(`${answer.status} ${await answer.text()}`);
        }
        await new Promise((wait) => setTimeout(wait, 2 ** n * 250 * Math.random()));
    }
}

log("info", "hello from node", { "user.id": 42 });
try {
    null.price;
} catch (error) {
    const exception = { type: error.name, message: error.message, raw: error.stack };
    log("error", "checkout failed in node", { exception });
}
try {
    await flush();
} catch (error) {
    console.error("not sent: " + error.message);
    process.exitCode = 1;
}
