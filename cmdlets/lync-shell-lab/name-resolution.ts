/** Names and addresses of the lab's network, and who answers there. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { type ServiceRecord, serviceRecords } from '../../src/deployment/service-records.ts';
import { InMemoryNetwork } from '../../src/endpoints/in-memory-network.ts';
import type { Network } from '../../src/machine/machine-sources.ts';
import { findMachine } from '../deployment/machine-selection.ts';

/** The addresses of a name, as the lab's DNS has them; an address is its own. A short name is one of the domain. */
export function addressesOf(deployment: Deployment, name: string): string[] {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  if (/^\d+(?:\.\d+){3}$/.test(wanted)) return [wanted];
  const self = findMachine(deployment, wanted);
  if (wanted === 'localhost' || wanted === '.') return self ? [deployment.machines.facts(self).network.address] : [];
  const full = wanted.includes('.') ? wanted : `${wanted}.${deployment.topology.document.domain.toLowerCase()}`;
  return deployment.machines
    .addresses()
    .filter((host) => host.name === full)
    .map(({ address }) => address);
}

/** The service records that the company's DNS has for a name. */
function servicesAt({ topology }: Deployment, name: string): ServiceRecord[] {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  return serviceRecords(topology).filter((record) => record.side === 'internal' && record.name === wanted);
}

/** The full name of a host of the lab. */
function fullNameOf(deployment: Deployment, name: string): string {
  return (
    findMachine(deployment, name)?.fqdn ??
    (name.includes('.') ? name : `${name}.${deployment.topology.document.domain}`)
  );
}

/** The first address of a name at which something answers; undefined when nothing does. */
export function answeringAddress(deployment: Deployment, name: string): string | undefined {
  const known = new Set(deployment.machines.addresses().map(({ address }) => address));
  return addressesOf(deployment, name).find((address) => {
    const machine = findMachine(deployment, address);
    return machine ? deployment.isReachable(machine) : known.has(address);
  });
}

/** Ports of Windows itself, with the service behind each; those of Lync Server are the endpoints'. */
const WINDOWS_PORTS: ReadonlyMap<number, string> = new Map([
  [135, 'RpcSs'],
  [445, 'LanmanServer'],
  [3389, 'TermService'],
  [5985, 'WinRM'],
]);

/** Windows Fabric: by this port the Front End Servers of a pool know which of them are there. */
const FABRIC_PORT = 5090;

/** The network as cmdlets see it from the machine of the session. */
export function networkOf(deployment: Deployment): Network {
  return {
    ownAddress: deployment.machines.facts(deployment.session.machine).network.address,
    addressesOf: (name) => addressesOf(deployment, name),
    servicesAt: (name) => servicesAt(deployment, name),
    fullNameOf: (name) => fullNameOf(deployment, name),
    answeringAddress: (name) => answeringAddress(deployment, name),
    listensAt: (name, port) => listensAt(deployment, name, port),
  };
}

/** Whether a machine of the lab accepts connections at a port: its service must run. */
function listensAt(deployment: Deployment, name: string, port: number): boolean {
  const address = answeringAddress(deployment, name);
  const machine = address === undefined ? undefined : findMachine(deployment, address);
  if (!machine) return false;
  const isFabric = port === FABRIC_PORT && machine.role === 'EnterpriseFrontEnd';
  const service = isFabric ? 'RTCSRV' : WINDOWS_PORTS.get(port);
  if (service === undefined) return new InMemoryNetwork(deployment).listensAt(machine.fqdn, port) ?? false;
  return deployment.services.all(machine).some((one) => one.name === service && one.isRunning);
}
