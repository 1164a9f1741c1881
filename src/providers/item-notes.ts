/**
 * The note properties that items carry: PSPath, PSParentPath, PSChildName, PSDrive, PSProvider, PSIsContainer. They are
 * made when somebody looks, since most listings never do.
 */

import {
  extensionOf,
  type InstanceExtension,
  requireExtension,
  setExtension,
} from '../types/members/instance-extension.ts';
import { NoteProperty, type PSMember } from '../types/members/ps-member.ts';
import { NetObject } from '../types/net-type.ts';
import type { ProviderItem } from './provider.ts';
import type { ResolvedPath } from './resolved-path.ts';

type Place = Pick<ResolvedPath, 'provider' | 'drive'>;

class ItemNotes implements InstanceExtension {
  private made: Map<string, PSMember> | null = null;

  constructor(
    private readonly place: Place,
    private readonly item: ProviderItem,
  ) {}

  get members(): Map<string, PSMember> {
    return (this.made ??= notesOf(this.place, this.item));
  }

  set members(members: Map<string, PSMember>) {
    this.made = members;
  }
}

function notesOf({ provider, drive }: Place, { path, isContainer }: ProviderItem): Map<string, PSMember> {
  const notes = new Map<string, PSMember>();
  const note = (name: string, value: unknown) => notes.set(name.toLowerCase(), new NoteProperty(name, value));
  const qualifier = `${provider.info.fullName}::`;
  note('PSPath', qualifier + path);
  if (provider.isNavigable) {
    const parent = provider.parent(path, drive?.root ?? '');
    note('PSParentPath', parent === '' ? '' : qualifier + parent);
    note('PSChildName', provider.leaf(path) || path);
  }
  if (drive) note('PSDrive', drive);
  note('PSProvider', provider.info);
  note('PSIsContainer', isContainer);
  return notes;
}

/** Attaches the notes to an item's value and gives the value. Values that cannot carry notes are given as they are. */
export function withNotes(place: Place, item: ProviderItem): unknown {
  const { value } = item;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof NetObject && value.extension === undefined) {
    setExtension(value, new ItemNotes(place, item));
  } else {
    const { members } = extensionOf(value) ?? requireExtension(value);
    for (const [key, member] of notesOf(place, item)) members.set(key, member);
  }
  return value;
}
