/** Background jobs of a session. */
import { runtimeException } from '../types/net-exception.ts';
import type { Frame } from './frame.ts';

export class JobTable {
  /** `command &`. */
  startThread(f: Frame, text: string): unknown {
    void f;
    throw runtimeException(
      'BackgroundJobsNotBuilt',
      'NotImplemented',
      `Background jobs are not built yet: "${text.trim()} &" was not started.`,
    );
  }
}
