// Comparing those who share a key with one another: all of them, or where they are too many, each with those next to them.

/** Up to this many, everybody is compared with everybody. */
export const wholeUpTo = 200;
/** In a larger block, with how many that come next in order. */
export const nextCompared = 50;

/** Takes the members of one block after another, in order; each pair to be compared is handed to `compare`, once. */
export function createBlockComparer<Member>(compare: (one: Member, other: Member) => void) {
  let members: Member[] = [];
  let size = 0;
  return {
    add(member: Member): void {
      size++;
      for (const known of size <= wholeUpTo ? members : members.slice(-nextCompared)) compare(known, member);
      members.push(member);
      if (members.length > wholeUpTo) members = members.slice(-nextCompared);
    },
    /** Ends a block. How many it had, and whether each was compared with each. */
    end(): { readonly size: number; readonly isWhole: boolean } {
      const ended = { size, isWhole: size <= wholeUpTo };
      members = [];
      size = 0;
      return ended;
    },
  };
}
