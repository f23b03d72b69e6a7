// Signing in, and asking for an account.

import { ask, forgetSession } from "../identity/hub.js";
import { arePasskeysPossible, signInByPasskey } from "../identity/passkeys.js";
import { onClick, onSubmit, prepare, tell } from "./page.js";
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

prepare("signInTitle");
onClick(document.getElementById("passkey"), async () => enter(await signInByPasskey()));
onSubmit("password", async ({ email, password }) => enter(await ask("POST", "/identity/sign-in/password", { email, password })));
onSubmit("code", async ({ code }) => enter(await ask("POST", "/identity/sign-in/code", { ticket, code })));
onSubmit("sign-up", async ({ name, email }, form) => {
  await ask("POST", "/identity/registrations", { name, email, language: language() });
  form.reset();
  tell(say("mailSent"));
});
if (!arePasskeysPossible()) {
  document.getElementById("passkey").disabled = true;
  tell(say("noPasskeys"));
}
