/** What a server of the deployment is asked over HTTP, and which of its sites. */
import type { Deployment } from '../deployment/deployment.ts';
import type { ServedRequest } from '../platform/sockets.ts';
import type { Listener } from './listeners.ts';

export interface WebQuestion {
  readonly lab: Deployment;
  readonly listener: Listener;
  readonly request: ServedRequest;
  /** In lower case, without a slash at the end. */
  readonly path: string;
}
