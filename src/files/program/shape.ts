// The keys that a schema allows, read from the schema itself, so that messages can't say anything else.
import type { Path } from '../../domain/program/finding.ts';

/** What is needed of a valibot schema; optional ones, and those with further checks, carry the same parts. */
export interface Shape {
  readonly type: string;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
  /** Of a variant: the key that tells its options apart. */
  readonly key?: string;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (mapping: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(mapping, key) ? mapping[key] : undefined;

const variantsOf = (shape: Shape): readonly Shape[] => (shape.options ?? []) as readonly Shape[];

/** The words that the telling key of a variant may hold. */
export const variantWords = (shape: Shape): string[] =>
  variantsOf(shape).map((option) => String(option.entries?.[shape.key ?? '']?.literal));

/** The shape that counts for this value: out of its wrapping, and of a variant the option that it says it is. */
export function shapeOf(shape: Shape, value: unknown): Shape {
  if (shape.wrapped !== undefined) return shapeOf(shape.wrapped, value);
  if (shape.type !== 'variant' || !isMapping(value)) return shape;
  const chosen = own(value, shape.key ?? '');
  return variantsOf(shape).find((option) => option.entries?.[shape.key ?? '']?.literal === chosen) ?? shape;
}

/** The shape that `path` leads to from `shape`, as far as `value` says which way to go. */
export function shapeAt(shape: Shape, value: unknown, path: Path): Shape | undefined {
  const here = shapeOf(shape, value);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  const next = typeof step === 'number' ? here.item : here.entries?.[step];
  const inner = Array.isArray(value) ? value[Number(step)] : isMapping(value) ? own(value, String(step)) : undefined;
  return next === undefined ? undefined : shapeAt(next, inner, rest);
}

export interface Misfit {
  readonly path: Path;
  readonly kind: 'unknown-key' | 'list-for-mapping';
  /** The keys that are allowed there. */
  readonly allowed: readonly string[];
  /** Those of them that are not there yet. */
  readonly open: readonly string[];
}

/** Every key that is not allowed, and every list where a mapping belongs. */
export function findMisfits(shape: Shape, value: unknown, path: Path = []): Misfit[] {
  const here = shapeOf(shape, value);
  if (here.item !== undefined && Array.isArray(value)) {
    const { item } = here;
    return value.flatMap((inner: unknown, index) => findMisfits(item, inner, [...path, index]));
  }
  if (here.entries === undefined) return [];
  const { entries } = here;
  const allowed = Object.keys(entries);
  if (Array.isArray(value)) return [{ path, kind: 'list-for-mapping', allowed, open: allowed }];
  if (!isMapping(value)) return [];
  const open = allowed.filter((key) => !Object.hasOwn(value, key));
  return Object.keys(value).flatMap((key): Misfit[] => {
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry === undefined) return [{ path: [...path, key], kind: 'unknown-key', allowed, open }];
    return findMisfits(entry, own(value, key), [...path, key]);
  });
}
