/** Get-PSSubsystem: the parts of PowerShell that modules may bring in. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { SUBSYSTEM_KINDS, subsystems } from './subsystem-info.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSSubsystem',
  className: 'System.Management.Automation.Subsystem.GetPSSubsystemCommand',
  defaultParameterSet: 'GetAllSet',
  outputTypes: ['System.Management.Automation.Subsystem.SubsystemInfo'],
  help: {
    synopsis: 'Lists the parts of PowerShell that modules may bring in.',
    description: 'This shell has the places for them and no module that fills one.',
    examples: [
      {
        title: 'Whether something is registered',
        transcript: 'PS> (Get-PSSubsystem -Kind CommandPredictor).IsRegistered\nFalse',
      },
    ],
  },
  parameters: {
    Kind: {
      type: 'enum',
      typeName: 'System.Management.Automation.Subsystem.SubsystemKind',
      values: SUBSYSTEM_KINDS,
      mandatory: true,
      pipeline: 'value',
      in: ['GetByKindSet'],
      help: 'The kind of the part.',
    },
    SubsystemType: {
      type: 'type',
      mandatory: true,
      pipeline: 'value',
      in: ['GetByTypeSet'],
      help: 'The interface that such a part has.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Kind, SubsystemType } = ps.parameters;
        for (const one of subsystems()) {
          const kind = EnumValue.of(typeNamed('System.Management.Automation.Subsystem.SubsystemKind'), one.kind);
          if (Kind !== undefined && String(kind) !== Kind) continue;
          if (SubsystemType === undefined || SubsystemType === one.subsystemType) ps.write(one);
        }
      },
    };
  },
});
