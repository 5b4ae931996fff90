// Changes in the YAML of a program. The library says where a value stands, and only the text there is exchanged, so that
// comments, spaces and quotes stay as their author left them.
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, Scalar, type YAMLSeq } from 'yaml';
import { readQuickly } from './quick-yaml.ts';
import { type Exchange, exchanged, extent } from './yaml-text.ts';

/** What a new program may have otherwise than the one it starts from. */
export interface ProgramChanges {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly cycle?: number | undefined;
  readonly timeZone?: string | undefined;
  /** Ids of the areas to keep; their order stays the program's. */
  readonly focusAreas?: readonly string[] | undefined;
  /** A date. An anchor of the annual windows goes away with the old one: they are counted from the new close. */
  readonly rollingClosesOn?: string | undefined;
  readonly seed?: string | undefined;
}

const places = {
  id: ['id'],
  name: ['name'],
  cycle: ['cycle'],
  timeZone: ['timeZone'],
  rollingClosesOn: ['windows', 'rolling', 'closesOn'],
  seed: ['ranking', 'seed'],
} as const;

/** program.yaml, which is valid, with the changes. */
export function changeProgramFile(text: string, changes: ProgramChanges): string {
  const document = parseDocument(text);
  const edits: Exchange[] = [];
  for (const [change, path] of Object.entries(places)) {
    const value = changes[change as keyof typeof places];
    const node = document.getIn(path, true);
    if (value !== undefined && isNode(node)) edits.push(exchange(text, node, value));
  }
  const annual = document.getIn(['windows', 'annual'], true);
  if (changes.rollingClosesOn !== undefined && isMap(annual) && annual.has('anchor')) {
    const { from, to } = extent(text, annual);
    edits.push({ from: text.lastIndexOf(':', from - 1) + 1, to, by: ' {}' });
  }
  const { focusAreas } = changes;
  if (focusAreas !== undefined) {
    edits.push(...keep(text, document.getIn(['focusAreas']), (item) => focusAreas.includes(textOf(item))));
  }
  return exchanged(text, edits);
}

/** A valid form with only the kept focus areas among the options of its questions `fields`. */
export function keepOptions(text: string, fields: readonly string[], kept: readonly string[]): string {
  const all = parseDocument(text).getIn(['fields']);
  const asked = (isSeq(all) ? all.items : []).filter(
    (field) => isMap(field) && fields.includes(textOf(field.get('field'))),
  );
  const isKept = (option: unknown) => isMap(option) && kept.includes(textOf(option.get('id')));
  return exchanged(
    text,
    asked.flatMap((field) => (isMap(field) ? keep(text, field.get('options'), isKept) : [])),
  );
}

const textOf = (node: unknown): string => String(isScalar(node) ? node.value : node);

/** Another word in the place of one; in quotes where the old one was, or where the new one needs them. */
function exchange(text: string, node: Node, value: string | number): Exchange {
  const wasQuoted = isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
  const isPlain = typeof value === 'number' || (!wasQuoted && !/[,[\]{}\n]/.test(value) && isReadBack(value));
  // Text in JSON is text in YAML.
  return { ...extent(text, node), by: isPlain ? String(value) : JSON.stringify(value) };
}

const isReadBack = (value: string): boolean =>
  (readQuickly(`key: ${value}`) as { key: unknown } | undefined)?.key === value;

/** Takes the items out that are not wanted; a comment above one stays. */
function keep(text: string, list: unknown, isWanted: (item: unknown) => boolean): Exchange[] {
  if (!isSeq(list) || list.items.every(isWanted)) return [];
  const { items, flow } = list as YAMLSeq<Node>;
  if (!flow) return items.filter((item) => !isWanted(item)).map((item) => wholeLines(text, extent(text, item)));
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return [];
  const source = (item: Node): string => text.slice(extent(text, item).from, extent(text, item).to);
  return [
    { from: extent(text, first).from, to: extent(text, last).to, by: items.filter(isWanted).map(source).join(', ') },
  ];
}

/** From the start of the line with the item's dash to the end of its last line. */
function wholeLines(text: string, { from, to }: { from: number; to: number }): Exchange {
  const dash = text.lastIndexOf('-', from - 1);
  const end = text.indexOf('\n', to);
  return { from: text.lastIndexOf('\n', dash) + 1, to: end < 0 ? text.length : end + 1, by: '' };
}
