/** Get-ADRootDSE: what the controller says of its directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, withDirectory } from './ad-connection.ts';
import { AdObject } from './ad-object.ts';
import { rootDseObject } from './domain-objects.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADRootDSE',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADRootDSE',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADRootDSE'],
  help: {
    synopsis: 'Gives the root of the information tree of a directory server.',
    examples: [
      {
        title: 'Where the domain begins',
        transcript: 'PS> (Get-ADRootDSE).defaultNamingContext\nDC=contoso,DC=com',
      },
    ],
    links: ['Get-ADObject'],
  },
  parameters: {
    ...connectionParameters,
    Properties: {
      type: 'string[]',
      aliases: ['Property'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Properties that are to be given besides.',
    },
  },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) => {
        const object = rootDseObject(directory);
        const further = (ps.parameters.Properties ?? []).filter(
          (name) => name !== '*' && object.get(name) === undefined,
        );
        ps.write(further.length === 0 ? object : withNothing(object, further));
      });
    },
  }),
});

/** Names that the server does not know are there without a value. */
function withNothing(object: AdObject, further: readonly string[]): AdObject {
  const names = [...object.names(), ...further];
  return new AdObject(
    object.netType().fullName,
    names.map((name) => [name, object.get(name) ?? null] as const),
  );
}
