/** nslookup: what the DNS of the lab's network says of a name, in the layout of the program of Windows. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { networkOf } from '../name-resolution.ts';
import { failed } from './plain-output.ts';

/** The kinds of record that the DNS of a lab has. */
type RecordKind = 'A' | 'SRV';

/** `nslookup fe01`, `nslookup 192.168.10.21`, `nslookup -type=srv _sipinternaltls._tcp.contoso.com`, with a server behind the name. */
export function nslookup(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const options = args.filter((arg) => /^-./.test(arg));
  const [name, server] = args.filter((arg) => !arg.startsWith('-'));
  if (name === undefined)
    return failed(1, 'nslookup: the prompt of its own is not built; give the name, as in: nslookup fe01.contoso.com');
  const kinds = options.map(kindOf);
  const unknown = options.find((_, index) => kinds[index] === null);
  if (unknown !== undefined) return failed(1, `nslookup ${unknown}: only -type=a and -type=srv are built.`);
  const asked = serverOf(deployment, server);
  if (asked === null) return failed(1, `*** Can't find server address for '${server}':`);
  const answer = kinds.includes('SRV') ? serviceAnswer(deployment, name) : addressAnswer(deployment, name);
  const heading = [`Server:  ${asked.name}`, `Address:  ${asked.address}`, ''];
  // Windows' nslookup ends with 0 whether it found something or not.
  return answer
    ? { lines: [...heading, ...answer, ''], errors: [], exitCode: 0 }
    : { lines: heading, errors: [`*** ${asked.name} can't find ${name}: Non-existent domain`], exitCode: 0 };
}

function kindOf(option: string): RecordKind | null {
  const [, kind] = /^-(?:type|ty|querytype|query|q)=(\w+)$/i.exec(option) ?? [];
  const wanted = kind?.toUpperCase();
  if (wanted === 'A' || wanted === 'A+AAAA') return 'A';
  return wanted === 'SRV' ? 'SRV' : null;
}

/** The server that is asked; every one of a lab answers from the same DNS. Null where there is none of the name. */
function serverOf(deployment: Deployment, wanted: string | undefined): { name: string; address: string } | null {
  const address =
    wanted === undefined
      ? deployment.machines.facts(deployment.session.machine).network.dns
      : networkOf(deployment).addressesOf(wanted)[0];
  return address === undefined ? null : { name: nameAt(deployment, address) ?? 'UnKnown', address };
}

function nameAt(deployment: Deployment, address: string): string | undefined {
  return deployment.machines.addresses().find((host) => host.address === address)?.name;
}

function addressAnswer(deployment: Deployment, name: string): string[] | null {
  const network = networkOf(deployment);
  const [first, ...others] = network.addressesOf(name);
  const full = first === name ? nameAt(deployment, name) : network.fullNameOf(name);
  if (first === undefined || full === undefined) return null;
  const label = others.length > 0 ? 'Addresses' : 'Address';
  return [`Name:    ${full}`, `${label}:  ${first}`, ...others.map((address) => `\t  ${address}`)];
}

function serviceAnswer(deployment: Deployment, name: string): string[] | null {
  const network = networkOf(deployment);
  const records = network.servicesAt(name);
  if (records.length === 0) return null;
  const places = records.flatMap(({ target, port }) => [
    `${name}\tSRV service location:`,
    '          priority       = 0',
    '          weight         = 0',
    `          port           = ${port}`,
    `          svr hostname   = ${target}`,
  ]);
  const targets = new Set(records.map(({ target }) => target));
  const addresses = [...targets].flatMap((target) =>
    network.addressesOf(target).map((address) => `${target}\tinternet address = ${address}`),
  );
  return [...places, ...addresses];
}
