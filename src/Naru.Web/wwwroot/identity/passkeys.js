// Passkeys: adding one to the own account, signing in by one, and their list. What goes to the hub is written out here, member by member:
// programs that keep passwords replace the browser's own objects, and not all of theirs can write themselves.

import { decode, encode } from "./base64url.js";
import { ask, forgetSession } from "./hub.js";

/** Whether this browser has passkeys here: over https, or on this computer. */
export function arePasskeysPossible() {
  return globalThis.isSecureContext && "PublicKeyCredential" in globalThis;
}

/** Makes a passkey and adds it to the account that is signed in. */
export async function addPasskey(name) {
  const { ticket, publicKey } = await ask("POST", "/identity/me/passkeys/challenge");
  const credential = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: descriptors(publicKey.excludeCredentials),
    },
  });
  const added = await ask("POST", "/identity/me/passkeys", {
    ticket,
    name,
    credential: written(credential, {
      attestationObject: encode(credential.response.attestationObject),
      transports: credential.response.getTransports?.() ?? [],
    }),
  });
  // A first passkey makes the session one of two factors, with a token of its own.
  forgetSession();
  return added;
}

/** Signs in: no name is asked for. */
export async function signInByPasskey() {
  const { ticket, publicKey } = await ask("POST", "/identity/sign-in/passkey/challenge");
  const step = await ask("POST", "/identity/sign-in/passkey", { ticket, credential: await answer(publicKey) });
  forgetSession();
  return step;
}

/** A passkey's answer to a challenge of the hub, as the API takes it. */
export async function answer(publicKey) {
  const credential = await navigator.credentials.get({
    publicKey: { ...publicKey, challenge: decode(publicKey.challenge), allowCredentials: descriptors(publicKey.allowCredentials) },
  });
  const { authenticatorData, signature, userHandle } = credential.response;
  return written(credential, {
    authenticatorData: encode(authenticatorData),
    signature: encode(signature),
    userHandle: userHandle ? encode(userHandle) : undefined,
  });
}

/** The account's passkeys. */
export async function listPasskeys() {
  return (await ask("GET", "/identity/me/passkeys")).items;
}

/** Removes one. */
export function removePasskey(id) {
  return ask("DELETE", `/identity/me/passkeys/${encodeURIComponent(id)}`);
}

/** What a hospital's custodian needs to accept a passkey: nothing in it is secret. */
export function publicHalf(passkey) {
  return { credentialId: passkey.credentialId, publicKey: passkey.publicKey };
}

function descriptors(list) {
  return (list ?? []).map((descriptor) => ({ ...descriptor, id: decode(descriptor.id) }));
}

function written(credential, response) {
  const id = encode(credential.rawId);
  return {
    id,
    rawId: id,
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: encode(credential.response.clientDataJSON), ...response },
  };
}
