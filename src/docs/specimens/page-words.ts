/** What words alone ask for: a placeholder's name, or that of a parameter for which a command asks. */
import type { DirectoryEntry } from '../../deployment/directory-entry.ts';
import { nameOf } from './own-names.ts';
import { FILE_PASSWORD, type PageCertificates } from './page-certificates.ts';
import type { PagePlace } from './page-place.ts';
import type { PageServers } from './page-servers.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';
import { kindOfWords, type SpecimenKind } from './specimen-kinds.ts';

const DAY = 86_400_000;

export class PageWords {
  constructor(
    private readonly place: PagePlace,
    private readonly bindings: SpecimenBindings,
    private readonly certificates: PageCertificates,
    private readonly servers: PageServers,
  ) {}

  /** Something of a kind; null where the words do not say which. */
  word(kind: SpecimenKind, words: string): string | null {
    const { document } = this.place.lab.topology;
    switch (kind) {
      case 'machine':
        return this.servers.anyMachine(words);
      case 'pool':
        return this.servers.anyPool(words);
      case 'thumbprint':
        return this.bindings.bound(kind, words, () => this.certificates.certificateFor(['Default'], words));
      case 'authority':
        return this.authorityName();
      case 'domain':
        return document.sipDomains[0] ?? document.domain;
      case 'site':
        return document.sites[0]?.name ?? '';
      case 'password':
        return FILE_PASSWORD;
      case 'template':
        return 'WebServer';
      case 'certificate type':
        return 'Default';
      case 'choice':
        return words
          .replace(/^<|>$/g, '')
          .replace(/\s*[|,].*$/s, '')
          .trim();
      case 'number':
        return '1';
      case 'span':
        return '00:00:30';
      case 'telephone':
        return 'tel:+14255551250';
      case 'SIP address':
        return `sip:${nameOf(words.replace(/^sip:|@.*$/gis, '')).toLowerCase() || 'someone'}@${document.sipDomains[0]}`;
      case 'application pool':
        return `apps.${document.domain}`;
      case 'address':
        return '192.168.0.1';
      case 'URL':
        return `https://www.${document.sipDomains[0]}`;
      case 'cmdlet':
        return 'Get-CsTopology';
      case 'name':
        return nameOf(words);
      case 'date':
        return this.tomorrow();
      default:
        return null;
    }
  }

  /** What is put in where a command asks for what cannot be left out: what the lab has of its kind. */
  answerFor(name: string): string {
    const sip = /sip(?:address|uri)$/i.test(name) ? this.place.lab.directory.list().filter(isTestable) : [];
    if (sip.length > 0)
      return (
        this.bindings.unused(
          'person',
          sip.map(({ values }) => String(values.SipAddress)),
        ) ?? ''
      );
    if (/credential$/i.test(name)) return this.place.lab.topology.document.session.user;
    if (/networkregionid$/i.test(name)) return this.firstOf('(Get-CsNetworkRegion)[0].NetworkRegionID', 'Region');
    if (/^identity$/i.test(name))
      return String(
        this.place.lab.directory.list().find(isTestable)?.values.DisplayName ?? this.place.lab.session.user,
      );
    const kind = kindOfWords(name);
    return (kind === null ? null : this.word(kind, name)) ?? nameOf(name);
  }

  /** What a text shows in the lab; where it shows nothing, a name. */
  private firstOf(text: string, otherwise: string): string {
    return this.place.helper.lines(text)[0] ?? otherwise;
  }

  /** The lab's certification authority, as cmdlets name it. */
  authorityName(): string {
    const { certificationAuthority: authority } = this.place.lab.topology.document;
    return `${authority.computer}\\${authority.name}`;
  }

  /** This time tomorrow, in the culture of the session. */
  tomorrow(): string {
    return this.place.dateText(this.place.lab.clock.now() + DAY);
  }
}

/** Who is enabled and on a pool. */
function isTestable({ kind, values }: DirectoryEntry): boolean {
  return kind === 'user' && typeof values.SipAddress === 'string' && typeof values.RegistrarPool === 'string';
}
