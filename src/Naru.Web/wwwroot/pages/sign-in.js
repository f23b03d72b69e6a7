// Signing in, and asking for an account.

import { ask, forgetSession } from "../identity/hub.js";
import { arePasskeysPossible, signInByPasskey } from "../identity/passkeys.js";
import { element, onClick, onSubmit, prepare, tell, tellError } from "./page.js";
import { language, say } from "./texts.js";

let ticket = null;

function enter(step) {
  if (step.state === "code-needed") {
    ticket = step.ticket;
    document.getElementById("password").hidden = true;
    document.getElementById("code").hidden = false;
    document.querySelector("#code input").focus();
    return;
  }
  forgetSession();
  location.assign("/account");
}

/** What an institution's sign-in came to stands behind #: a ticket, if a code is still needed; or why it was refused. */
function comeBack() {
  const result = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  if (result.has("ticket")) {
    enter({ state: "code-needed", ticket: result.get("ticket") });
  } else if (result.has("error")) {
    tell(`${say("institutionRefused")} (${result.get("error")})`);
  }
}

async function showInstitutions() {
  const institutions = await ask("GET", "/identity/institutions");
  document.getElementById("institutions-section").hidden = institutions.length === 0;
  document.getElementById("institutions").replaceChildren(...institutions.map((institution) => element("li", {},
    element("a", { href: `/api/v1/identity/institutions/${encodeURIComponent(institution.id)}/sign-in`, textContent: institution.name[language()] }))));
}

prepare("signInTitle");
comeBack();
showInstitutions().catch(tellError);
onClick(document.getElementById("passkey"), async () => enter(await signInByPasskey()));
onSubmit("password", async ({ email, password }) => enter(await ask("POST", "/identity/sign-in/password", { email, password })));
onSubmit("code", async ({ code }) => enter(await ask("POST", "/identity/sign-in/code", { ticket, code })));
onSubmit("forgot", async ({ email }, form) => {
  await ask("POST", "/identity/password-resets", { email });
  form.reset();
  tell(say("mailSent"));
});
onSubmit("sign-up", async ({ name, email }, form) => {
  await ask("POST", "/identity/registrations", { name, email, language: language() });
  form.reset();
  tell(say("mailSent"));
});
if (!arePasskeysPossible()) {
  document.getElementById("passkey").disabled = true;
  tell(say("noPasskeys"));
}
