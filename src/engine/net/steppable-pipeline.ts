/** System.Management.Automation.SteppablePipeline. */
import { runtimeException } from '../../types/net-exception.ts';
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { asTypedArray } from '../../types/values/typed-array.ts';
import type { SteppablePipeline } from '../pipeline/steppable-pipeline.ts';
import { ScriptCmdlet } from '../script-cmdlet.ts';

function arrayOf(outputs: unknown[]): unknown {
  return asTypedArray(outputs, typeNamed('System.Object'));
}

export default defineType<SteppablePipeline>({
  name: 'System.Management.Automation.SteppablePipeline',
  methods: [
    ['void Begin(bool expectInput)', (self: SteppablePipeline, expectInput: boolean) => self.begin(expectInput, null)],
    [
      'void Begin(bool expectInput, System.Management.Automation.EngineIntrinsics contextToRedirectTo)',
      (self: SteppablePipeline, expectInput: boolean) => self.begin(expectInput, null),
    ],
    [
      'void Begin(System.Management.Automation.Internal.InternalCommand command)',
      (self: SteppablePipeline, command: unknown) => {
        if (!(command instanceof ScriptCmdlet)) {
          throw runtimeException('CommandNotRunning', 'InvalidOperation', 'The command is not running in a pipeline.');
        }
        self.begin(command.processor.expectingInput, command.processor.out);
      },
    ],
    [
      'System.Array Process(System.Object input)',
      (self: SteppablePipeline, input: unknown) => arrayOf(self.process(input, true)),
    ],
    ['System.Array Process()', (self: SteppablePipeline) => arrayOf(self.process(null, false))],
    ['System.Array End()', (self: SteppablePipeline) => arrayOf(self.end())],
    ['void Clean()', (self: SteppablePipeline) => self.clean()],
    ['void Dispose()', (self: SteppablePipeline) => self.clean()],
  ],
});
