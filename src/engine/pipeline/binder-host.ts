/** What the parameter binder asks of the command it binds for. */

import { KeyedTable } from '../../types/values/hashtable.ts';
import type { BinderHost } from '../binder/binding-state.ts';
import { promptForMandatory } from '../binder/mandatory.ts';
import type { ParameterMetadata } from '../command-metadata.ts';
import type { CommandProcessor } from './command-processor.ts';
import type { CommandIdentity } from './command-runtime.ts';

export function binderHost(
  processor: CommandProcessor,
  identity: CommandIdentity,
  dynamicParameters: (() => readonly ParameterMetadata[]) | null,
  warn: (message: string) => void,
): BinderHost {
  const { caller } = processor;
  const { runspace } = caller;
  const host: BinderHost = {
    frame: caller,
    commandName: identity.name,
    invocation: identity.invocation,
    get expectingInput() {
      return processor.expectingInput;
    },
    get defaults() {
      const table = caller.scope.lookup('psdefaultparametervalues');
      return table instanceof KeyedTable && table.count > 0 ? table : null;
    },
    promptMandatory: (missing) => promptForMandatory(runspace.ui, identity.name, missing),
    warn,
    runDelayBind: (block, input) =>
      runspace.invokeBlock(block, { caller, underscore: input, streams: caller.streams.withoutErrors() }),
  };
  return dynamicParameters ? Object.assign(host, { dynamicParameters }) : host;
}
