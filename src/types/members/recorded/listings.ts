/**
 * What the real PowerShell lists of .NET types: all overloads of their methods in its order, private implementations of
 * interfaces among them, indexers and events. `scripts/record-members.mjs` has asked it. Loaded when something is listed.
 */
import recorded from './listings.json' with { type: 'json' };

/** Definitions by name; null where the base lists the name and the type does not. */
export type RecordedMembers = Readonly<Record<string, readonly string[] | null>>;

export interface RecordedListing {
  /** The type whose members are listed as well; '' for none. */
  readonly base: string;
  readonly methods?: RecordedMembers;
  readonly indexers?: RecordedMembers;
  readonly events?: RecordedMembers;
  readonly statics?: RecordedMembers;
}

let listings: ReadonlyMap<string, RecordedListing> | null = null;

/** By the full name of a type (`System.Collections.Generic.List`1`). */
export function recordedListings(): ReadonlyMap<string, RecordedListing> {
  return (listings ??= new Map(Object.entries(recorded as unknown as Record<string, RecordedListing>)));
}
