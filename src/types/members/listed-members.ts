/**
 * The definitions that listings show of a type's methods, indexers and events, from what the real PowerShell lists. A
 * member that is listed and not built here says so when it is called.
 */
import { type NetException, runtimeException } from '../net-exception.ts';
import type { NetType } from '../net-type.ts';
import { PSMember, PSMethodMember } from './ps-member.ts';
import { type RecordedListing, type RecordedMembers, recordedListings } from './recorded/listings.ts';

type Kind = 'methods' | 'indexers' | 'events' | 'statics';
interface Listed {
  readonly name: string;
  readonly definitions: readonly string[];
}

/** What the listing of a type has of one kind, by lower-case name; null for a type that is not recorded. */
function listedOf(type: NetType, kind: Kind): ReadonlyMap<string, Listed> | null {
  const listing = listingOf(type);
  if (!listing || (kind === 'statics' && !listing.statics)) return null;
  const all = new Map<string, Listed>();
  for (const part of kind === 'statics' ? [listing] : lineageOf(listing)) addMissing(all, part[kind] ?? {}, type);
  for (const [key, { definitions }] of all) if (definitions.length === 0) all.delete(key);
  return all;
}

/** The indexer of a type as it is listed, null when the real listing is not known. */
export function listedIndexer(type: NetType): Listed | null {
  return [...(listedOf(type, 'indexers')?.values() ?? [])][0] ?? null;
}

/** The definitions of a method of a type, null when the real listing is not known. */
export function listedMethod(type: NetType, name: string, isStatic: boolean): readonly string[] | null {
  return listedOf(type, isStatic ? 'statics' : 'methods')?.get(name.toLowerCase())?.definitions ?? null;
}

function listingOf(type: NetType): RecordedListing | undefined {
  const name = type.isArray ? 'System.Array' : type.isEnum ? 'System.Enum' : type.declaration.name;
  return recordedListings().get(name === 'System.RuntimeType' ? 'System.Type' : name);
}

function lineageOf(listing: RecordedListing): RecordedListing[] {
  const base = recordedListings().get(listing.base);
  return base ? [listing, ...lineageOf(base)] : [listing];
}

/** Takes what a base lists unless the derived type has said something of the name; nothing stands for "not listed". */
function addMissing(all: Map<string, Listed>, members: RecordedMembers, type: NetType): void {
  for (const [name, definitions] of Object.entries(members)) {
    const key = name.toLowerCase();
    if (!all.has(key)) all.set(key, { name, definitions: withArguments(definitions ?? [], type) });
  }
}

function withArguments(definitions: readonly string[], type: NetType): readonly string[] {
  const args = type.isArray ? [type.elementType as NetType] : type.genericArguments;
  if (args.length === 0) return definitions;
  return definitions.map((text) =>
    text.replace(/\{(\d)(:s)?\}/g, (whole, position: string, isShort?: string) => {
      const argument = args[Number(position)];
      if (!argument) return whole;
      return isShort ? (argument.declaration.accelerators?.[0] ?? argument.name) : argument.displayName;
    }),
  );
}

/** An event: listed only, since nothing but Register-ObjectEvent deals with it. */
export class ListedEvent extends PSMember {
  readonly memberType = 'Event';
  constructor(
    name: string,
    private readonly shown: string,
  ) {
    super(name);
  }
  definition(): string {
    return this.shown;
  }
  typeNameOfValue(): string {
    return 'System.Management.Automation.PSEvent';
  }
}

/** A method that the real type has and this program has not. */
export class ListedMethod extends PSMethodMember {
  readonly memberType = 'Method';
  constructor(
    private readonly owner: NetType,
    name: string,
    readonly definitions: readonly string[],
  ) {
    super(name);
  }
  definition(): string {
    return this.definitions.join(', ');
  }
  invoke(): never {
    throw this.notBuilt();
  }

  notBuilt(): NetException {
    const message = `The method ${this.name} of ${this.owner.fullName} is not built in this shell.`;
    return runtimeException('MethodNotBuilt', 'NotImplemented', message, {
      typeName: 'System.NotImplementedException',
    });
  }
}

/** Methods, indexers and events that the real type lists. What this program has built stands before them. */
export function listedMembers(type: NetType): PSMember[] {
  return [
    ...listedMethods(type, false),
    ...members(type, 'events', (name, [text]) => new ListedEvent(name, text ?? '')),
  ];
}

export function listedMethods(type: NetType, isStatic: boolean): ListedMethod[] {
  return members(type, isStatic ? 'statics' : 'methods', (name, texts) => new ListedMethod(type, name, texts));
}

function members<M>(type: NetType, kind: Kind, make: (name: string, definitions: readonly string[]) => M): M[] {
  return [...(listedOf(type, kind)?.values() ?? [])].map(({ name, definitions }) => make(name, definitions));
}

/** The method of a name that is listed and not built: what a call that finds no method tries last. */
export function listedMethodNamed(type: NetType, name: string, isStatic: boolean): ListedMethod | null {
  const found = listedOf(type, isStatic ? 'statics' : 'methods')?.get(name.toLowerCase());
  return found ? new ListedMethod(type, found.name, found.definitions) : null;
}
