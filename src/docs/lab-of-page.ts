/** The lab in which a page lives: the one that it asks for, or the one whose names stand on it. */
import { DeploymentError } from '../deployment/deployment-error.ts';
import { isFrontEnd } from '../deployment/topology.ts';
import { builtInTopologies, loadTopology } from '../deployment/topology-file.ts';
import { frontMatter } from './front-matter.ts';

export interface LabOfPage {
  /** A topology that comes with the program; a page names no files of the computer on which it runs. */
  readonly topology: string;
  /** Why: for the report. */
  readonly reason: string;
}

/** Names weigh more than domains: a page about litwareinc may well mention contoso. */
const COMPUTER_WEIGHT = 10;

/**
 * Chooses among the topologies that come with the program; `commands` are the texts that will be typed.
 * @throws DeploymentError when the page asks for one that there is not.
 */
export function labOfPage(text: string, commands: readonly string[]): LabOfPage {
  const wanted = frontMatter(text).get('lab');
  if (wanted !== undefined) {
    const topology = builtInTopologies.find((name) => name === wanted.toLowerCase());
    if (topology) return { topology, reason: 'the page asks for it' };
    throw new DeploymentError('topology-unknown', { name: wanted, known: builtInTopologies.join(', ') });
  }
  const typed = withDomainNames(commands.join('\n').toLowerCase());
  const scores = builtInTopologies.map((topology) => ({ topology, ...scoreOf(topology, typed) }));
  const having = scores.filter(({ topology }) => hasWhatIsNeeded(topology, typed));
  const fitting = having.length > 0 ? having : scores;
  const best = fitting.reduce((a, b) => (b.score > a.score ? b : a));
  const isNarrowed = fitting.length < scores.length;
  if (best.score === 0)
    return {
      topology: best.topology,
      reason: isNarrowed ? 'it has the servers that the page needs' : 'no name on the page speaks of another',
    };
  return { topology: best.topology, reason: `the page speaks of ${best.names.slice(0, 3).join(', ')}` };
}

/** Rooms of Persistent Chat, which are on a pool of theirs. */
const NEEDS_CHAT = /-cspersistentchat(?:room|category|addin|endpoint|state|eligibleprincipal)\b/;
/** `(Get-CsService | ?{$_.Applications -like "*RGS*"}).ServiceId` in a text: who writes that has one pool of users. */
const NEEDS_ONE_POOL = /\(get-csservice\b[^()]{0,200}\)\.serviceid/;

/** Not every lab has all servers. */
function hasWhatIsNeeded(name: string, typed: string): boolean {
  const pools = loadTopology(name).document.sites.flatMap(({ pools: all }) => all);
  if (NEEDS_CHAT.test(typed) && !pools.some(({ role }) => role === 'PersistentChat')) return false;
  return !NEEDS_ONE_POOL.test(typed) || pools.filter(({ role }) => isFrontEnd(role)).length === 1;
}

function scoreOf(name: string, typed: string): { score: number; names: string[] } {
  const { document, computers } = loadTopology(name);
  const pools = document.sites.flatMap(({ pools: all }) => all.map(({ fqdn }) => fqdn));
  const authority =
    `${document.certificationAuthority.computer}\\${document.certificationAuthority.name}`.toLowerCase();
  const names = new Set([...computers.map(({ fqdn }) => fqdn), ...pools, authority]);
  const known = [...names].filter((fqdn) => isMentioned(typed, fqdn));
  const domain = domainMentions(typed, document.domain) + accountMentions(typed, document.netbiosName);
  return { score: known.length * COMPUTER_WEIGHT + domain, names: known.length > 0 ? known : [document.domain] };
}

/** `ou=Finance,dc=litwareinc,dc=com` speaks of litwareinc.com. */
function withDomainNames(typed: string): string {
  return typed.replace(/(?<=[,"'\s])dc=[\w-]+(?:\s*,\s*dc=[\w-]+)+/g, (dn) =>
    [...dn.matchAll(/dc=([\w-]+)/g)].map(([, part]) => part).join('.'),
  );
}

/** `fe01.contoso.com`, not the end of `x-fe01.contoso.com`. */
function isMentioned(typed: string, name: string): boolean {
  for (let at = typed.indexOf(name); at >= 0; at = typed.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(typed[at - 1] ?? '') && !/[\w-]/.test(typed[at + name.length] ?? '')) return true;
  }
  return false;
}

/** `name.contoso.com`, `user@contoso.com`; not `contoso.com.example`. */
function domainMentions(typed: string, domain: string): number {
  return typed.split(new RegExp(`(?<![\\w-])${domain.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`)).length - 1;
}

/** `LITWAREINC\kenmyer`, in lower case. */
function accountMentions(typed: string, netbiosName: string): number {
  return typed.split(new RegExp(`(?<![\\w.-])${netbiosName.toLowerCase()}\\\\`)).length - 1;
}
