/** The seam between completion, which any session has, and a lab, which a session may be without. */
import { ServiceKey } from '../../engine/services.ts';
import type { CommandValueKind, LabValueKind } from './lab-value-rules.ts';

/** A proposal out of the lab. */
export interface LabValue {
  readonly text: string;
  /** What stands in a list for it; the text when omitted. */
  readonly listText?: string;
  readonly toolTip?: string;
}

/** What was typed for other parameters, by name in lower case. */
export type BoundTexts = ReadonlyMap<string, string>;

/** The values of a kind that the lab has; none where what was typed before names nothing of it. */
export type LabCompletion = (
  kind: Exclude<LabValueKind, CommandValueKind>,
  bound: BoundTexts,
  typed: string,
) => readonly LabValue[];

/** Given by whoever gives the session a lab. */
export const LAB_COMPLETION = new ServiceKey<LabCompletion>('completion from the lab');
