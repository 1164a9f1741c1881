/** What an object of the directory is: people and devices alike. */
import type { StoredValue } from '../storage/store.ts';

export const directoryKinds = [
  'user',
  'meetingRoom',
  'contact',
  'commonAreaPhone',
  'analogDevice',
  'exUmContact',
  'accessNumber',
  'trustedEndpoint',
  'hybridEndpoint',
  'chatEndpoint',
  'audioTest',
] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

/** Values of an entry by the names under which Lync Server's objects show them. One that is not here is empty. */
export type DirectoryValues = Readonly<Record<string, StoredValue>>;

/** An object of the directory. */
export interface DirectoryEntry {
  /** `objectGUID`, in lower case. */
  readonly guid: string;
  readonly kind: DirectoryKind;
  /** `CN=Ken Myer,OU=Redmond,DC=contoso,DC=com`. */
  readonly dn: string;
  readonly values: DirectoryValues;
}
