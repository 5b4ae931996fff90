// Choices that are met again and again: what hangs on one of them is worked out once.
import type { Choice } from './application.ts';

/** A choice that a reader remembers. `number`: its place among those of the reader. */
class KnownChoice implements Choice {
  readonly chosen: readonly string[];
  declare readonly other?: string;
  declare readonly unrecognised?: string;
  readonly #number: number;

  constructor({ chosen, other, unrecognised }: Choice, number: number) {
    this.chosen = chosen;
    // There in any case: to V8 all of them are alike, and each row asks.
    this.other = other as string;
    this.unrecognised = unrecognised as string;
    this.#number = number;
  }

  static numberOf(choice: Choice): number | null {
    return #number in choice ? choice.#number : null;
  }
}

/** Numbers the choices of one reader. */
export function createNumbering(): (choice: Choice) => Choice {
  let next = 0;
  return (choice) => new KnownChoice(choice, next++);
}

/**
 * What hangs on the choices of a question. A million rows ask, so it is kept by the choice's number: that costs less than
 * looking the choice up. What nobody remembers is worked out each time.
 */
export class ByChoice<Value> {
  readonly #workOut: (choice: Choice) => Value;
  /** By number: the choice, and what hangs on it. */
  readonly #choices: (Choice | undefined)[] = [];
  readonly #values: (Value | undefined)[] = [];

  constructor(workOut: (choice: Choice) => Value) {
    this.#workOut = workOut;
  }

  of(choice: Choice): Value {
    const number = KnownChoice.numberOf(choice);
    if (number === null) return this.#workOut(choice);
    // Another reader may have given the number too.
    if (number >= this.#choices.length || this.#choices[number] !== choice) this.#learn(number, choice);
    return this.#values[number] as Value;
  }

  #learn(number: number, choice: Choice): void {
    // Without holes: V8 compiles anew what has not met them yet.
    while (this.#choices.length < number) {
      this.#choices.push(undefined);
      this.#values.push(undefined);
    }
    this.#choices[number] = choice;
    this.#values[number] = this.#workOut(choice);
  }
}
