// Whose e-mail domain it is: departments of one university have domains of their own below it.

/** What stands between an owner and the country in many countries: `ox.ac.uk`, `school.edu.au`. */
const kinds = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'nhs', 'org', 'sch', 'school']);

/** Localities of the United States: `ridge.k12.oh.us` (RFC 1480). */
const localKinds = new Set(['cc', 'ci', 'co', 'dst', 'gen', 'k12', 'lib', 'state', 'tec']);

/** Everything below belongs to somebody else: the districts of a state, and the names that are kept for examples (RFC 2606). */
const shared = new Set(['example.com', 'example.edu', 'example.net', 'example.org', 'kyschools.us']);

/** The domain of whoever a host belongs to: `cs.ridge.edu` is `ridge.edu`. In lower case; empty stays empty. */
export function mailOwner(domain: string): string {
  const labels = domain.split('.');
  return labels.slice(-Math.min(labels.length, labelsOfOwner(labels))).join('.');
}

function labelsOfOwner(labels: readonly string[]): number {
  const [top = '', second = '', third = '', fourth = ''] = labels.toReversed();
  if (shared.has(`${second}.${top}`)) return 3;
  if (top === 'us' && second.length === 2) {
    if (!localKinds.has(third)) return 3;
    return fourth === 'pvt' ? 5 : 4;
  }
  if (top === 'gov' && second.length === 2) return 3;
  return top.length === 2 && kinds.has(second) ? 3 : 2;
}
