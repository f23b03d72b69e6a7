// The hub's API, as the hub's own pages use it: same origin, the session's cookie, and the anti-forgery token for whatever changes something.

const root = "/api/v1";
const forgeryTokenMissing = "API309";
let forgeryToken = null;

/** What the hub refused: the permanent code, and every error with its text in both languages. */
export class HubError extends Error {
  constructor(status, problem) {
    super(problem?.code ?? `HTTP ${status}`);
    this.name = "HubError";
    this.status = status;
    this.code = problem?.code ?? null;
    this.errors = problem?.errors ?? [];
  }
}

/** Tokens belong to a session: to be called when one begins or ends. */
export function forgetSession() {
  forgeryToken = null;
}

/** Asks the API. The answer's JSON; null if there is none. `ifMatch`: the tag of what is changed, as `look` gave it. */
export async function ask(method, path, body, ifMatch) {
  try {
    return (await askOnce(method, path, body, ifMatch)).json;
  } catch (error) {
    // The session began or ended in another tab.
    if (error.code !== forgeryTokenMissing || forgeryToken === null) {
      throw error;
    }
    forgetSession();
    return (await askOnce(method, path, body, ifMatch)).json;
  }
}

/** Reads something, with the tag that a change of it has to name. */
export function look(path) {
  return askOnce("GET", path);
}

async function askOnce(method, path, body, ifMatch) {
  const headers = { Accept: "application/json", "Accept-Language": document.documentElement.lang || "ko" };
  if (method !== "GET") {
    forgeryToken ??= (await askOnce("GET", "/csrf")).json.token;
    headers["X-CSRF-Token"] = forgeryToken;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json; charset=utf-8";
  }
  if (ifMatch) {
    headers["If-Match"] = ifMatch;
  }
  const response = await fetch(root + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const json = isJson ? await response.json() : null;
  if (!response.ok) {
    throw new HubError(response.status, json);
  }
  return { json, tag: response.headers.get("ETag") };
}
