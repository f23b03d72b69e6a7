// Setting a new password, by the mailed link.

import { ask, forgetSession } from "../identity/hub.js";
import { secretOfLink } from "./mailed-link.js";
import { onSubmit, prepare, tell } from "./page.js";
import { say } from "./texts.js";

const token = secretOfLink();
prepare("resetTitle");
if (token === "") {
  tell(say("linkMissing"));
}
onSubmit("reset", async ({ password }) => {
  await ask("POST", "/identity/password-resets/complete", { token, password });
  forgetSession();
  location.assign("/sign-in");
});
