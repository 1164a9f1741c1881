/** Set-Culture: keeps the culture of who is logged on in the registry of the machine, where Windows has it too. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { REGISTRY, type RegistryTree } from '../../src/machine/registry.ts';
import { toText } from '../../src/types/conversion/conversion.ts';

const KEY = 'HKEY_CURRENT_USER\\Control Panel\\International';
const VALUE = 'LocaleName';

export default cmdlet({
  verb: 'Set',
  noun: 'Culture',
  className: 'Microsoft.InternationalSettings.Commands.SetCultureCommand',
  outputTypes: [],
  help: {
    synopsis: 'Sets the culture of whoever is logged on.',
    description:
      'As on Windows, sessions that run already keep their culture. It is kept in the registry of the machine of the lab; a session of this shell takes the culture of -Culture, or of the settings.',
    examples: [
      {
        title: 'German',
        transcript:
          "PS> Set-Culture de-DE; (Get-ItemProperty 'HKCU:\\Control Panel\\International').LocaleName; (Get-Culture).Name\nde-DE\nen-US",
      },
    ],
    links: ['Get-Culture'],
  },
  parameters: {
    CultureInfo: {
      type: 'other',
      typeName: 'cultureinfo',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      help: 'The culture, such as de-DE.',
    },
  },
  run(ps) {
    return {
      process() {
        const name = toText(mandatory(ps.parameters.CultureInfo));
        ps.service(REGISTRY).change((tree) => withLocale(tree, name));
      },
    };
  },
});

function withLocale({ keys }: RegistryTree, name: string): RegistryTree {
  const isKey = ({ path }: RegistryTree['keys'][number]) => path.toLowerCase() === KEY.toLowerCase();
  const others = keys.find(isKey)?.values.filter((value) => value.name !== VALUE) ?? [];
  const entry = { name: VALUE, kind: 'String', data: name } as const;
  return { keys: [...keys.filter((key) => !isKey(key)), { path: KEY, values: [...others, entry] }] };
}
