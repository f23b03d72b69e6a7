// Finishing to sign up, by the mailed link: its secret stands behind #, so that no server's log has it.

import { ask, forgetSession } from "../identity/hub.js";
import { onSubmit, prepare, tell } from "./page.js";
import { say } from "./texts.js";

const token = location.hash.slice(1);
// Not in the history, where the next person at this computer would find it.
history.replaceState(null, "", location.pathname);

prepare("registerTitle");
if (token === "") {
  tell(say("linkMissing"));
}
onSubmit("register", async ({ password }) => {
  await ask("POST", "/identity/registrations/complete", { token, ...(password ? { password } : {}) });
  forgetSession();
  location.assign("/account");
});
