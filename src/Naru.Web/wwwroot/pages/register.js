// Finishing to sign up, by the mailed link.

import { ask, forgetSession } from "../identity/hub.js";
import { secretOfLink } from "./mailed-link.js";
import { onSubmit, prepare, tell } from "./page.js";
import { say } from "./texts.js";

const token = secretOfLink();
prepare("registerTitle");
if (token === "") {
  tell(say("linkMissing"));
}
onSubmit("register", async ({ password }) => {
  await ask("POST", "/identity/registrations/complete", { token, ...(password ? { password } : {}) });
  forgetSession();
  location.assign("/account");
});
