// What the pages share: language, messages, and elements made without a word of HTML.

import { ask, HubError } from "../identity/hub.js";
import { KeyError } from "../identity/signing-keys.js";
import { language, say, switchLanguage } from "./texts.js";

// An old sign-in, and one with a single factor.
const signInNeeded = ["IDN215", "IDN216"];

/** Fills the page's texts in. `title` names the document's. */
export function prepare(title) {
  document.documentElement.lang = language();
  document.title = `${say(title)} · ${language() === "ko" ? "나루" : "Naru"}`;
  for (const place of document.querySelectorAll("[data-text]")) {
    place.textContent = say(place.dataset.text);
  }
  const button = document.getElementById("language");
  button.textContent = say("otherLanguage");
  button.lang = language() === "ko" ? "en" : "ko";
  button.addEventListener("click", () => {
    switchLanguage();
    location.reload();
  });
}

/** An element: its name, its members, its children. Text is text, never markup. */
export function element(name, members = {}, ...children) {
  const made = Object.assign(document.createElement(name), members);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Does something when a form is sent, with its values. */
export function onSubmit(id, work) {
  const form = document.getElementById(id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("button"), () => work(Object.fromEntries(new FormData(form)), form));
  });
}

/** Does something when a button is pressed. */
export function onClick(button, work) {
  button.addEventListener("click", () => run(button, work));
  return button;
}

/** Shows a sentence. */
export function tell(text) {
  show(text ? [text] : [], false);
}

/** Shows what went wrong: every error with its code and what to do. */
export function tellError(error) {
  const lines = error instanceof HubError && error.errors.length > 0
    ? error.errors.map((e) => `${e.message[language()]} ${e.advice[language()]} (${e.code})`)
    : [say(wordOf(error))];
  show(lines, true);
  if (signInNeeded.includes(error.code) || error.status === 401) {
    document.getElementById("message").append(element("p", {}, element("a", { href: "/sign-in", textContent: say("signInAgain") })));
  }
}

/** Fills a list of facts: pairs of what and how it is. */
export function facts(id, pairs) {
  document.getElementById(id).replaceChildren(...pairs.flatMap(([what, how]) => [element("dt", { textContent: what }), element("dd", { textContent: how })]));
}

/** Whether somebody is signed in. */
export async function signedIn() {
  try {
    await ask("GET", "/identity/me");
    return true;
  } catch (error) {
    if (error.status === 401) {
      return false;
    }
    throw error;
  }
}

/** What a party is called, in the page's language if it has a name in it. */
export async function partyName(id) {
  if (id === "hub") {
    return say("theHub");
  }
  const { names } = await ask("GET", `/parties/${encodeURIComponent(id)}`);
  return (language() === "ko" ? names.ko ?? names.en : names.en ?? names.ko) ?? id;
}

/** What a role is called. */
export function roleName(role) {
  switch (role) {
    case "officer":
      return say("roleOfficer");
    case "representative":
      return say("roleRepresentative");
    case "custodian":
      return say("roleCustodian");
    case "member":
      return say("roleMember");
    default:
      return role;
  }
}

/** A time, as its reader writes it. */
export function timeText(time) {
  return new Date(time).toLocaleString(language() === "ko" ? "ko-KR" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function wordOf(error) {
  if (error instanceof KeyError) {
    return "otherStatement";
  }
  switch (error.name) {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "passkeyThere";
    case "TypeError":
      return "unreachable";
    default:
      return "unexpected";
  }
}

async function run(button, work) {
  button.disabled = true;
  tell("");
  try {
    await work();
  } catch (error) {
    tellError(error);
  } finally {
    button.disabled = false;
  }
}

function show(lines, isBad) {
  const place = document.getElementById("message");
  place.className = isBad ? "bad" : "";
  place.replaceChildren(...lines.map((line) => element("p", { textContent: line })));
  if (isBad) {
    place.focus();
  }
}
