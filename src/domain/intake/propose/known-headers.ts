// What forms call the fields that this tool knows by name, in the languages that form tools print their headers in.
import { fold } from '../../fold.ts';

const spellings: Readonly<Record<string, readonly string[]>> = {
  submittedAt: [
    ...['timestamp', 'submitted', 'submitted at', 'submitted on', 'date submitted', 'submit date', 'submission date'],
    ...[
      'submission time',
      'time submitted',
      'completion time',
      'completed',
      'completed at',
      'date completed',
      'end date',
    ],
    ...[
      'end time',
      'recorded date',
      'response date',
      'created',
      'created at',
      'created time',
      'date created',
      'entry date',
    ],
    ...['received', 'received at', 'date received', 'sent', 'sent at', 'date and time', 'time stamp', 'date', 'when'],
    ...['marca temporal', 'fecha', 'fecha y hora', 'fecha de envio', 'horodateur', 'date de soumission', 'zeitstempel'],
    ...['datum', 'eingegangen am', 'carimbo de data hora', 'data e hora'],
  ],
  email: [
    ...[
      'email',
      'e mail',
      'mail',
      'email address',
      'e mail address',
      'your email',
      'your e mail',
      'your email address',
    ],
    ...[
      'contact email',
      'work email',
      'school email',
      'preferred email',
      'primary email',
      'applicant email',
      'username',
    ],
    ...['correo', 'correo electronico', 'direccion de correo electronico', 'nombre de usuario', 'courriel'],
    ...['adresse e mail', 'adresse email', 'e mail adresse', 'email adresse', 'endereco de e mail', 'nome de usuario'],
  ],
  firstName: [
    ...[
      'first name',
      'first',
      'given name',
      'given names',
      'forename',
      'preferred first name',
      'your first name',
      'fname',
    ],
    ...['nombre', 'prenom', 'vorname', 'primeiro nome', 'nome'],
  ],
  lastName: [
    ...['last name', 'last', 'surname', 'family name', 'your last name', 'lname', 'apellido', 'apellidos', 'nom'],
    ...['nom de famille', 'nachname', 'familienname', 'sobrenome'],
  ],
  city: ['city', 'town', 'city town', 'city or town', 'home city', 'ciudad', 'ville', 'stadt', 'ort', 'cidade'],
  state: [
    ...[
      'state',
      'us state',
      'home state',
      'state province',
      'state or province',
      'state territory',
      'state or territory',
    ],
    ...['state of residence', 'province', 'estado', 'etat', 'bundesstaat'],
  ],
  zip: [
    ...['zip', 'zip code', 'zipcode', 'postal code', 'postcode', 'post code', 'zip postal code', 'zip or postal code'],
    ...['codigo postal', 'code postal', 'plz', 'postleitzahl', 'cep'],
  ],
  organization: [
    ...['organization', 'organisation', 'school', 'school name', 'school district', 'district', 'employer', 'company'],
    ...['institution', 'workplace', 'school or organization', 'school or district', 'affiliation', 'escuela', 'schule'],
    ...['ecole', 'escola'],
  ],
  role: [
    ...[
      'role',
      'current role',
      'title',
      'job title',
      'position',
      'current position',
      'occupation',
      'job',
      'profession',
    ],
    ...['puesto', 'cargo', 'poste', 'beruf'],
  ],
  program: ['program', 'program name', 'programme', 'course', 'training', 'cohort program'],
  year: ['year', 'program year', 'cohort year', 'cohort', 'class of', 'ano', 'annee', 'jahr'],
};

/** Headers of one column for the whole name. */
const wholeNames = [
  ...['name', 'full name', 'your name', 'your full name', 'applicant', 'applicant name', 'name of applicant'],
  ...[
    'first and last name',
    'nombre completo',
    'nombre y apellido',
    'nom complet',
    'vollstandiger name',
    'nome completo',
  ],
];

const withoutAccents = (text: string): string => fold(text.normalize('NFD').replace(/\p{M}+/gu, ''));

/** The field that a header is a usual name of; null where it is none. */
export function usualField(header: string): string | null {
  const text = withoutAccents(header.slice(0, 100));
  return Object.keys(spellings).find((field) => spellings[field]?.includes(text)) ?? null;
}

/** Whether a header asks for first and last name in one. */
export const asksWholeName = (header: string): boolean => wholeNames.includes(withoutAccents(header.slice(0, 100)));
