/** Where the world of a page is made: the lab, the session beside that of the page, and the report of what was done. */
import type { Deployment } from '../../deployment/deployment.ts';
import type { HelperSession } from './page-objects.ts';

export interface PagePlace {
  /** As whoever reads the page is logged on now. */
  readonly lab: Deployment;
  readonly helper: HelperSession;
  /** How a moment is written in the culture of the session. */
  readonly dateText: (instant: number) => string;
  /** Says what was done before a command, in words. */
  tell(what: string): void;
}
