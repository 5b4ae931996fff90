// A value of settings as lines, one leaf each: `gate[0].yes[1]<TAB>"yes"`. Keys in alphabetical order, so that the same
// settings are the same lines, in whatever order a file has them.

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** The lines of a value; what is undefined is left out, as if it were not there. */
export function linesOf(value: unknown, path = ''): string[] {
  if (value === undefined) return [];
  const one = value as Value;
  if (typeof one !== 'object' || one === null) return [`${path}\t${JSON.stringify(one)}`];
  if (isList(one))
    return one.length === 0 ? [`${path}\t[]`] : one.flatMap((item, at) => linesOf(item, `${path}[${at}]`));
  const keys = Object.keys(one).sort();
  if (keys.length === 0) return [`${path}\t{}`];
  return keys.flatMap((key) => linesOf(one[key], path === '' ? key : `${path}.${key}`));
}

/** The value that lines say; undefined where a line is none of these. */
export function valueIn(lines: readonly string[]): unknown {
  const root: { value?: unknown } = {};
  for (const line of lines) {
    const [path, text, ...rest] = line.split('\t');
    const steps = path === undefined ? null : stepsOf(path);
    if (steps === null || text === undefined || rest.length > 0) return undefined;
    try {
      put(root, ['value', ...steps], JSON.parse(text));
    } catch {
      return undefined;
    }
  }
  return root.value;
}

/** `gate[0].yes[1]` as `gate`, 0, `yes`, 1; null where it is no path. */
function stepsOf(path: string): (string | number)[] | null {
  if (!/^[A-Za-z]+(?:\[\d{1,6}\]|\.[A-Za-z]+)*$/.test(path)) return null;
  return (path.match(/[A-Za-z]+|\d+/g) ?? []).map((step) => (/^\d/.test(step) ? Number(step) : step));
}

function put(into: object, [step = '', next, ...rest]: readonly (string | number)[], value: unknown): void {
  const at = into as Record<string | number, unknown>;
  if (next === undefined) {
    at[step] = value;
    return;
  }
  const inner = Object.hasOwn(at, step) ? at[step] : typeof next === 'number' ? [] : {};
  if (typeof inner !== 'object' || inner === null) throw new Error('a path leads through a leaf');
  at[step] = inner;
  put(inner, [next, ...rest], value);
}
