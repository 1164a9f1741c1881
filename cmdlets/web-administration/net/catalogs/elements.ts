/** Types of the objects of IIS. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import { dataType } from '../../../../src/types/values/data-object.ts';
import type { ConfigurationElement } from '../../configuration-element.ts';

export default [
  defineType<ConfigurationElement>({
    name: 'Microsoft.IIs.PowerShell.Framework.ConfigurationElement',
    listed: true,
    adapter: {
      get: (self, name) => self.get(name),
      set: () => false,
      names: (self) => self.names(),
    },
  }),
  dataType(
    'Microsoft.IIs.PowerShell.Framework.ConfigurationAttribute',
    ['string Name {get;}', 'System.Object Value {get;}'],
    {
      defaultDisplay: ['Value'],
    },
  ),
  dataType('Microsoft.IIs.PowerShell.Framework.SslBinding', [
    'System.Net.IPAddress IPAddress {get;}',
    'int Port {get;}',
    'string Store {get;}',
    'string Thumbprint {get;}',
    'System.Object[] Sites {get;}',
  ]),
];
