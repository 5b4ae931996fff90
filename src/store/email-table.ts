// Who has come in already, by e-mail, while the index on the e-mails waits to be built behind the rows of a first import.

/** Half empty, so that a search ends after a step or two. */
const fullness = 0.5;

/**
 * Numbers of applicants by e-mail, eight bytes a place: a million people take 16 MB. Only a hash is kept: `emailOf`
 * tells what e-mail a number has, for the few that are asked for twice.
 */
export function createEmailTable(emailOf: (id: number) => string) {
  let hashes = new Uint32Array(1 << 16);
  let ids = new Uint32Array(1 << 16);
  let count = 0;

  function place(hash: number, id: number): void {
    const mask = ids.length - 1;
    let at = hash & mask;
    while (ids[at] !== 0) at = (at + 1) & mask;
    hashes[at] = hash;
    ids[at] = id;
  }

  function grow(): void {
    const [oldHashes, oldIds] = [hashes, ids];
    hashes = new Uint32Array(oldIds.length * 2);
    ids = new Uint32Array(oldIds.length * 2);
    oldIds.forEach((id, at) => {
      if (id !== 0) place(oldHashes[at] ?? 0, id);
    });
  }

  let lastEmail = '';
  let lastHash = hashOf(lastEmail);

  /** Whoever is not found is added next. */
  function hashed(email: string): number {
    if (email !== lastEmail) {
      lastEmail = email;
      lastHash = hashOf(email);
    }
    return lastHash;
  }

  return {
    /** The number of an e-mail that is in the table; null where it is not. */
    find(email: string): number | null {
      const mask = ids.length - 1;
      const hash = hashed(email);
      for (let at = hash & mask; ; at = (at + 1) & mask) {
        const id = ids[at] ?? 0;
        if (id === 0) return null;
        if (hashes[at] === hash && emailOf(id) === email) return id;
      }
    },
    /** Adds an e-mail that is not in the table yet; numbers count from 1. */
    add(email: string, id: number): void {
      count++;
      if (count > ids.length * fullness) grow();
      place(hashed(email), id);
    },
  };
}

/** FNV-1a over the UTF-16 code units, stirred at the end so that the low bits depend on all of them. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
