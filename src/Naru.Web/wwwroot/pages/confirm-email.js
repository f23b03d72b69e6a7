// Confirming another address of one's own, by the mailed link; it counts for the account that asked for it.

import { ask } from "../identity/hub.js";
import { secretOfLink } from "./mailed-link.js";
import { onSubmit, prepare, tell } from "./page.js";
import { say } from "./texts.js";

const token = secretOfLink();
prepare("confirmEmailTitle");
if (token === "") {
  tell(say("linkMissing"));
}
onSubmit("confirm", async (_, form) => {
  await ask("POST", "/identity/me/emails/confirm", { token });
  form.hidden = true;
  tell(say("emailConfirmed"));
});
