/** Runs a native program of the host in a pipeline. */
import { runtimeException } from '../../types/net-exception.ts';
import type { ApplicationInfo } from '../command-info.ts';
import type { Frame } from '../frame.ts';
import { CommandProcessor } from './command-processor.ts';
import type { CommandCall } from './make-processor.ts';

export class NativeProcessor extends CommandProcessor {
  constructor(
    caller: Frame,
    private readonly info: ApplicationInfo,
    readonly call: CommandCall,
  ) {
    super(caller);
  }

  prepare(): void {
    throw runtimeException(
      'NativeCommandsNotBuilt',
      'NotImplemented',
      `Running native programs is not built yet: '${this.info.path}' was not started.`,
    );
  }
  begin(): void {}
  process(): void {}
  processOnce(): void {}
  end(): void {}
}
