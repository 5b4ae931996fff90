// As much of npm's version ranges as the `engines` fields of our dependencies use: npm's own reader can't be imported.

const comparator = /^(>=|\^)?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.[x*])?$/;

/**
 * Whether a range such as `^18.17.0 || >=20.5.0` admits a version of Node.
 * @throws Error where the range is not understood: better that a test fails than that it passes unread.
 */
export function admits(range: string, version: string): boolean {
  // "1 || 2" is one of them, "1 2" both; a space behind the sign means nothing.
  const alternatives = range.split('||').map((one) =>
    one
      .trim()
      .replace(/([>=^])\s+/g, '$1')
      .split(/\s+/),
  );
  return alternatives.map((all) => all.every((one) => holds(one, version, range))).includes(true);
}

function holds(one: string, version: string, range: string): boolean {
  if (one === '*') return true;
  const [, sign, ...said] = comparator.exec(one) ?? [];
  if (said.length === 0) throw new Error(`"${one}" in the range "${range}" is not understood`);
  const wanted = said.map((part) => Number(part ?? 0));
  const found = version.split('.').map(Number);
  const first = wanted.findIndex((part, place) => part !== found[place]);
  const isAtLeast = first < 0 || (wanted[first] ?? 0) < (found[first] ?? 0);
  if (sign === '>=') return isAtLeast;
  if (sign === '^') return isAtLeast && wanted[0] === found[0];
  // Without a sign what is said must be the same: `20.x` says no more than 20.
  return said.every((part, place) => part === undefined || Number(part) === found[place]);
}
