// The own security settings: passkeys, signing keys, API tokens, sessions.

import { ask, forgetSession } from "../identity/hub.js";
import { addPasskey, arePasskeysPossible, listPasskeys, publicHalf, removePasskey } from "../identity/passkeys.js";
import { createKey, listKeys, revokeKey } from "../identity/signing-keys.js";
import { element, onClick, onSubmit, prepare, tell, tellError, timeText } from "./page.js";
import { language, say } from "./texts.js";

function badge(text, kind = "") {
  return element("span", { className: `badge ${kind}`, textContent: text });
}

function fill(id, items, none, row) {
  const list = document.getElementById(id);
  list.replaceChildren(...(items.length > 0 ? items.map(row) : [element("li", { className: "quiet", textContent: none })]));
}

function endButton(text, question, work) {
  return onClick(element("button", { type: "button", className: "bad", textContent: text }), async () => {
    if (confirm(question)) {
      await work();
      tell(say("done"));
    }
  });
}

function detail(title, text) {
  return element("details", {}, element("summary", { textContent: title }), element("pre", { textContent: text }));
}

async function showPasskeys() {
  fill("passkeys", await listPasskeys(), say("nonePasskeys"), (passkey) => element("li", {},
    element("div", {}, element("strong", { textContent: passkey.name }), passkey.isBackedUp ? badge(say("backedUp")) : null,
      element("div", { className: "quiet", textContent: timeText(passkey.createdAt) })),
    endButton(say("remove"), say("confirmRemovePasskey"), async () => {
      await removePasskey(passkey.id);
      await showPasskeys();
    }),
    detail(say("publicHalf"), JSON.stringify(publicHalf(passkey)))));
}

async function showKeys() {
  fill("keys", await listKeys(), say("noneKeys"), (key) => {
    const isOver = Boolean(key.revokedAt) || key.isExpired;
    const state = key.revokedAt ? badge(say("revoked"), "bad") : key.isExpired ? badge(say("expired"), "bad") : badge(say("inForce"), "good");
    const where = key.origin === "command-line" ? "inCommandLine" : key.isHere ? "isHere" : "elsewhere";
    const lines = [`${say("until")} ${timeText(key.expiresAt)}`, ...(key.study ? [`${say("study")} ${key.study}`] : [])];
    return element("li", {},
      element("div", {}, element("strong", { textContent: key.label }), state, isOver ? null : badge(say(where)),
        element("div", { className: "quiet", textContent: lines.join(" · ") }),
        element("div", { className: "quiet", textContent: `${say("thumbprint")} ${key.thumbprint}` })),
      isOver ? element("span") : endButton(say("revoke"), say("confirmRevokeKey"), async () => {
        await revokeKey(key);
        await showKeys();
      }),
      isOver || !key.delegation ? null : detail(say("delegation"), key.delegation));
  });
}

async function showTokens() {
  const { items } = await ask("GET", "/identity/me/tokens");
  const inForce = items.filter((token) => !token.revokedAt && new Date(token.expiresAt) > new Date());
  fill("tokens", inForce, say("noneTokens"), (token) => element("li", {},
    element("div", {}, element("strong", { textContent: token.name }),
      element("div", { className: "quiet", textContent: `${token.hint}… · ${token.scopes.join(", ")} · ${say("until")} ${timeText(token.expiresAt)}` })),
    endButton(say("revoke"), say("confirmRevokeToken"), async () => {
      await ask("DELETE", `/identity/me/tokens/${encodeURIComponent(token.id)}`);
      await showTokens();
    })));
}

async function showScopes() {
  const { items } = await ask("GET", "/identity/scopes");
  document.querySelector("#make-token fieldset").append(...items.map((scope) => element("label", { className: "inline" },
    element("input", { type: "checkbox", name: "scope", value: scope.name }),
    element("span", { textContent: `${scope.title[language()]} (${scope.name})` }))));
}

async function showSessions() {
  const { items } = await ask("GET", "/identity/me/sessions");
  fill("sessions", items, "", (session) => element("li", {},
    element("div", {}, element("strong", { textContent: session.device || session.network }), session.isThis ? badge(say("thisSession"), "good") : null,
      element("div", { className: "quiet", textContent: `${session.network} · ${say("lastSeen")} ${timeText(session.seenAt)}` })),
    session.isThis ? element("span") : onClick(element("button", { type: "button", className: "plain", textContent: say("signOut") }), async () => {
      await ask("DELETE", `/identity/me/sessions/${encodeURIComponent(session.id)}`);
      await showSessions();
    })));
}

async function leave(path) {
  await ask("POST", path);
  forgetSession();
  location.assign("/sign-in");
}

prepare("accountTitle");
onClick(document.getElementById("sign-out"), () => leave("/identity/sign-out"));
onClick(document.getElementById("sign-out-everywhere"), () => leave("/identity/me/sign-out-everywhere"));
onSubmit("add-passkey", async ({ name }, form) => {
  await addPasskey(name);
  form.reset();
  await showPasskeys();
  tell(say("done"));
});
onSubmit("create-key", async ({ label, days, study }, form) => {
  await createKey({ label, days: Number(days), study: study.trim() || undefined });
  form.reset();
  await showKeys();
  tell(say("done"));
});
onSubmit("make-token", async ({ name, days }, form) => {
  const scopes = new FormData(form).getAll("scope");
  const { token } = await ask("POST", "/identity/me/tokens", { name, days: Number(days), scopes });
  const place = document.getElementById("new-token");
  place.querySelector("pre").textContent = token;
  place.hidden = false;
  form.reset();
  await showTokens();
});
try {
  const { name, email } = await ask("GET", "/identity/me");
  document.getElementById("who").textContent = `${name} (${email})`;
  document.getElementById("content").hidden = false;
  await Promise.all([showPasskeys(), showKeys(), showTokens(), showScopes(), showSessions()]);
  if (!arePasskeysPossible()) {
    tell(say("noPasskeys"));
  }
} catch (error) {
  if (error.status === 401) {
    location.replace("/sign-in");
  } else {
    tellError(error);
  }
}
