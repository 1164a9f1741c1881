/** Get-HotFix: the updates that machines of the lab have. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { cimClassNamed } from '../../src/machine/cim-class.ts';
import { findInstances, MANAGEMENT_OBJECT } from '../../src/machine/cim-instances.ts';
import { forEachComputer } from '../../src/machine/machine-sources.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'HotFix',
  defaultParameterSet: 'Default',
  outputTypes: ['System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering'],
  help: {
    synopsis: 'Lists the updates that machines of the lab have.',
    examples: [{ title: 'One of them', transcript: 'PS> (Get-HotFix KB976932).Description\nService Pack' }],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      pipeline: 'name',
      aliases: ['CN', '__Server', 'IPAddress'],
      help: 'The machines.',
    },
    Credential: {
      type: 'pscredential',
      help: 'The account to ask as.',
      noEffect: 'every account of a lab may log on to every machine',
    },
    Description: {
      type: 'string[]',
      in: ['Description'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Only updates of these kinds.',
    },
    Id: {
      type: 'string[]',
      position: 0,
      in: ['Default'],
      aliases: ['HFID'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Only these updates.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Id, Description, ComputerName } = ps.parameters;
        const kinds = Description?.map((pattern) => WildcardPattern.of(pattern, true));
        forEachComputer(
          ps,
          ComputerName,
          (name) =>
            ps.error(
              'GetHotFixCommand',
              'ObjectNotFound',
              'The RPC server is unavailable. (Exception from HRESULT: 0x800706BA)',
              {
                target: name,
                exception: 'System.Runtime.InteropServices.COMException',
              },
            ),
          (computer, name) => {
            const cimClass = cimClassNamed(computer.cimClasses, 'Win32_QuickFixEngineering');
            const request = cimClass && { cimClass, properties: null, condition: () => true };
            const all = request ? [...findInstances(MANAGEMENT_OBJECT, request, computer, name)] : [];
            const found = all.filter((one) => {
              const id = toText(one.get('HotFixID')).toLowerCase();
              const kind = toText(one.get('Description'));
              return (
                (Id?.some((wanted) => wanted.toLowerCase() === id) ?? true) &&
                (kinds?.some((k) => k.isMatch(kind)) ?? true)
              );
            });
            ps.writeEach(found);
            if (found.length > 0) return;
            ps.error(
              'GetHotFixNoEntriesFound',
              'ObjectNotFound',
              `Cannot find the requested hotfix on the '${ComputerName ? name : 'localhost'}' computer. Verify the input and run the command again.`,
              { exception: 'System.ArgumentException' },
            );
          },
        );
      },
    };
  },
});
