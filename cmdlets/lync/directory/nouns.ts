/** The nouns of this folder's files: what their cmdlets take, and what their objects look like. */
import type { DirectoryKind } from '../../../src/deployment/directory-entry.ts';
import type { CmdletNoun } from '../cmdlet-data.ts';
import conferencingProviders from './conferencing-providers.json' with { type: 'json' };
import endpoints from './endpoints.json' with { type: 'json' };
import pins from './pins.json' with { type: 'json' };
import policies from './policies.json' with { type: 'json' };
import roomsAndPhones from './rooms-and-phones.json' with { type: 'json' };
import users from './users.json' with { type: 'json' };

/** The objects that the cmdlets of a noun give: entries of the directory of some kinds. */
export interface EntryObject {
  readonly type: string;
  readonly kinds: readonly DirectoryKind[];
  /** Only entries that were enabled for Lync Server. */
  readonly enabled?: boolean;
  /** Properties in the order in which they are listed: `Name`, `Name:type`, `Name:type=default`, and `Pool@RegistrarPool` of another value. */
  readonly shown: readonly string[];
  /** Properties that an object has and that are not listed. */
  readonly further: readonly string[];
}

export interface DirectoryNoun extends CmdletNoun {
  readonly object?: EntryObject;
}

const nouns = new Map(
  (
    [
      conferencingProviders,
      endpoints,
      pins,
      policies,
      roomsAndPhones,
      users,
    ] as unknown as readonly (readonly DirectoryNoun[])[]
  )
    .flat()
    .map((entry) => [entry.noun, entry]),
);

/** What the data say of a noun. @throws Error for a noun that is in no file */
export function directoryNoun(noun: string): DirectoryNoun {
  const found = nouns.get(noun);
  if (!found) throw new Error(`No file of the directory has the noun ${noun}.`);
  return found;
}

/** The objects of a noun. @throws Error for a noun that has none */
export function objectOf({ noun, object }: DirectoryNoun): EntryObject {
  if (!object) throw new Error(`The data of ${noun} say nothing of its objects.`);
  return object;
}

/** As what an entry is given out: the noun whose objects are of its kind. */
export function nounOfKind(kind: DirectoryKind): DirectoryNoun {
  return directoryNoun(NOUNS_OF_KINDS[kind]);
}

const NOUNS_OF_KINDS: Readonly<Record<DirectoryKind, string>> = {
  user: 'CsUser',
  meetingRoom: 'CsMeetingRoom',
  contact: 'CsAdContact',
  commonAreaPhone: 'CsCommonAreaPhone',
  analogDevice: 'CsAnalogDevice',
  exUmContact: 'CsExUmContact',
  accessNumber: 'CsDialInConferencingAccessNumber',
  trustedEndpoint: 'CsTrustedApplicationEndpoint',
  hybridEndpoint: 'CsHybridApplicationEndpoint',
  chatEndpoint: 'CsPersistentChatEndpoint',
  audioTest: 'CsAudioTestServiceApplication',
};

/** The policies that can be granted, by the property that shows the granted one: `VoicePolicy`. */
export const grantedPolicies: readonly string[] = (policies as unknown as readonly DirectoryNoun[]).map(({ noun }) =>
  noun.slice(2),
);

/** Of which kinds the entries are that an identity of a noun's cmdlets means; null for a noun that is about others. */
export function directoryNounKinds(noun: string): readonly DirectoryKind[] | null {
  const wanted = noun.toLowerCase();
  const entry = [...nouns.values()].find((one) => one.noun.toLowerCase() === wanted);
  if (!entry || entry.cmdlets.Grant) return null;
  return entry.object?.kinds ?? ['user'];
}
