import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blinded } from '../../../../src/domain/review/blind/blinded.ts';
import type { Identity } from '../../../../src/domain/review/identity.ts';

const maria: Identity = {
  names: ['María José', "O'Neil-Ruiz", "María José O'Neil-Ruiz"],
  emails: ['mj.oneil@stoneorchard.example.org', 'maria1984@example.org'],
  organizations: ['Stone Orchard High School, Tulsa Public Schools'],
  places: ['Tulsa', 'Oklahoma'],
  codes: ['OK'],
  numbers: ['74103', '(918) 555-0142'],
};

describe('what would tell whose it is', () => {
  test.each([
    ['Write to mj.oneil@stoneorchard.example.org, please.', 'Write to [e-mail], please.'],
    ['mj (at) example (dot) org', '[e-mail]'],
    ['See https://example.org/~mj?x=1 and www.example.org/me.', 'See [link] and [link].'],
    ['My blog is teachcode.com/about, on Twitter @mjteaches', 'My blog is [link], on Twitter [link]'],
    ['Call (918) 555-0142 or +1 918.555.0142 ext. 7', 'Call [phone] or [phone]'],
    ['or 555-0142', 'or [phone]'],
    ["I am María José O'Neil-Ruiz.", 'I am [name].'],
    ['I am MARIA JOSE ONEIL RUIZ', 'I am [name]'],
    ['They call me Mary, or Ms. O’Neil.', 'They call me [name], or Ms. [name].'],
    ["Maria's class", "[name]'s class"],
    ['M. J. Ruiz', '[name]'],
    ['At Stone Orchard High School we code.', 'At [organization] we code.'],
    ['At Stone Orchard we code.', 'At [organization] we code.'],
    ['SOHS is small', '[organization] is small'],
    ['in Tulsa Public Schools', 'in [organization]'],
    ['here in Tulsa, Oklahoma 74103', 'here in [place]'],
    ['in tulsa, OK 74103', 'in [place]'],
    ['Ma\u00ADria and Ma\u200Bría', '[name] and [name]'],
    ['CoachMaria, MsRuiz, #TeamMaría, MariaRuiz', '[name], #[name]'],
    ['my students call me mary', 'my students call me [name]'],
    ['mruiz on every site; Instagram: teachinghearts', '[name] on every site; Instagram: [link]'],
    ['Ms. R and Mrs. O. R. are both me', 'Ms. [name] and Mrs. [name]. are both me'],
    ['M.J.O.R.', '[name]'],
    ['mj dot oneil at stoneorchard dot example dot org', '[e-mail]'],
    ['mj . oneil @ example . org', '[e-mail]'],
    ['mj.oneil at example.org, somebody at gmail.com', '[e-mail]'],
    ['forms.gle/abc1, padlet.whatever/me', '[link]'],
    ['918/555-0142, 918 - 555 - 0142, 9185550142, 555 0142', '[phone]'],
    ['At StoneOrchard we code. at stone orchard too', 'At [organization] we code. at [organization] too'],
    ['our Orchard students', 'our [organization] students'],
  ])('%s', (text, expected) => {
    expect(blinded(text, maria)).toBe(expected);
  });
});

describe('what is somebody else’s, or nobody’s, stays', () => {
  test.each([
    'From 2015-2016 I taught 120 students, 74 of them girls.',
    'A stone in an orchard is no school.',
    'Every high school in the public schools of the country',
    'Ada Lovelace and Grace Hopper are on our wall.',
    'Grades 1 2 3 4 5 6 7 8 9 10 11 12, in 2014, 2015 and 2016',
    'Scores of 5/5, 3.5 of 4, 1,000 lines',
    'First line\n\n  - second line\n\tthird line',
    'Marian and Josephine are my students’ favourites',
    'Look at example pages, meet at noon dot',
    'OK, that is 5.5 points/student and/or more',
  ])('%s', (text) => {
    expect(blinded(text, maria)).toBe(text);
  });
});

test('a name that is an ordinary word is struck out only where it stands as a name', () => {
  const will: Identity = {
    names: ['Will', 'Grant'],
    emails: [],
    organizations: [],
    places: ['Page'],
    codes: [],
    numbers: [],
  };
  expect(blinded('I will apply for a grant. Will Grant of Page signs this page.', will)).toBe(
    'I will apply for a grant. [name] of [place] signs this page.',
  );
});

const nobody: Identity = {
  ...{ names: ['Zoe', 'Quill'], emails: [], organizations: [], places: [], codes: [], numbers: [] },
};

test.each([
  ['Girls Who Code', 'Girls who code say so. Girls Who Code does.', 'Girls who code say so. [organization] does.'],
  ['Code With Us', 'We code with us and you.', 'We code with us and you.'],
  ['Discovery Elementary', 'By discovery, at discovery elementary.', 'By discovery, at [organization].'],
  ['Two Rivers Bend High School', 'At Two Rivers, by two rivers.', 'At [organization], by two rivers.'],
  ["St. Mary's Academy", 'Saint Mary’s Academy', '[organization]'],
  ['北京大学', '在北京大学工作', '在[organization]工作'],
])('an organization is struck out where it is meant: %s', (organization, text, expected) => {
  expect(blinded(text, { ...nobody, organizations: [organization] })).toBe(expected);
});

test.each([
  [{ places: ['St. Louis'], codes: ['MO'] }, 'In Saint Louis, MO; a MO.', 'In [place]; a MO.'],
  [{ places: ['Long Beach'], codes: ['CA'] }, 'in long beach, and in CA', 'in [place], and in [place]'],
  [{ places: ['Page'], codes: ['IN'] }, 'CS IN every page', 'CS IN every page'],
])('places %j', (identity, text, expected) => {
  expect(blinded(text, { ...nobody, ...identity })).toBe(expected);
});

test.each([
  [
    ['Will', 'Young'],
    'Will young people? Mr. young and William Young: W.Y.',
    '[name] young people? Mr. [name] and [name]: [name]',
  ],
  [['Jo', 'Ng'], 'i am jo ng, jo to friends', 'i am [name], jo to friends'],
  [['Katherine', 'Brook'], 'kate brook, Kat and Katie; the Brooks', '[name] and [name]; the [name]'],
])('names %j', (names, text, expected) => {
  expect(blinded(text, { ...nobody, names })).toBe(expected);
});

test('a name in a script without spaces is found inside of a sentence', () => {
  const li: Identity = {
    names: ['小明', '王', '王小明'],
    emails: [],
    organizations: [],
    places: [],
    codes: [],
    numbers: [],
  };
  expect(blinded('我叫王小明。', li)).toBe('我叫[name]。');
});

test('two-letter names go where they stand as names', () => {
  const bo: Identity = { names: ['Bo', 'Li'], emails: [], organizations: [], places: [], codes: [], numbers: [] };
  expect(blinded('Bo Li said so.', bo)).toBe('[name] said so.');
});

const words = fc.array(
  fc.constantFrom(
    'maria',
    'MARIA',
    'José',
    'O’Neil',
    'tulsa',
    'Stone Orchard',
    'mj.oneil@stoneorchard.example.org',
    '(918) 555-0142',
    'we',
    'teach',
    '\n',
    'SOHS',
    '74103',
    'de la',
    "Ruiz's",
  ),
  { maxLength: 30 },
);

test('nothing of the person is left, whatever the text, and what is struck out twice is struck out once', () => {
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(' ');
      const once = blinded(text, maria);
      expect(once).not.toMatch(/maria|josé|neil|ruiz|sohs|orchard|@|555|74103/iu);
      expect(blinded(once, maria)).toBe(once);
    }),
  );
});

test('a very long text takes no longer than its length', () => {
  const text = `${'a@'.repeat(20_000)} ${'1-'.repeat(20_000)} ${'www.'.repeat(10_000)} ${"o'".repeat(20_000)}`;
  expect(blinded(text, maria).length).toBeGreaterThan(0);
});
