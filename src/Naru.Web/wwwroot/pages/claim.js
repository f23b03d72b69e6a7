// A claim to a role: to whoever made it, and to those who may decide it. The mail says which; no secret is needed.

import { ask, look } from "../identity/hub.js";
import { facts, onSubmit, partyName, prepare, roleName, tell, tellError, timeText } from "./page.js";
import { say } from "./texts.js";

const id = location.hash.slice(1);
const path = `/identity/claims/${encodeURIComponent(id)}`;
let tag = null;

function yes(value) {
  return value ? say("yes") : say("no");
}

function domain(found) {
  return found ? `${found.domain}: ${found.isClaimants ? say("readsMailThere") : say("noMailThere")}${found.saidByClaimant ? ` ${say("saidByClaimant")}` : ""}` : say("noneSaid");
}

async function show() {
  const seen = await look(path);
  const claim = seen.json;
  tag = seen.tag;
  const isOpen = claim.state === "open";
  facts("claim", [
    [say("party"), await partyName(claim.party)],
    [say("role"), roleName(claim.role)],
    [say("claimState"), say(stateWord(claim.state))],
    [say("statement"), claim.statement],
    [say("madeAt"), timeText(claim.createdAt)],
    [say("until"), timeText(claim.expiresAt)],
    ...(claim.reason ? [[say("reason"), claim.reason]] : []),
  ]);
  const judging = claim.judging ?? null;
  document.getElementById("judging-section").hidden = judging === null || !isOpen;
  document.getElementById("withdraw-section").hidden = judging !== null || !isOpen;
  if (judging) {
    facts("judging", [
      [say("name"), `${judging.name} · ${judging.email}`],
      [say("partyVerified"), yes(judging.partyVerified)],
      [say("hasRepresentative"), yes(judging.hasRepresentative)],
      [say("registeredByClaimant"), yes(judging.registeredByClaimant)],
      [say("website"), domain(judging.website)],
      [say("contactDomain"), domain(judging.contact)],
      [say("otherClaims"), String(judging.otherClaims.length)],
      [say("conflict"), say(conflictWord(judging.conflict))],
    ]);
  }
}

function stateWord(state) {
  switch (state) {
    case "granted":
      return "stateGranted";
    case "declined":
      return "stateDeclined";
    case "withdrawn":
      return "stateWithdrawn";
    case "expired":
      return "stateExpired";
    default:
      return "stateOpen";
  }
}

function conflictWord(conflict) {
  switch (conflict) {
    case "proven":
      return "conflictProven";
    case "possible":
      return "conflictPossible";
    default:
      return "conflictNone";
  }
}

async function decide(how, body) {
  await ask("POST", `${path}/${how}`, body, tag);
  await show();
  tell(say("done"));
}

prepare("claimTitle");
if (id === "") {
  tell(say("linkMissing"));
} else {
  show().catch(tellError);
}
onSubmit("grant", ({ reason }) => decide("grant", { reason }));
onSubmit("decline", ({ reason }) => decide("decline", { reason }));
onSubmit("withdraw", () => decide("withdraw"));
