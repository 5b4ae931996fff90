import { describe, expect, it } from 'vitest';
import { ann, readTable } from './read-table.ts';

const questions = [
  ...['First name', 'Last name', 'Grade levels taught (check all that apply)', 'How are you involved?'],
  ...['Can you attend?', 'Why do you want to become a facilitator?'],
];
const levels = ['Elementary school (K-5)', 'Community college, college, or university'];
const answers = (joint: string): string[] => [
  ...['Ann', 'Lee', levels.join(joint), `I run a club, camp, or hour${joint}Robotics, LEGO`, 'Yes', 'To learn.'],
];

it('the download of the form', () => {
  const table = [
    ['Timestamp', 'Username', ...questions],
    ['2016/02/14 3:21:05 PM EST', 'ann@example.org', ...answers(';')],
  ];
  expect(readTable(table)).toMatchObject({ tool: 'google-forms', extras: [], rows: [{ ...ann, extra: {} }] });
});

describe('the sheet', () => {
  it.each([
    ['Timestamp', 'Email Address'],
    ['Horodateur', 'Adresse e-mail'],
    ['Marca temporal', 'Dirección de correo electrónico'],
    ['Zeitstempel', 'E-Mail-Adresse'],
    ['Informazioni cronologiche', 'Indirizzo email'],
    ['Carimbo de data/hora', 'Endereço de e-mail'],
    ['Tijdstempel', 'E-mailadres'],
    ['Отметка времени', 'Адрес электронной почты'],
    ['タイムスタンプ', 'メールアドレス'],
    ['タイムスタンプ', 'ユーザー名'],
  ])('%s, %s', (time, address) => {
    const table = [
      [time, address, ...questions],
      ['2/14/2016 15:21:05', 'ann@example.org', ...answers(', ')],
    ];
    expect(readTable(table)).toMatchObject({ tool: 'google-sheets', extras: [], rows: [{ ...ann, extra: {} }] });
  });

  it('without addresses of its own takes the one that the form asks for', () => {
    const table = [
      ['Horodateur', ...questions, 'Email'],
      ['2/14/2016 15:21:05', ...answers(', '), 'ann@example.org'],
    ];
    expect(readTable(table).rows).toMatchObject([ann]);
  });

  it('with a question for the address beside its own takes the own where the question is left empty', () => {
    const table = [
      ['Zeitstempel', 'E-Mail-Adresse', ...questions, 'Email'],
      ['2/14/2016 15:21:05', 'ann@example.org', ...answers(', '), ''],
      ['2/14/2016 15:21:05', 'school@example.org', ...answers(', '), 'ann@example.org'],
    ];
    expect(readTable(table).rows).toMatchObject([ann, ann]);
  });

  it('keeps the rows of a grid by their names', () => {
    const table = [
      ['Timestamp', 'Email Address', ...questions, 'Teaching [Loops]', 'Teaching [Data]'],
      ['2/14/2016 15:21:05', 'ann@example.org', ...answers(', '), 'Very', ''],
    ];
    expect(readTable(table)).toMatchObject({
      extras: ['Teaching [Loops]', 'Teaching [Data]'],
      rows: [{ ...ann, extra: { 'Teaching [Loops]': 'Very' } }],
    });
  });

  it('reads a grid whose rows are the options of a question', () => {
    const [first = '', last = '', grades = '', ...rest] = questions;
    const [name = '', surname = '', , ...others] = answers(', ');
    const table = [
      ['Timestamp', 'Email Address', first, last, ...levels.map((level) => `${grades} [${level}]`), ...rest],
      ['2/14/2016 15:21:05', 'ann@example.org', name, surname, 'Yes', 'Yes', ...others],
      ['2/14/2016 15:21:05', 'bo@example.org', 'Bo', 'Ek', 'No', 'Yes', '', 'No', ''],
    ];
    expect(readTable(table)).toMatchObject({
      extras: [],
      rows: [ann, { email: 'bo@example.org', levels: { chosen: ['college'] }, codes: [] }],
    });
  });
});
