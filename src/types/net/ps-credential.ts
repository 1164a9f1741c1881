/** System.Management.Automation.PSCredential. */
import { invalidArgument, nullArgument } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { type NetworkCredential, PSCredential, type SecureString } from '../values/secure-string.ts';

const EMPTY = new PSCredential('', null);

function create(userName: string | null, password: SecureString | null): PSCredential {
  if (!userName) throw invalidArgument('userName');
  if (!password) throw nullArgument('password');
  return new PSCredential(userName, password);
}

export default defineType<PSCredential>({
  name: 'System.Management.Automation.PSCredential',
  accelerators: ['pscredential'],
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [['(string userName, securestring password)', create]],
  properties: [
    ['string UserName {get;}', (self: PSCredential) => self.userName],
    ['securestring Password {get;}', (self: PSCredential) => self.password],
  ],
  methods: [
    [
      'System.Net.NetworkCredential GetNetworkCredential()',
      (self: PSCredential): NetworkCredential | null => self.networkCredential(),
    ],
  ],
  staticProperties: [['pscredential Empty {get;}', () => EMPTY]],
});
