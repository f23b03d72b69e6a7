// Where this browser keeps signing keys: IndexedDB, as keys that no script can take out. A record is { thumbprint, person, privateKey, createdAt, id, label, study, delegation, expiresAt };
// the members from id on are there once the hub has registered the key.

const database = "naru-signing-keys";
const store = "keys";

/** All records. */
export function all() {
  return run("readonly", (keys) => keys.getAll());
}

/** The record of one key; undefined if it is not here. */
export function find(thumbprint) {
  return run("readonly", (keys) => keys.get(thumbprint));
}

/** Keeps a record, in place of an earlier one of the same key. */
export function keep(record) {
  return run("readwrite", (keys) => keys.put(record));
}

/** Deletes a key for good. */
export function forget(thumbprint) {
  return run("readwrite", (keys) => keys.delete(thumbprint));
}

async function run(mode, work) {
  const opened = await open();
  try {
    return await new Promise((resolve, reject) => {
      // Strict: what is kept is on the disk before the hub is told of it.
      const transaction = opened.transaction(store, mode, { durability: "strict" });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    opened.close();
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "thumbprint" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
