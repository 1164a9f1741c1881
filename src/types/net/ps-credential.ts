/** System.Management.Automation.PSCredential. */
import { runtimeException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { type NetworkCredential, PSCredential, SecureString } from '../values/secure-string.ts';

const EMPTY = new PSCredential('', new SecureString());

function create(userName: string | null, password: SecureString | null): PSCredential {
  if (!userName || !password) {
    throw runtimeException(
      'InvalidArgument',
      'InvalidArgument',
      `Cannot process argument because the value of argument "${userName ? 'password' : 'userName'}" is not valid. Change the value of the "${userName ? 'password' : 'userName'}" argument and run the operation again.`,
      { typeName: 'System.Management.Automation.PSArgumentException' },
    );
  }
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
      (self: PSCredential): NetworkCredential => self.networkCredential(),
    ],
  ],
  staticProperties: [['pscredential Empty {get;}', () => EMPTY]],
});
