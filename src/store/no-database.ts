import { UserError } from '../domain/user-error.ts';

/** What is said where a database is wanted and none is there. */
export const noDatabase = (file: string): UserError =>
  new UserError(`There is no database at ${file} yet.`, {
    hint: 'fdp import FILE makes it from a form export; --db FILE names another one.',
  });
