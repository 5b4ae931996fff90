import { chmodSync, lstatSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyChanges, type FileChange, planChanges } from '../../../src/files/program/change-program.ts';
import { addAlias, addOptionAlias, addPlaceAlias } from '../../../src/files/program/edit-form.ts';
import { stateOf } from '../../support/folder-state.ts';
import { smallProgram, writeFiles } from './small-program.ts';

const change = (dir: string, ...changes: FileChange[]) => applyChanges(dir, planChanges(dir, changes), 'program');
const application = 'forms/application.yaml';
const alias = (field: string, header: string): FileChange => ({
  file: application,
  edit: (text) => addAlias(text, field, header),
});

describe('planChanges', () => {
  it('works one change out after the other, and leaves out what changes nothing', () => {
    const dir = writeFiles(smallProgram());
    const before = stateOf(dir);
    const planned = planChanges(dir, [alias('email', 'Mail'), alias('email', 'Username'), alias('email', 'Post')]);
    expect(planned.map(({ file, edit }) => [file, edit?.line, edit?.after])).toEqual([
      [application, 6, ['  - { field: email, header: Email Address, kind: email, aliases: [Username, Mail] }']],
      [application, 6, ['  - { field: email, header: Email Address, kind: email, aliases: [Username, Mail, Post] }']],
    ]);
    expect(stateOf(dir)).toEqual(before);
  });
});

describe('applyChanges', () => {
  it('changes several files, and returns the program as it is then', async () => {
    const dir = writeFiles(smallProgram());
    const { forms, places } = await change(
      dir,
      { file: application, edit: (text) => addOptionAlias(text, 'canAttend', 'yes', 'Sure') },
      alias('motivation', 'What for?'),
      { file: 'places.yaml', edit: (text) => addPlaceAlias(text, 'NY', 'N. York') },
    );
    expect(forms[0]?.fields.find(({ field }) => field === 'motivation')?.aliases).toEqual(['What for?']);
    expect(places.inside[1]?.aliases).toEqual(['N. York']);
    expect(readFileSync(path.join(dir, application), 'utf8')).toContain('{ id: "yes", text: "Yes", aliases: [Sure] }');
    expect(readdirSync(path.join(dir, 'forms'))).toEqual(['application.yaml', 'roster.yaml']);
  });

  it('keeps who may read a file, and a link a link', async () => {
    const dir = writeFiles(smallProgram());
    const file = path.join(dir, application);
    renameSync(file, path.join(dir, 'elsewhere.yaml'));
    symlinkSync('../elsewhere.yaml', file);
    chmodSync(file, 0o640);
    await change(dir, alias('email', 'Mail'));
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readFileSync(path.join(dir, 'elsewhere.yaml'), 'utf8')).toContain('[Username, Mail]');
  });

  it('puts everything back where the program would no longer fit together', async () => {
    const dir = writeFiles(smallProgram());
    const before = stateOf(dir);
    const second = { file: 'forms/second.yaml', create: 'id: second\nname: Second\nholds: applications\nfields: []\n' };
    await expect(change(dir, alias('email', 'Mail'), second)).rejects.toThrow(
      'With this change the program would no longer fit together:\n  program/forms/second.yaml:4:9 fields: a list found, expected at least one field',
    );
    expect(stateOf(dir)).toEqual(before);
  });

  it('writes over no file that is there, and puts back what came before', async () => {
    const dir = writeFiles(smallProgram());
    const before = stateOf(dir);
    const roster = { file: 'forms/roster.yaml', create: 'id: roster\n' };
    await expect(change(dir, alias('email', 'Mail'), roster)).rejects.toThrow(
      "program/forms/roster.yaml can't be written: a file stands there already",
    );
    expect(stateOf(dir)).toEqual(before);
  });
});
