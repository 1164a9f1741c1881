/** The sites and services whose settings a page speaks of, where the lab has others; words in the place of an identity. */
import { settingPlace, settingScopes } from '../../../cmdlets/lync/settings/nouns.ts';
import { serviceIdentity, servicesOf, type TopologyService } from '../../deployment/topology-services.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

export class PageScopes {
  constructor(
    private readonly place: PagePlace,
    private readonly bindings: SpecimenBindings,
  ) {}

  /** `site:NAME` and `service:ROLE:FQDN` of sites and services that are not there, with what follows a slash. */
  scope({ command, value }: CommandValue): string | null {
    const text = value.replace(/["'“”]/g, '').replace(/^(site|service)\//i, '$1:');
    const [, where = '', inside = ''] = /^([^/]*)(\/.*)?$/s.exec(text) ?? [];
    const found = /^site:/i.test(where) ? this.siteScope(where) : this.serviceScope(where, command);
    if (found !== null) return found + inside;
    return text === value ? null : text;
  }

  private siteScope(where: string): string | null {
    const name = where.slice('site:'.length);
    if (this.place.lab.topology.site(name)) return null;
    return this.bindings.bound('scope', where, () =>
      this.bindings.unused(
        'scope',
        this.sites().map((site) => `site:${site}`),
      ),
    );
  }

  private serviceScope(where: string, command: string): string | null {
    // `Redmond1-applicationserver-1`, the number of a service of a site.
    const numbered = this.services(/^\w+-([a-z]+)-\d+$/i.exec(where)?.[1] ?? '');
    if (numbered.length > 0) return this.servicePut(where, '', numbered);
    const [, prefix = '', role = '', fqdn = ''] = /^(service:)?(\w+):(.+)$/i.exec(where) ?? [];
    // `service:Redmond-websvc-2`: what the command is about says which role it has.
    const implied = fqdn === '' || role.toLowerCase() === 'service' ? roleOfNoun(nounOf(command)) : null;
    if (implied !== null) return this.servicePut(where, 'service:', this.services(implied));
    const services = this.services(role);
    if (services.length === 0 || services.some(({ name }) => name.toLowerCase() === fqdn.toLowerCase())) return null;
    return this.servicePut(where, prefix, services);
  }

  private servicePut(where: string, prefix: string, services: readonly TopologyService[]): string | null {
    const names = services.map((service) => `${prefix}${serviceIdentity(service)}`);
    return this.bindings.bound('scope', where, () => this.bindings.unused('scope', names));
  }

  /** A word where the identity of settings belongs: that of a site or a service by its name, or the global one. */
  word(value: CommandValue): string | null {
    const [, noun = ''] = /-(Cs\w+)$/i.exec(value.command) ?? [];
    const scopes = settingScopes(noun);
    if (scopes === null) return this.serviceWord(noun, value);
    if (scopes.includes('tag') || /^(?:global|site:|service:|\w+:)/i.test(value.value)) return null;
    const [where = '', ...inside] = value.value.split('/').map(wordsAlone);
    const key = inside.length > 0 ? `/${inside.join('/')}` : '';
    const { topology } = this.place.lab;
    if (scopes.every((scope) => scope.startsWith('service:'))) {
      const services = scopes.flatMap((scope) => this.services(scope.slice('service:'.length)));
      const own = services.find(({ name }) => name.toLowerCase() === where.toLowerCase()) ?? services[0];
      return own === undefined ? null : `service:${serviceIdentity(own)}${key}`;
    }
    const site = topology.site(where);
    if (site) return `site:${site.name}${key}`;
    // The name of a rule without its place is that of a global one; a word alone is for the settings themselves.
    if (settingPlace(noun) !== null) return key === '' ? `Global/${where}` : `Global${key}`;
    if (!/^(?:new)-/i.test(value.command)) return 'Global';
    return `site:${this.sites()[0]}`;
  }

  /** `Set-CsWebServer POOLFQDN`: a word for the service of the role after which the cmdlet is named. */
  private serviceWord(noun: string, { command, value }: CommandValue): string | null {
    const own = this.services(noun.slice('Cs'.length));
    const services = own.length > 0 ? own : this.services(roleOfNoun(noun) ?? '');
    const [first] = services;
    const isWord = /^<?\w*identity>?$/i.test(value);
    if (!first || value.includes(':') || !(own.length > 0 ? /^Set-/i.test(command) : isWord)) return null;
    return serviceIdentity(services.find(({ name }) => name.toLowerCase() === value.toLowerCase()) ?? first);
  }

  /** A site by its name, where the lab has none of that name. */
  site(written: string): string | null {
    const name = written.replace(/^site:/i, '');
    if (this.place.lab.topology.site(name)) return null;
    const sites = this.sites();
    return this.bindings.bound('site', name, () => this.bindings.unused('site', sites));
  }

  private sites(): string[] {
    return this.place.lab.topology.document.sites.map(({ name }) => name);
  }

  private services(role: string): TopologyService[] {
    return servicesOf(this.place.lab.topology).filter(
      (service) => service.role.role.toLowerCase() === role.toLowerCase(),
    );
  }
}

/** The role of the services whose settings a noun is about; null for others. */
function roleOfNoun(noun: string): string | null {
  if (/^CsRgs/i.test(noun)) return 'ApplicationServer';
  if (/^CsPersistentChatState$/i.test(noun)) return 'PersistentChatServer';
  if (/^CsClientAccessLicense$/i.test(noun)) return 'MonitoringDatabase';
  return /^CsDeviceUpdate/i.test(noun) ? 'WebServer' : null;
}

function nounOf(command: string): string {
  return /-(Cs\w+)$/i.exec(command)?.[1] ?? '';
}

/** `<unique scenario name>` as a name: `UniqueScenarioName`. */
function wordsAlone(text: string): string {
  if (!/[<>]/.test(text)) return text;
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}
