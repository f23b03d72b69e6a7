// An invitation to a role: what it offers, to whoever has the link; taking it, for whoever is signed in.

import { ask } from "../identity/hub.js";
import { secretOfLink } from "./mailed-link.js";
import { element, facts, onSubmit, partyName, prepare, roleName, signedIn, tell, tellError, timeText } from "./page.js";
import { say } from "./texts.js";

const token = secretOfLink();

async function show() {
  const offer = await ask("POST", "/identity/invitations/look", { token });
  facts("offer", [
    [say("party"), await partyName(offer.party)],
    [say("role"), roleName(offer.role)],
    [say("answerBy"), timeText(offer.expiresAt)],
    [say("heldUntil"), offer.membershipUntil ? timeText(offer.membershipUntil) : say("noEnd")],
  ]);
  if (await signedIn()) {
    document.getElementById("accept").hidden = false;
  } else {
    tell(say("signInThenOpenAgain"));
    document.getElementById("message").append(element("p", {}, element("a", { href: "/sign-in", textContent: say("signInTitle") })));
  }
}

prepare("invitationTitle");
if (token === "") {
  tell(say("linkMissing"));
} else {
  show().catch(tellError);
}
onSubmit("accept", async ({ withOtherAddress }, form) => {
  await ask("POST", "/identity/invitations/accept", { token, withOtherAddress: withOtherAddress === "on" });
  form.hidden = true;
  tell(say("roleTaken"));
  document.getElementById("message").append(element("p", {}, element("a", { href: "/account", textContent: say("accountTitle") })));
});
