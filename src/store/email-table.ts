// Who has come in already, by e-mail, while the index on the e-mails waits to be built behind the rows of a first import.

/** Half empty, so that a search ends after a step or two. */
const fullness = 0.5;

/** As many places at the least and, before anybody has come, at the most: memory for a million people. */
const fewest = 2 ** 10;
const mostAtFirst = 2 ** 21;

/** What is asked of an e-mail: its hash travels along with it (domain/intake/email.ts). */
export interface HashedEmail {
  readonly email: string;
  readonly emailHash: number;
}

/**
 * Numbers of applicants by e-mail, eight bytes a place: a million people take 16 MB. Only a hash is kept: `emailOf`
 * tells what e-mail a number has, for the few that are asked for twice. As many people as are `expected` come in without
 * the table having to grow: then the smaller ones would be in memory beside it.
 */
export function createEmailTable(emailOf: (id: number) => string, expected = 0) {
  /** Hash and number of a place side by side: with a million of them each place that is looked at has to be fetched. */
  let places = new Uint32Array(2 * placesFor(expected));
  let count = 0;

  /** The place of the first number that `isIt`, or the free place where it would stand. */
  function placeFor(hash: number, isIt: (id: number) => boolean): number {
    const mask = places.length / 2 - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const id = places[2 * at + 1] ?? 0;
      if (id === 0 || (places[2 * at] === hash && isIt(id))) return 2 * at;
    }
  }

  function place(hash: number, id: number): void {
    const at = placeFor(hash, () => false);
    places[at] = hash;
    places[at + 1] = id;
  }

  function grow(): void {
    const old = places;
    places = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const id = old[at + 1] ?? 0;
      if (id !== 0) place(old[at] ?? 0, id);
    }
  }

  return {
    /** The number of an e-mail that is in the table; null where it is not. */
    find({ email, emailHash }: HashedEmail): number | null {
      const id = places[placeFor(emailHash, (known) => emailOf(known) === email) + 1] ?? 0;
      return id === 0 ? null : id;
    },
    /** Adds an e-mail that is not in the table yet; numbers count from 1. */
    add({ emailHash }: HashedEmail, id: number): void {
      count++;
      if (2 * count > places.length * fullness) grow();
      place(emailHash, id);
    },
  };
}

/** A power of two, so that a hash is cut down to a place by its lowest bits. */
function placesFor(people: number): number {
  const wanted = Math.min(people / fullness, mostAtFirst);
  let places = fewest;
  while (places < wanted) places *= 2;
  return places;
}
