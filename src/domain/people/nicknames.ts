// First names that people in the United States use for one another, where neither is the beginning of the other.

/** Each line is one name; a short form may stand in several. Folded, as `nameWords` gives them. */
const families: readonly string[] = [
  'robert bob bobby rob robbie roberto beto',
  'william bill billy will willie liam',
  'richard rick rich dick ricky ricardo',
  'elizabeth liz lizzie beth betsy betty eliza libby elisabeth',
  'margaret maggie meg peggy marge rita greta',
  'katherine kate katie kathy kathryn kit kay catherine cathy',
  'james jim jimmy jamie',
  'john jack johnny jon',
  'joseph joe joey jose',
  'jose pepe',
  'francisco paco pancho frank',
  'francis frank frances fran',
  'guadalupe lupe',
  'jesus chuy',
  'ignacio nacho',
  'edward ed ned ted eddie eduardo',
  'theodore ted teddy theo',
  'henry hank harry',
  'charles chuck charlie carlos',
  'michael mike mick mickey miguel',
  'susan sue suzanne susie',
  'patricia pat patty trish tricia',
  'patrick pat paddy',
  'rebecca becky becca',
  'deborah deb debbie debra',
  'barbara barb babs',
  'jennifer jen jenny',
  'christine chris tina christina kristina kristin',
  'christopher chris topher kit',
  'stephen steve steven stephan esteban',
  'anthony tony antonio',
  'andrew andy drew andres',
  'alexander alex sandy xander alejandro',
  'alexandra alex sandra sandy lexi alejandra',
  'lawrence larry laurence',
  'gerald jerry gerard',
  'dorothy dot dottie',
  'virginia ginny',
  'sarah sally sara',
  'mary molly polly maria',
  'martha patsy marty',
  'eleanor ellie nell nora',
  'helen nell lena',
  'victoria vicky tori',
  'abigail abby gail',
  'nathaniel nathan nate',
  'zachary zack zach',
  'matthew matt mateo',
  'samuel sam samantha',
  'ronald ron ronnie',
  'peter pete pedro',
  'terrence terry theresa',
  'yolanda yoli',
  'dolores lola',
  'isabel bella isabella',
  'raymond ray ramon',
  'eugene gene',
  'leonard leo lenny',
  'albert al bert alberto',
  'ann annie nancy anna anne',
];

const familiesOf = new Map<string, number[]>();
for (const [at, family] of families.entries()) {
  for (const name of family.split(' ')) familiesOf.set(name, [...(familiesOf.get(name) ?? []), at]);
}

/** From this length on the beginning of a name is taken for its short form: Ben and Benjamin. */
const shortest = 3;

/** Whether two first names may be forms of one: by the list, or because one begins the other. */
export function areForms(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (short.length >= shortest && long.startsWith(short)) || areListedForms(one, other);
}

/** The same by the list alone. */
export function areListedForms(one: string, other: string): boolean {
  const others = familiesOf.get(other);
  return others !== undefined && familiesOf.get(one)?.some((family) => others.includes(family)) === true;
}
