// What a mailed link says stands behind #, so that no server's log has it.

/** The secret of the link by which this page was opened; taken out of the address, where the next person at this computer would find it in the history. */
export function secretOfLink() {
  const secret = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  return secret;
}
