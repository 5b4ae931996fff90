// Why something is done by hand: by a flag, or asked for; never left out.
import { usageError } from '../../domain/user-error.ts';
import type { Io } from '../io.ts';
import { askText } from '../prompt.ts';

export interface ReasonQuestion {
  /** What is asked at a terminal. */
  readonly asks: string;
  /** What is said where nobody can be asked. */
  readonly refusal: string;
  readonly hint: string;
}

/** The reason as a flag gives it; null where it has to be asked for. Refused where there is neither. */
export function reasonGiven(io: Io, text: string | undefined, { refusal, hint }: ReasonQuestion): string | null {
  const reason = text?.trim() ?? '';
  if (reason !== '') return reason;
  if (text === undefined && io.canAsk) return null;
  throw usageError(refusal, hint);
}

export async function askReason(io: Io, { asks }: ReasonQuestion): Promise<string> {
  const isEnough = (text: string): true | string => text.trim() !== '' || 'it is not done without a reason';
  return (await askText(io, asks, '', isEnough)).trim();
}
