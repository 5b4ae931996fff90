// What a merge or a split came to, as a value: what the commands print and what other programs read.
import type { Movement } from '../ranking/movement.ts';

/** A person as they are named: the number they came in under is theirs alone, the e-mail is what they are known by. */
export interface NamedPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** What became of one application, or of two. */
export interface ApplicationOutcome {
  /** Its number from now on. */
  readonly application: number;
  /** The numbers that its submissions had before: one, or two that became one. */
  readonly was: readonly number[];
  readonly cycle: number;
  /** Focus area id, empty where none of the program's was chosen. */
  readonly area: string;
  /** `joined`: two became one; `moved`: it went over; `left`: of another cycle and reviewed there, it stays as it was. */
  readonly kind: 'joined' | 'moved' | 'left';
  readonly batch: string | null;
  readonly submissions: number;
  /** Whether a revision that somebody had chosen by hand does not count any more. */
  readonly isChoiceDropped: boolean;
}

export interface MergeOutcome {
  /** The number of the merge; it is named `merge-1`. */
  readonly merge: number;
  readonly kept: NamedPerson;
  readonly merged: NamedPerson;
  /** What the person is called from now on. */
  readonly name: string;
  readonly reason: string;
  readonly applications: readonly ApplicationOutcome[];
  /** Who stands differently for it. */
  readonly moved: readonly Movement[];
}

/** What one of the two has got after a split. */
export interface SplitShare {
  readonly person: NamedPerson;
  readonly applications: readonly {
    readonly application: number;
    readonly cycle: number;
    readonly area: string;
    readonly batch: string | null;
    readonly submissions: number;
    /** Whether the number is a new one: what it holds came after the merge. */
    readonly isNew: boolean;
  }[];
}

export interface SplitOutcome {
  readonly merge: number;
  readonly shares: readonly SplitShare[];
  readonly moved: readonly Movement[];
}

export const mergeName = (id: number): string => `merge-${id}`;
