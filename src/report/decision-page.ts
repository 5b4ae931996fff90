// One application as it is decided on: its place, what it has, and what is proposed.
import type { Decision } from '../domain/decision/decision.ts';
import { applicationLabel } from './assignment.ts';
import { hanging } from './hanging.ts';
import { pointsSoFar, type Scored } from './points.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export interface DecisionPage extends Scored {
  readonly application: number;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  readonly focusAreaName: string;
  readonly rank: number;
  readonly priority: string;
  readonly tier: string;
  /** Null where nothing is proposed. */
  readonly proposal: Decision | null;
  /** What stands there now. */
  readonly decision: Decision | null;
  /** `3 of 12` */
  readonly place: string;
}

export function drawDecisionPage(
  page: DecisionPage,
  { width, style }: { readonly width: number; readonly style: Style },
): string {
  const label = applicationLabel(page.application, page.name || page.email);
  const pairs: (readonly [string, string])[] = [
    ['Place', `rank ${page.rank} of ${visible(page.focusAreaName)}`],
    ['State', visible(page.state) || 'not recognised'],
    ['Priority', page.priority],
    ['Tier', page.tier],
    ['Points', pointsSoFar(page)],
    ['Proposed', page.proposal ?? 'nothing'],
    ...(page.decision === null ? [] : ([['Decided', page.decision]] as const)),
  ];
  const lines = [
    style.dim(page.place),
    style.bold(label),
    ...pairs.flatMap(([name, text]) => hanging(`  ${name.padEnd(10)}`, text, width)),
  ];
  return `\n${lines.join('\n')}\n`;
}
