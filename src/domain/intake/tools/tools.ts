import { airtable } from './airtable.ts';
import { googleForms } from './google-forms.ts';
import { googleSheets } from './google-sheets.ts';
import { jotform } from './jotform.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { qualtrics } from './qualtrics.ts';
import { surveyMonkey } from './surveymonkey.ts';
import type { Tool } from './tool.ts';
import { typeform } from './typeform.ts';

/** Every form tool, the one with the surest signs first. */
export const tools: readonly Tool[] = [
  qualtrics,
  surveyMonkey,
  typeform,
  microsoftForms,
  jotform,
  googleForms,
  googleSheets,
  airtable,
];
