/** The drive of IIS: `IIS:\Sites\Lync Server Internal Web Site\Meet`, `IIS:\AppPools`, `IIS:\SslBindings\0.0.0.0!443`. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { Provider, type ProviderItem, PSDriveInfo } from '../../../src/providers/provider.ts';
import { ConfigurationElement } from '../configuration-element.ts';
import { applicationObject, poolObject, siteObject, sslBindings, type WebServer } from '../web-objects.ts';

/** An item: its name as it is written, its object, and what lies in it. */
interface Node {
  readonly name: string;
  readonly value: () => unknown;
  readonly children: (() => readonly Node[]) | null;
}

export class IisProvider extends Provider {
  override readonly separator = '\\';
  override readonly isNavigable = true;

  constructor(private readonly deployment: () => Deployment) {
    super('WebAdministration', 'WebAdministration', 'Microsoft.IIs.PowerShell.Provider.IIsProvider', ['ShouldProcess']);
  }

  initialDrives(): PSDriveInfo[] {
    return [new PSDriveInfo('IIS', this, '', '')];
  }

  override normalize(path: string): string {
    return path.replaceAll('/', '\\').replace(/^\\+|\\+$/g, '');
  }

  exists(path: string): boolean {
    return this.find(path) !== null;
  }

  isContainer(path: string): boolean {
    return (this.find(path)?.children ?? null) !== null;
  }

  getItem(path: string): ProviderItem | null {
    const node = this.find(path);
    return node && { value: node.value(), path, isContainer: node.children !== null };
  }

  *childNames(path: string): Iterable<string> {
    for (const { name } of this.find(path)?.children?.() ?? []) yield name;
  }

  override propertyHolder(path: string): unknown {
    return this.find(path)?.value();
  }

  private find(path: string): Node | null {
    let node = this.root();
    for (const part of path.split('\\').filter((one) => one !== '')) {
      const next = node.children?.().find(({ name }) => name.toLowerCase() === part.toLowerCase());
      if (!next) return null;
      node = next;
    }
    return node;
  }

  private root(): Node {
    const deployment = this.deployment();
    const { machine } = deployment.session;
    const server: WebServer = { deployment, machine };
    return folder(machine.name.toUpperCase(), () => [
      folder('AppPools', () =>
        deployment.webSites.pools(machine).map((pool) => leaf(pool.name, () => poolObject(pool))),
      ),
      folder('Sites', () =>
        deployment.webSites.list(machine).map((site) => ({
          name: site.name,
          value: () => siteObject(site, server),
          children: () =>
            site.applications.map((one) => leaf(one.path.replace(/^\//, ''), () => applicationObject(one, site))),
        })),
      ),
      folder('SslBindings', () => sslBindings(server).map(({ name, object }) => leaf(name, () => object))),
    ]);
  }
}

function folder(name: string, children: () => readonly Node[]): Node {
  return { name, children, value: () => new ConfigurationElement('container', [['Name', name]]) };
}

function leaf(name: string, value: () => unknown): Node {
  return { name, value, children: null };
}
