// Signing keys of this browser: P-256, made by WebCrypto so that no script can take the private half out, vouched for by a passkey, registered at the hub.

import { decode, encode } from "./base64url.js";
import { ask } from "./hub.js";
import * as keys from "./key-store.js";
import { answer } from "./passkeys.js";

const path = "/identity/me/signing-keys";
const purpose = "question";
const algorithm = { name: "ECDSA", hash: "SHA-256" };
const daySeconds = 24 * 60 * 60;
const abandonedAfter = 15 * 60 * 1000;

/** Why a key cannot sign, or must not: `reason` is a word. */
export class KeyError extends Error {
  constructor(reason, detail) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = "KeyError";
    this.reason = reason;
  }
}

/**
 * Makes a key and registers it: the hub writes a statement, the key signs it, a passkey vouches for it.
 * `options`: label, days (90 at most), study (left out for all studies). The registered key, as the hub gives it.
 */
export async function createKey({ label, days, study }) {
  const { person } = await ask("GET", "/identity/me");
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  const thumbprint = await thumbprintOf({ kty, crv, x, y });
  const asked = { jwk: { kty, crv, x, y }, label, origin: "browser", days, purpose, ...(study ? { study } : {}) };
  const challenge = await ask("POST", `${path}/challenge`, asked);
  const statement = decode(challenge.statement);
  checkStatement(statement, { ...asked, person });

  const record = { thumbprint, person, privateKey, createdAt: Date.now() };
  await keys.keep(record);
  try {
    const proof = encode(await crypto.subtle.sign(algorithm, privateKey, statement));
    const credential = await answer(challenge.publicKey);
    const registered = await ask("POST", path, { ticket: challenge.ticket, proof, credential });
    await keys.keep(complete(record, registered));
    return registered;
  } catch (error) {
    // Unless the answer was lost on its way: then the hub may have the key, and the next list says so.
    if (!(error instanceof TypeError)) {
      await keys.forget(thumbprint);
    }
    throw error;
  }
}

/** The account's keys at the hub, each with `isHere`: whether this browser can sign with it. Deletes what can sign no more. */
export async function listKeys() {
  const [{ person }, { items }] = await Promise.all([ask("GET", "/identity/me"), ask("GET", path)]);
  const registered = new Map(items.map((item) => [item.thumbprint, item]));
  const here = new Set();
  for (const record of await keys.all()) {
    const item = registered.get(record.thumbprint);
    if (record.person !== person) {
      continue; // Another person's who uses this browser.
    }
    if (item ? item.revokedAt || isOver(item.expiresAt) : Date.now() - record.createdAt > abandonedAfter) {
      await keys.forget(record.thumbprint);
    } else if (item) {
      if (!record.id) {
        await keys.keep(complete(record, item));
      }
      here.add(record.thumbprint);
    }
  }
  return items.map((item) => ({ ...item, isHere: here.has(item.thumbprint), isExpired: isOver(item.expiresAt) }));
}

/** Revokes a key at the hub, then deletes it here, if it is here. */
export async function revokeKey({ id, thumbprint }) {
  await ask("POST", `${path}/${encodeURIComponent(id)}/revoke`);
  await keys.forget(thumbprint);
}

/** Signs bytes (ECDSA, SHA-256; r and s, 64 bytes) and gives the delegation that goes with the signature. */
export async function sign(thumbprint, bytes) {
  const record = await keys.find(thumbprint);
  if (!record?.id) {
    throw new KeyError("not-here");
  }
  if (isOver(record.expiresAt)) {
    throw new KeyError("expired");
  }
  const signature = await crypto.subtle.sign(algorithm, record.privateKey, bytes);
  return { signature: new Uint8Array(signature), delegation: record.delegation };
}

/** RFC 7638. */
export async function thumbprintOf({ kty, crv, x, y }) {
  const canonical = `{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`;
  return encode(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical)));
}

// The key signs nothing but what was asked for: not a question in a statement's place, not for longer, not for somebody else.
function checkStatement(bytes, asked) {
  let statement;
  try {
    statement = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new KeyError("statement", "json");
  }
  const holds = {
    typ: statement.typ === "naru-signing-key",
    jwk: statement.jwk?.x === asked.jwk.x && statement.jwk?.y === asked.jwk.y,
    person: statement.person === asked.person,
    purpose: statement.purpose === asked.purpose,
    study: statement.study === asked.study,
    hub: statement.hub === location.hostname,
    exp: statement.exp - statement.nbf <= asked.days * daySeconds,
  };
  const wrong = Object.keys(holds).filter((name) => !holds[name]);
  if (wrong.length > 0) {
    throw new KeyError("statement", wrong.join(", "));
  }
}

function complete(record, { id, label, study, delegation, expiresAt }) {
  return { ...record, id, label, study: study ?? null, delegation, expiresAt };
}

function isOver(time) {
  return new Date(time).getTime() <= Date.now();
}
