// Pairs of people who may be one, out of everybody in the database.
import type { Answers } from '../../../domain/intake/application.ts';
import { isComparedElsewhere, type KeyKind, keyInWords, keysOf, orderIn } from '../../../domain/people/blocking.ts';
import { createBlockComparer, nextCompared } from '../../../domain/people/compare-block.ts';
import { createFactReader, type PersonFacts } from '../../../domain/people/facts.ts';
import { factsText, readFactsText } from '../../../domain/people/facts-text.ts';
import { likenessOf, scoreOf } from '../../../domain/people/likeness.ts';
import { createPairList } from '../../../domain/people/pairs.ts';
import type { CutBlock, Proposal, Proposals } from '../../../domain/people/proposal.ts';
import type { Program } from '../../../domain/program/program.ts';
import { differentPairs } from '../../../store/different-people.ts';
import type { Store } from '../../../store/open.ts';
import { applicationsUnder, numbersOf, personOf } from '../../../store/people.ts';
import { openPersonBlocks, type PersonBlocks, submittingPeople } from '../../../store/person-blocks.ts';
import { Cancelled } from '../../prompt.ts';

export interface ProposalOrder {
  /** The least score that is proposed. */
  readonly least: number;
  /** How many at the most. */
  readonly top: number;
  readonly interrupt: AbortSignal;
}

/** Beyond this many, nobody looks at every pair. */
const mostKept = 50_000;

export async function proposeDuplicates(store: Store, program: Program, order: ProposalOrder): Promise<Proposals> {
  const blocks = openPersonBlocks(store);
  try {
    const people = fill(blocks, store, program, order.interrupt);
    blocks.seal();
    const judged = new Set((await differentPairs(store)).map((pair) => pair.join(' ')));
    const { pairs, isCut, cuts } = compareAll(blocks, order, judged);
    const proposals: Proposal[] = [];
    for (const { one, other } of pairs.slice(0, order.top)) {
      const sides = [readFacts(blocks, one), readFacts(blocks, other)] as const;
      proposals.push({
        ...likenessOf(...sides),
        sides: [await sideOf(store, sides[0]), await sideOf(store, sides[1])],
      });
    }
    return { proposals, total: pairs.length, isCut, people, judged: judged.size, cuts, least: order.least };
  } finally {
    blocks.close();
  }
}

const readFacts = (blocks: PersonBlocks, id: number): PersonFacts => readFactsText(blocks.factsOf(id));

/** Writes down everybody's facts and keys; how many people there are. */
function fill(blocks: PersonBlocks, store: Store, program: Program, interrupt: AbortSignal): number {
  const factsOf = createFactReader(program.forms);
  let people = 0;
  for (const page of submittingPeople(store)) {
    if (interrupt.aborted) throw new Cancelled();
    for (const person of page) {
      people++;
      const said = person.submissions.map(({ answers, extra }) => ({
        answers: JSON.parse(answers) as Answers,
        extra: extra === null ? {} : (JSON.parse(extra) as Record<string, string>),
      }));
      const facts = factsOf(person, said);
      const place = orderIn(facts);
      const keys = keysOf(facts).map(({ kind, value }) => ({ key: `${kind} ${value}`, order: place }));
      blocks.add(person.id, factsText(facts), keys);
    }
  }
  return people;
}

function compareAll(blocks: PersonBlocks, { least, interrupt }: ProposalOrder, judged: ReadonlySet<string>) {
  const list = createPairList(mostKept);
  const cuts: CutBlock[] = [];
  let kind: KeyKind = 'name';
  const block = createBlockComparer<PersonFacts>((one, other) => {
    if (isComparedElsewhere(kind, one, other)) return;
    const score = scoreOf(one, other, least);
    if (score === null || judged.has(one.id < other.id ? `${one.id} ${other.id}` : `${other.id} ${one.id}`)) return;
    list.add(one.id, other.id, score);
  });
  let key: string | null = null;
  // Most keys are one person's alone: what is known of them is read when a second one turns up.
  let first: number | null = null;
  let example: PersonFacts | null = null;
  const end = (): void => {
    const { size, isWhole } = block.end();
    if (!isWhole && key !== null && example !== null) cuts.push(cutBlock(key, example, size));
    example = null;
  };
  for (const member of blocks.members()) {
    if (member.key !== key) {
      end();
      if (interrupt.aborted) throw new Cancelled();
      key = member.key;
      kind = kindOf(key);
      first = member.id;
      continue;
    }
    if (first !== null) {
      example = readFacts(blocks, first);
      block.add(example);
      first = null;
    }
    block.add(readFacts(blocks, member.id));
  }
  end();
  return { ...list.list(), cuts };
}

function cutBlock(key: string, example: PersonFacts, size: number): CutBlock {
  const kind = kindOf(key);
  const shared = keyInWords({ kind, value: key.slice(kind.length + 1) }, example);
  return { shared, people: size, comparedWith: nextCompared };
}

/** A key is stored as its kind, a space, and its value. */
const kindOf = (key: string): KeyKind => key.slice(0, key.indexOf(' ')) as KeyKind;

async function sideOf(store: Store, { id, city, state, zip, organization, phones }: PersonFacts) {
  const person = await personOf(store, id);
  if (person === null) throw new Error(`there is no applicant ${id}`);
  const applications = await applicationsUnder(store, numbersOf(person));
  return {
    name: person.name,
    email: person.email,
    otherEmails: person.others.map(({ email }) => email),
    city,
    state,
    zip,
    organization,
    phones,
    applications: applications.map((one) => ({
      application: one.id,
      cycle: one.cycle,
      area: one.area,
      window: one.window,
      batch: one.batch,
      submittedAt: one.first_submitted_at,
    })),
  };
}
