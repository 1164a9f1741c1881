/** Get-ADUser: the accounts of people. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { USER_PROPERTIES, userAttributes } from './ad-attributes.ts';
import { AD_USER } from './ad-object.ts';
import { type QueryKind, queryParameters, writeFound } from './ad-query.ts';

const kind: QueryKind = {
  typeName: AD_USER,
  shown: USER_PROPERTIES,
  list: ({ directory }) =>
    directory
      .list()
      .filter((entry) => entry.kind === 'user' || entry.kind === 'meetingRoom')
      .map(userAttributes),
};

export default cmdlet({
  verb: 'Get',
  noun: 'ADUser',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADUser',
  defaultParameterSet: 'Filter',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADUser'],
  help: {
    synopsis: 'Gives accounts of people in Active Directory.',
    examples: [
      {
        title: 'A property besides the usual ones',
        transcript: 'PS> (Get-ADUser kenmyer -Properties Department).Department\nSales',
      },
    ],
    links: ['Get-CsAdUser'],
  },
  parameters: queryParameters,
  run: (ps) => ({ process: () => writeFound(ps, ps.parameters, kind) }),
});
