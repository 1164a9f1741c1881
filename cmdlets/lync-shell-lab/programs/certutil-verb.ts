/** What a verb of certutil is. */
import type { Deployment } from '../../../src/deployment/deployment.ts';

/** What stands before or behind a verb. */
export interface Options {
  readonly password: string;
  readonly config: string;
  readonly flags: ReadonlySet<string>;
}

/** A verb with the name that Windows has for it. */
export type Verb = (deployment: Deployment, args: readonly string[], options: Options) => readonly string[];
