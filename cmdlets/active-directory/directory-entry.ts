/** System.DirectoryServices.DirectoryEntry, `[adsi]`: an object of the directory by its path. It is only read. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { type NetException, netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { isDirectoryServer } from './domain-facts.ts';
import { ldapObjects } from './ldap-objects.ts';
import { containerOf, type LdapObject, plainName } from './ldap-schema.ts';
import { rootDse } from './root-dse.ts';

export const VALUE_COLLECTION = 'System.DirectoryServices.PropertyValueCollection';

/** The values of an attribute, as entries and search results give them. */
export class AttributeValues extends NetObject {
  constructor(
    private readonly typeName: string,
    readonly attribute: string,
    readonly items: readonly unknown[],
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed(this.typeName);
  }
}

/** The deployment of the session whose script asks. */
export function deploymentNow(): Deployment {
  return currentRunspace().services.require(deploymentKey);
}

/** `LDAP://dc1.contoso.com:389/CN=Ken Myer,…`; the server may be missing, and what stands behind it. */
const PATH = /^(?:LDAP|GC):\/\/(?:([\w.-]+(?::\d+)?)(?:\/|$))?(.*)$/is;

export class DirectoryEntryObject extends NetObject {
  constructor(readonly path: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.DirectoryServices.DirectoryEntry');
  }

  /** The object of the path. @throws NetException where there is none */
  object(): LdapObject {
    const found = this.find();
    if (found) return found;
    throw comException('There is no such object on the server.');
  }

  /** The same; null where there is none. */
  find(): LdapObject | null {
    const deployment = deploymentNow();
    const { root } = deployment.directory;
    if (this.path === '') return objectNamed(root, deployment);
    const [whole, server = '', name = ''] = PATH.exec(this.path) ?? [];
    if (whole === undefined) throw unknownProvider(this.path);
    if (/^RootDSE$/i.test(name === '' ? server : name)) return rootDse(deployment);
    // `LDAP://contoso.com` and `LDAP://DC=contoso,DC=com` are the domain; a name with an equals sign is no server.
    if (name === '') return objectNamed(server === '' ? root : domainNamed(server, deployment), deployment);
    return objectNamed(name, deployment);
  }

  /** The values of an attribute; undefined where the object has none of the name. */
  values(name: string): AttributeValues | undefined {
    const { attributes } = this.object();
    const known = [...attributes.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
    return known === undefined ? undefined : new AttributeValues(VALUE_COLLECTION, known, attributes.get(known) ?? []);
  }

  names(): string[] {
    return [...(this.find()?.attributes.keys() ?? [])];
  }

  /** An entry by its distinguished name, through the same server. */
  entryAt(dn: string): DirectoryEntryObject {
    const [, server = ''] = PATH.exec(this.path) ?? [];
    return new DirectoryEntryObject(server === '' ? `LDAP://${dn}` : `LDAP://${server}/${dn}`);
  }

  /** What lies directly in it. */
  children(): DirectoryEntryObject[] {
    const dn = this.object().dn.toLowerCase();
    return ldapObjects(deploymentNow())
      .filter((one) => containerOf(one.dn).toLowerCase() === dn)
      .map((one) => this.entryAt(one.dn));
  }
}

function objectNamed(dn: string, deployment: Deployment): LdapObject | null {
  const wanted = plainName(dn);
  return ldapObjects(deployment).find((one) => plainName(one.dn) === wanted) ?? null;
}

/** The domain and its controller as the name of the domain; another name is that of nothing. */
function domainNamed(server: string, deployment: Deployment): string {
  if (isDirectoryServer(server, deployment)) return deployment.directory.root;
  throw comException('The server is not operational.');
}

export function comException(message: string): NetException {
  return netException('System.DirectoryServices.DirectoryServicesCOMException', message);
}

function unknownProvider(path: string): NetException {
  const [, provider = ''] = /^(\w+):/.exec(path) ?? [];
  const what = provider === '' ? `"${path}" is no path of LDAP` : `the provider ${provider} is not built`;
  return netException('System.Runtime.InteropServices.COMException', `Unknown error (0x80005000): ${what}.`);
}

/** What writes to the directory. */
export function notWritten(member: string): NetException {
  return netException(
    'System.NotSupportedException',
    `${member}: the lab's directory is only read by [adsi]. Set-CsUser and Add-ADGroupMember change it.`,
  );
}
