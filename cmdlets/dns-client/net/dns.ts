/** System.Net.Dns: the names and addresses of the lab's machines, pools and SIP domains; without a lab, this computer's name. */
import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { COMPUTERS } from '../../../src/machine/machine-sources.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { convertTo } from '../../../src/types/conversion/conversion.ts';
import { type NetException, netException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';

const ENTRY = 'System.Net.IPHostEntry';

/** The full name of a host, and its addresses; a name that is left out means this one. @throws NetException */
function hostOf(name: unknown): { readonly fullName: string; readonly addresses: readonly string[] } {
  const text = String(name ?? '');
  const computers = currentRunspace().services.find(COMPUTERS);
  if (!computers) throw unknownHost();
  const { network } = computers;
  const isOwn = ['', 'localhost', ambient().machineName.toLowerCase()].includes(text.toLowerCase());
  if (isOwn) return { fullName: computers.reach('.')?.fqdn ?? text, addresses: [network.ownAddress] };
  const addresses = network.addressesOf(text);
  if (addresses.length === 0) throw unknownHost();
  return { fullName: network.fullNameOf(text), addresses };
}

function unknownHost(): NetException {
  return netException('System.Net.Sockets.SocketException', 'No such host is known.');
}

function addressList(addresses: readonly string[]): unknown {
  return convertTo([...addresses], arrayTypeOf(typeNamed('System.Net.IPAddress')));
}

function hostEntry(name: unknown): DataObject {
  const { fullName, addresses } = hostOf(name);
  return new DataObject(ENTRY, {
    HostName: fullName,
    Aliases: convertTo([], arrayTypeOf(typeNamed('System.String'))),
    AddressList: addressList(addresses),
  });
}

export default defineType({
  name: 'System.Net.Dns',
  abstract: true,
  staticMethods: [
    ['string GetHostName()', () => ambient().machineName],
    [
      'System.Net.IPAddress[] GetHostAddresses(string hostNameOrAddress)',
      (name) => addressList(hostOf(name).addresses),
    ],
    ['System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress)', (name) => hostEntry(name)],
    ['System.Net.IPHostEntry GetHostByName(string hostName)', (name) => hostEntry(name)],
    ['System.Net.IPHostEntry Resolve(string hostName)', (name) => hostEntry(name)],
  ],
});
