/**
 * The world that a page takes for granted, made in the lab: what its specimens stand for, the files that it reads, the
 * machine on which a command is typed, the time that passes between two of its sentences. All of it is told.
 */
import type { Deployment } from '../../deployment/deployment.ts';
import { parseWithPlaceholders, placeholderMarks } from '../placeholders.ts';
import type { WhereTyped } from '../where-typed.ts';
import { type CertificateMark, certificateMarks } from './certificate-marks.ts';
import { type CommandValue, commandValues, quoted, withValues } from './command-values.ts';
import { withMissingWords } from './missing-words.ts';
import { withRightNames } from './misspelt-names.ts';
import { freeDomain, nameOf, ownAccount, ownAddress, ownContainer, ownDomain } from './own-names.ts';
import { PageCertificates } from './page-certificates.ts';
import { chatPoolFor, requireChat } from './page-chat.ts';
import { requireUpdateRules } from './page-devices.ts';
import { PageFiles } from './page-files.ts';
import { guidIdentity } from './page-guids.ts';
import { requireHosting } from './page-hosting.ts';
import { type HelperSession, removeComputed, requireObjects } from './page-objects.ts';
import { PagePeople } from './page-people.ts';
import type { PagePlace } from './page-place.ts';
import { PageRequests } from './page-requests.ts';
import { PageScopes } from './page-scopes.ts';
import { PageServers } from './page-servers.ts';
import { requireForTests } from './page-tests.ts';
import { databaseMeant, requireTopology } from './page-topology.ts';
import { PageWords } from './page-words.ts';
import { SpecimenBindings } from './specimen-bindings.ts';
import { kindOf, kindOfWords, type SpecimenKind } from './specimen-kinds.ts';
import { TypingPlace } from './typing-place.ts';
import { withoutTypographicSlips } from './typographic-slips.ts';
import { type TypedValue, ValueTypes } from './value-types.ts';

/** A specimen of the page and what stands for it in the lab. */
export interface SpecimenMapping {
  readonly kind: SpecimenKind;
  readonly specimen: string;
  readonly value: string;
}

/** A command as it is typed in the lab. */
export interface CommandInWorld {
  readonly text: string;
  readonly mapped: readonly SpecimenMapping[];
  /** What was done before it, in words: a file made, a certificate requested, the clock moved. */
  readonly prepared: readonly string[];
  /** The machine on which it is typed, when the session is not there yet. */
  readonly machine: string | null;
}

/** Scripts on pages have some 10 KB; a console of Windows takes lines of 32 KB at most. */
const LONGEST_MAPPED = 64 * 1024;

const HOUR = 3_600_000;

export class PageWorld implements PagePlace {
  private readonly bindings = new SpecimenBindings();
  private readonly certificates = new PageCertificates(this, this.bindings);
  private readonly requests = new PageRequests(this, this.certificates);
  private readonly files = new PageFiles(this, this.certificates);
  private readonly people = new PagePeople(this, this.bindings);
  private readonly scopes = new PageScopes(this, this.bindings);
  private readonly servers = new PageServers(this, this.bindings);
  private readonly words = new PageWords(this, this.bindings, this.certificates, this.servers);
  private readonly typing = new TypingPlace(this, this.certificates, (fqdn) => this.follow(this.lab.loggedOnTo(fqdn)));
  private readonly types: ValueTypes;
  private prepared: string[] = [];
  /** The commands so far, as they were typed, by the line of the block in which they stand. */
  private readonly shown = new Map<number, string[]>();

  constructor(
    private loggedOn: Deployment,
    readonly dateText: (instant: number) => string,
    /** The moment that a text means in the culture of the session; null where it is no date. */
    private readonly dateOf: (text: string) => number | null,
    readonly helper: HelperSession,
  ) {
    this.types = new ValueTypes(helper);
  }

  get lab(): Deployment {
    return this.loggedOn;
  }

  /** The session has gone over to another machine or lab. */
  follow(lab: Deployment): void {
    this.loggedOn = lab;
  }

  tell(what: string): void {
    this.prepared.push(what);
  }

  /**
   * What a command becomes; makes what it takes for granted.
   * @param where what the page says of where it is typed
   * @param block the line of the block in which it stands
   */
  prepare(written: string, where: WhereTyped | null = null, block = 0): CommandInWorld {
    this.prepared = [];
    if (written.length > LONGEST_MAPPED) {
      this.tell('a text of this length was typed as it stands');
      return { text: written, mapped: [], prepared: this.prepared, machine: null };
    }
    const { text: typable, told } = withoutTypographicSlips(written, (name) => this.helper.knows(name));
    this.prepared.push(...told);
    // What does not parse is typed as it stands: what stands where in it, nobody can say.
    if (parseWithPlaceholders(typable).errors.length > 0) {
      const machine = this.typing.machineFor(typable, commandValues(typable), where);
      return { text: typable, mapped: [], prepared: this.prepared, machine };
    }
    const tell = (what: string): void => this.tell(what);
    const text = withMissingWords(withRightNames(typable, this.helper, tell), this.types, tell);
    const values = commandValues(text);
    const machine = this.typing.machineFor(text, values, where);
    const mapped: SpecimenMapping[] = [];
    const edits: { start: number; end: number; text: string }[] = [];
    const put = (start: number, end: number, mapping: SpecimenMapping, typed: string): void => {
      if (edits.some((edit) => start < edit.end && edit.start < end)) return;
      mapped.push(mapping);
      edits.push({ start, end, text: typed });
    };
    const marks = certificateMarks(text, values);
    // What a number is the number of, only the command says; a thumbprint means more where its parameter says its use.
    const putMarks = (isWanted: (mark: CertificateMark) => boolean): void => {
      for (const mark of marks.filter(isWanted)) {
        const value = mark.kind === 'request' ? this.requests.number(mark) : this.certificates.standIn(mark);
        if (value !== null) put(mark.start, mark.end, { kind: mark.kind, specimen: mark.text, value }, value);
      }
    };
    putMarks(({ kind }) => kind === 'request');
    for (const value of values) {
      if (marks.some(({ kind, start, end }) => kind === 'request' && start < value.end && value.start < end)) continue;
      const found = this.valueFor(value);
      if (found === null || found.value === value.value) continue;
      const mapping = { kind: found.kind, specimen: value.value, value: found.value };
      put(value.start, value.end, mapping, found.isCode ? found.value : quoted(found.value));
    }
    putMarks(({ kind }) => kind !== 'request');
    for (const { start, end, mapping } of this.freePlaceholders(text, values)) put(start, end, mapping, mapping.value);
    edits.sort((a, b) => a.start - b.start);
    this.certificates.letTimePass(values);
    const typed = withValues(text, edits);
    const settled = commandValues(typed);
    this.people.makeWay(settled);
    requireForTests(typed, settled, this);
    requireChat(settled, this);
    requireTopology(typed, settled, this);
    requireUpdateRules(settled, { lab: this.lab, tell: (what) => this.tell(what) });
    requireHosting(settled, this.helper, (what) => this.tell(what));
    this.files.redirectionFolders(typed);
    this.files.bytesRead(typed);
    const longest = [...this.shown.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const script = this.files.script(typed, longest);
    this.shown.set(block, [...(this.shown.get(block) ?? []), typed]);
    this.prepared.push(...removeComputed(`${typed}\n${script}`, this.helper));
    this.prepared.push(...requireObjects([...settled, ...commandValues(script)], this.helper));
    return { text: typed, mapped, prepared: this.prepared, machine };
  }

  private valueFor(value: CommandValue): TypedValue | null {
    const typed = this.types.valueFor(value);
    if (typed !== null) return typed;
    const person = this.people.person(value);
    if (person !== null) return { kind: 'person', value: person, isCode: false };
    const word = isPlace(value) ? this.scopes.word(value) : null;
    if (word !== null && value.placeholders.length > 0) return { kind: 'scope', value: word, isCode: false };
    const kind = kindOf(value);
    const found = kind === null ? null : this.resolve(kind, value);
    if (kind !== null && found !== null) return { kind, value: found, isCode: kind === 'choice' };
    if (kind !== null && kind !== 'identity') return null;
    return word === null ? null : { kind: 'scope', value: word, isCode: false };
  }

  private resolve(kind: SpecimenKind, value: CommandValue): string | null {
    switch (kind) {
      case 'thumbprint':
        return this.certificates.thumbprint(value);
      case 'authority':
        return unlessSame(this.words.authorityName(), value.value);
      case 'machine':
        return this.servers.machine(value);
      case 'pool':
        return this.servers.pool(value);
      case 'edge':
        return this.servers.edge(value.value);
      case 'chat pool':
        return chatPoolFor(value, this);
      case 'SQL Server':
        return this.servers.sqlServer(value);
      case 'SQL instance':
        return databaseMeant(value, this)?.instance || null;
      case 'account':
        return ownAccount(value.value, this.lab);
      case 'forest domain':
        return ownDomain(value.value, this.lab);
      case 'container':
        return ownContainer(value.value, this.lab);
      case 'SIP domain':
        return freeDomain(value, this.lab, this.bindings);
      case 'SIP address':
        return value.placeholders.length > 0 ? this.words.word(kind, value.value) : ownAddress(value, this.lab);
      case 'scenario':
        // One that does not run by itself, so that it can be started.
        return value.placeholders.length > 0 ? 'Authentication' : null;
      case 'date':
        return this.date(value);
      case 'past date':
        return this.pastDate(value);
      case 'template':
        // Templates that a page names are the company's own; the authority of a lab has those of Windows.
        return value.value.toLowerCase() === 'webserver' ? null : 'WebServer';
      case 'scope': {
        const found = this.scopes.scope(value);
        return guidIdentity({ ...value, value: found ?? value.value }, this, this.bindings) ?? found;
      }
      case 'identity':
        return this.identity(value);
      case 'site':
        return value.placeholders.length > 0 ? this.words.word(kind, value.value) : this.scopes.site(value.value);
      case 'unit':
        return this.people.unit(value.value);
      case 'person':
        return this.people.person({ ...value, value: 'nobody' });
      case 'input file':
        return this.files.inputFile(value);
      case 'folder':
        this.files.requireFolder(value.value);
        return null;
      case 'output file':
        return this.files.outputFile(value);
      default:
        return value.placeholders.length > 0 ? this.words.word(kind, value.value) : null;
    }
  }

  /** What is put in where a command asks for what cannot be left out: what the lab has of its kind. */
  answerFor(name: string): string {
    return this.words.answerFor(name);
  }

  /** Placeholders outside of any command's plain values: `\\<Server>\c$`, those inside of longer strings. */
  private freePlaceholders(text: string, values: readonly CommandValue[]) {
    const free: { start: number; end: number; mapping: SpecimenMapping }[] = [];
    for (const { name, start, end } of placeholderMarks(text)) {
      const inside = values.find((value) => value.start <= start && end <= value.end);
      if (inside && this.isMapped(inside)) continue;
      const kind = kindOfWords(name) ?? (/-Cs[A-Z]/i.test(text) ? 'name' : null);
      const value = kind === null ? null : this.words.word(kind, name);
      if (kind !== null && value !== null) free.push({ start, end, mapping: { kind, specimen: `<${name}>`, value } });
    }
    return free;
  }

  private isMapped(value: CommandValue): boolean {
    return this.valueFor(value) !== null;
  }

  /** A word for an identity stands for the global one, of what has scopes; what is to be made is that of a site. */
  private identity({ command, value }: CommandValue): string | null {
    const [, verb = '', noun = ''] = /^(\w+)-(\w+)$/.exec(command) ?? [];
    const hasScopes = this.helper.run(`if (-not (Get-${noun} -Identity Global -ErrorAction Stop)) { throw 'none' }`);
    if (!hasScopes) return /\W/.test(value) ? nameOf(value) : null;
    return verb.toLowerCase() === 'new' ? `site:${this.lab.topology.document.sites[0]?.name}` : 'Global';
  }

  /** A span that ends now, and begins an hour before; dates that lie behind already stay. */
  private pastDate({ parameter, value, placeholders }: CommandValue): string | null {
    const now = this.lab.clock.now();
    const instant = placeholders.length > 0 ? null : this.dateOf(value);
    if (placeholders.length === 0 && (instant === null || instant <= now)) return null;
    return this.dateText(/^start/i.test(parameter) ? now - HOUR : now);
  }

  private date({ value, placeholders }: CommandValue): string | null {
    const now = this.lab.clock.now();
    // Time goes on while a page runs: each command looks anew.
    const instant = placeholders.length > 0 ? now : this.dateOf(value);
    return instant === null || instant > now ? null : this.words.tomorrow();
  }
}

/** Whether a value says where settings are. */
function isPlace({ parameter, position, command }: CommandValue): boolean {
  if (/^grant-/i.test(command)) return false;
  return /^(?:identity|parent)$/i.test(parameter) || (parameter === '' && position === 0);
}

function unlessSame(found: string, written: string): string | null {
  return found.toLowerCase() === written.toLowerCase() ? null : found;
}
