// Names that are ordinary words too: in small letters the word is meant.

export const ordinaryNames: ReadonlySet<string> = new Set(
  (
    'will mark hope grace rose may june april august art bill rob jack grant chase page young long short white black ' +
    'brown green gray grey king price rich dean major mason cook baker carpenter hunter fisher parker walker wood woods ' +
    'stone rivers brooks hill hall fields park parks love joy faith charity patience chance drew guy frank ernest earnest ' +
    'ray sunny summer autumn dawn eve star ivy lily daisy holly olive pearl ruby jade amber crystal gene miles lane lee ' +
    'cash case bond best banks bush cross day days early ford forest foster free freeman french gold good hand hands head ' +
    'house just knight land law little low marsh means mills moon moore new north west east south noble nice pace paul ' +
    'peace pope power powers reed read rice small smart speed spring strong sharp swift sweet teach temple tell town ' +
    'train trip wade ward ware way ways weeks wells wheeler wise worth wright yes you an so do long can hope see ' +
    'student students teacher school schools class lead leader sky rain river ocean true justice liberty trinity story ' +
    'victor pat max don ken tad kit sue bob nick lance pierce randy curt chip buck colt dale glen heath cliff clay ' +
    'dot sandy chuck penny bell ridge'
  ).split(' '),
);

/** Small words inside of names, which alone name nobody. */
export const particles: ReadonlySet<string> = new Set(
  'de la le du da di el al do dos das del los las van von der den ter ten bin ibn ben abu st saint san santa mc mac y e i'.split(
    ' ',
  ),
);

/** What schools and offices share: alone such a word names none of them. */
export const genericWords: ReadonlySet<string> = new Set(
  (
    'school schools elementary middle high junior senior primary secondary public private charter magnet academy college ' +
    'university community technical institute district unified independent isd usd county city state regional consolidated ' +
    'area central education department of the and for at in a an st saint center centre learning program campus prep ' +
    'preparatory international national american new north south east west northern southern eastern western arts science ' +
    'sciences technology stem steam math mathematics computer computing studies k 5 8 12 inc llc co org foundation ' +
    'association society club company teacher teachers students student youth kids girls boys code coding'
  ).split(' '),
);

/** Words that only hold others together: alone they name nothing, whoever is called by them. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a about all am an and are as at be been but by can do for from had has have he her him his how i if in into is it its ' +
    'me my no not of on one or our out she so some than that the their them then there they this to two up us was we were ' +
    'what when where which who why will with you your'
  ).split(' '),
);
