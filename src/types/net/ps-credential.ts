/** System.Management.Automation.PSCredential. */
import { toText } from '../conversion/to-text.ts';
import { getMember } from '../members/member-access.ts';
import { invalidArgument, nullArgument } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { type NetworkCredential, PSCredential, SecureString } from '../values/secure-string.ts';

function create(userName: string | null, password: SecureString | null): PSCredential {
  if (!userName) throw invalidArgument('userName');
  if (!password) throw nullArgument('password');
  return new PSCredential(userName, password);
}

/** A credential of an object's UserName and Password, either of which may be missing. */
function ofProperties(object: unknown): PSCredential {
  if (object === null) throw nullArgument('pso');
  const [userName, password] = [getMember(object, 'UserName'), getMember(object, 'Password')];
  return new PSCredential(
    userName === null || userName === undefined ? '' : toText(userName),
    password instanceof SecureString ? password : null,
  );
}

export default defineType<PSCredential>({
  name: 'System.Management.Automation.PSCredential',
  accelerators: ['pscredential'],
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [
    ['(string userName, securestring password)', create],
    ['(psobject pso)', ofProperties],
  ],
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
  staticProperties: [['pscredential Empty {get;}', () => PSCredential.empty]],
});
