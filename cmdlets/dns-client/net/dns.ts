/** System.Net.Dns: the names and addresses of the lab's machines, pools and SIP domains; without a lab, this computer's name. */
import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { COMPUTERS } from '../../../src/machine/machine-sources.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { convertTo } from '../../../src/types/conversion/conversion.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { arrayTypeOf, typeNamed } from '../../../src/types/net-type.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';

const ENTRY = 'System.Net.IPHostEntry';

/** @throws NetException where nobody knows the name */
function addressesOf(name: unknown): readonly string[] {
  const text = String(name);
  const computers = currentRunspace().services.find(COMPUTERS);
  const found = computers?.network.addressesOf(text === '' ? ambient().machineName : text) ?? [];
  if (found.length === 0) throw netException('System.Net.Sockets.SocketException', 'No such host is known.');
  return found;
}

function addressList(addresses: readonly string[]): unknown {
  return convertTo([...addresses], arrayTypeOf(typeNamed('System.Net.IPAddress')));
}

function hostEntry(name: unknown): DataObject {
  const addresses = addressesOf(name);
  const { network } = currentRunspace().services.require(COMPUTERS);
  const text = String(name) === '' ? ambient().machineName : String(name);
  return new DataObject(ENTRY, {
    HostName: network.fullNameOf(text),
    Aliases: convertTo([], arrayTypeOf(typeNamed('System.String'))),
    AddressList: addressList(addresses),
  });
}

export default defineType({
  name: 'System.Net.Dns',
  abstract: true,
  staticMethods: [
    ['string GetHostName()', () => ambient().machineName],
    ['System.Net.IPAddress[] GetHostAddresses(string hostNameOrAddress)', (name) => addressList(addressesOf(name))],
    ['System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress)', (name) => hostEntry(name)],
    ['System.Net.IPHostEntry GetHostByName(string hostName)', (name) => hostEntry(name)],
    ['System.Net.IPHostEntry Resolve(string hostName)', (name) => hostEntry(name)],
  ],
});
