/**
 * The drive AD: of the module: an object by its distinguished name (`AD:\CN=Users,DC=contoso,DC=com`), and by the names on the
 * way to it from the partition (`AD:\DC=contoso,DC=com\CN=Users`). It is only read.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { Provider, type ProviderItem, PSDriveInfo } from '../../../src/providers/provider.ts';
import type { Directory } from '../ad-connection.ts';
import { AD_KINDS } from '../ad-properties.ts';
import { adObject } from '../ad-query.ts';
import { domainFacts } from '../domain-facts.ts';
import { ldapObjects } from '../ldap-objects.ts';
import { containerOf, type LdapObject, plainName } from '../ldap-schema.ts';
import { rootDse } from '../root-dse.ts';

export class DirectoryProvider extends Provider {
  override readonly separator = '\\';
  override readonly isNavigable = true;

  constructor(private readonly deployment: () => Deployment) {
    super('ActiveDirectory', 'ActiveDirectory', 'Microsoft.ActiveDirectory.Management.Provider.ADProvider', [
      'Include',
      'Exclude',
      'Filter',
      'ShouldProcess',
      'Credentials',
    ]);
  }

  initialDrives(): PSDriveInfo[] {
    return [new PSDriveInfo('AD', this, '', '')];
  }

  override normalize(path: string): string {
    return path.replaceAll('/', '\\').replace(/^\\+|\\+$/g, '');
  }

  exists(path: string): boolean {
    return path === '' || this.find(path) !== undefined;
  }

  /** Every object of a directory can hold others. */
  isContainer(path: string): boolean {
    return this.exists(path);
  }

  getItem(path: string): ProviderItem | null {
    const directory = this.directory();
    const found = path === '' ? rootDse(directory.deployment) : this.find(path);
    return found ? { value: adObject(found, AD_KINDS.object, directory), path, isContainer: true } : null;
  }

  *childNames(path: string): Iterable<string> {
    const { deployment, objects } = this.directory();
    if (path === '') {
      const { root, configuration } = domainFacts(deployment);
      yield* [root, configuration];
      return;
    }
    const above = plainName(nameOf(path));
    for (const { dn } of objects) if (plainName(containerOf(dn)) === above) yield relativeName(dn);
  }

  override propertyHolder(path: string): unknown {
    return this.getItem(path)?.value;
  }

  private directory(): Directory {
    const deployment = this.deployment();
    return { deployment, objects: ldapObjects(deployment) };
  }

  private find(path: string): LdapObject | undefined {
    const wanted = plainName(nameOf(path));
    return this.directory().objects.find(({ dn }) => plainName(dn) === wanted);
  }
}

/** The distinguished name of a path: its parts from the last one on. */
function nameOf(path: string): string {
  return path
    .split('\\')
    .filter((part) => part !== '')
    .reverse()
    .join(',');
}

/** `CN=Ken Myer` of a distinguished name. */
function relativeName(dn: string): string {
  return dn.slice(0, dn.length - containerOf(dn).length).replace(/,$/, '');
}
