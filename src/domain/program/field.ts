import * as v from 'valibot';

/** An id that people type and files share: lower-case words joined by hyphens. */
export const idSchema = v.pipe(
  v.string('expected a word'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens, such as "led-pd"'),
);

/** The name of a field of the form, such as `gradeLevels`. */
export const fieldNameSchema = v.pipe(
  v.string('expected a field name'),
  v.regex(/^[a-z][A-Za-z0-9]*$/, 'expected a field name in camel case, such as "gradeLevels"'),
);

/** Text that a person will read: not empty. */
export const labelSchema = v.pipe(
  v.string('expected a text'),
  v.trim(),
  v.nonEmpty('expected a text that is not empty'),
);

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const dateSchema = v.pipe(
  v.string('expected a date such as 2016-02-15'),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date such as 2016-02-15'),
  v.check((text) => {
    const at = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  }, 'expected a date that exists'),
  v.check((text) => text >= '1990' && text < '2200', 'expected a year from 1990 to 2199'),
);
