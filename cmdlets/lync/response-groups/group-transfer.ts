/**
 * Response Groups from one pool to another: as a file, which is a ZIP archive with a document of the objects in it, or at
 * once. What objects say of each other goes with them.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { type DocumentKind, readArchive, writeArchive } from '../document-archive.ts';
import { ItemFault, onDeployment } from '../item-fault.ts';
import { settingNoun } from '../settings/nouns.ts';
import { ownerOf, withOwner } from '../settings/setting-owner.ts';
import { settingKind } from '../settings/setting-store.ts';
import { applicationServer, SETTINGS_KIND } from './application-settings.ts';

/** What a Response Group consists of; what others name comes first. */
const NOUNS = ['CsRgsAgentGroup', 'CsRgsQueue', 'CsRgsHoursOfBusiness', 'CsRgsHolidaySet', 'CsRgsWorkflow'];

/** An object of a pool. */
interface GroupObject {
  readonly noun: string;
  /** Below the service of its pool: a GUID. */
  readonly key: string;
  readonly values: SettingValues;
}

/** The objects of a pool that a pool owns, as they are written to a file. */
interface GroupDocument {
  /** `Service:ApplicationServer:pool01.contoso.com` */
  readonly source: string;
  readonly settings: SettingValues | null;
  readonly objects: readonly GroupObject[];
}

const documents: DocumentKind<GroupDocument> = {
  name: 'RgsConfiguration.json',
  writer: 'Export-CsRgsConfiguration',
  isWhole(document): document is GroupDocument {
    const { source, objects } = (document ?? {}) as Partial<GroupDocument>;
    return typeof source === 'string' && Array.isArray(objects) && objects.every(isGroupObject);
  },
};

/** @param owner the service whose objects are meant; null for all that are there */
function documentOf({ settings }: Deployment, source: string, owner: string | null = null): GroupDocument {
  const start = `${source}/`.toLowerCase();
  const objects = NOUNS.flatMap((noun) =>
    settings
      .list(settingKind(settingNoun(noun)))
      .filter(({ identity }) => identity.toLowerCase().startsWith(start))
      .filter((one) => owner === null || ownerOf(one).toLowerCase() === owner.toLowerCase())
      .map(({ identity, values }) => ({ noun, key: identity.slice(start.length), values })),
  );
  const own = settings.list(SETTINGS_KIND).find(({ identity }) => identity.toLowerCase() === source.toLowerCase());
  return { source, settings: own?.values ?? null, objects };
}

function removeAll({ settings }: Deployment, { source, objects }: GroupDocument): void {
  for (const { noun, key } of [...objects].reverse())
    settings.change(settingKind(settingNoun(noun)), `${source}/${key}`, () => null);
}

interface Transfer {
  /** Whether what is put into a pool is its own from then on. */
  readonly takesOver: boolean;
  readonly resolvesConflicts: boolean;
  readonly replacesSettings: boolean;
}

/** Puts objects into a pool; names that are taken there are an error, or get a number. @throws ItemFault */
function putInto(deployment: Deployment, document: GroupDocument, destination: string, transfer: Transfer): void {
  const there = documentOf(deployment, destination);
  const moved = movedTo(document, destination);
  const taken = new Set(there.objects.map(({ noun, values }) => nameKey(noun, values.Name)));
  const known = new Set(there.objects.map(({ key }) => key.toLowerCase()));
  const named = moved.objects.map((one): GroupObject => {
    const name = String(one.values.Name ?? '');
    if (known.has(one.key.toLowerCase()) || !taken.has(nameKey(one.noun, name))) return one;
    if (!transfer.resolvesConflicts)
      throw new ItemFault(
        `There is an object named "${name}" at "${destination}" already. Import with -ResolveNameConflicts to give one of them another name.`,
        'ItemExists',
      );
    return { ...one, values: { ...one.values, Name: freeName(one.noun, name, taken) } };
  });
  for (const { noun, key, values } of named) {
    const owner = ownerOf({ identity: `${document.source}/${key}`, values });
    const isOwn = transfer.takesOver || owner.toLowerCase() === destination.toLowerCase();
    const owned = withOwner(values, isOwn ? null : owner);
    deployment.settings.change(settingKind(settingNoun(noun)), `${destination}/${key}`, () => owned);
  }
  if (transfer.replacesSettings && document.settings)
    deployment.settings.change(SETTINGS_KIND, destination, () => document.settings);
}

function nameKey(noun: string, name: unknown): string {
  return `${noun} ${String(name ?? '').toLowerCase()}`;
}

function freeName(noun: string, name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(nameKey(noun, `${name} ${number}`))) return `${name} ${number}`;
}

/** The identities by which the objects name each other are those of the other pool then. */
function movedTo(document: GroupDocument, destination: string): GroupDocument {
  const from = document.source.replace(/^service:/i, '');
  const to = destination.replace(/^service:/i, '');
  const pattern = new RegExp(`${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=/)`, 'gi');
  const objects = JSON.parse(JSON.stringify(document.objects).replace(pattern, () => to)) as readonly GroupObject[];
  return { ...document, source: destination, objects };
}

export const exportGroups: CmdletAction = {
  synopsis: 'Writes the Response Groups of a pool to a file.',
  example: {
    title: 'Those of a pool',
    transcript:
      'PS> Export-CsRgsConfiguration -Source ApplicationServer:pool01.contoso.com -FileName C:\\Logs\\Rgs.zip\nPS> Test-Path C:\\Logs\\Rgs.zip\nTrue',
  },
  run: (ps) => ({
    process() {
      const {
        Source,
        Owner,
        RemoveExportedConfiguration: removes,
      } = ps.parameters as {
        Source?: unknown;
        Owner?: unknown;
        RemoveExportedConfiguration?: boolean;
      };
      const file = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, file, (deployment) => {
        const source = applicationServer(deployment, Source);
        const owner = Owner === undefined ? source : applicationServer(deployment, Owner);
        const document = documentOf(deployment, source, owner);
        writeArchive(documents, deployment, file, document);
        if (removes) removeAll(deployment, document);
      });
    },
  }),
};

export const importGroups: CmdletAction = {
  synopsis: 'Puts the Response Groups of a file into a pool.',
  run: (ps) => ({
    process() {
      const { Destination, OverwriteOwner } = ps.parameters as { Destination?: unknown; OverwriteOwner?: boolean };
      const file = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, file, (deployment) => {
        const destination = applicationServer(deployment, Destination);
        putInto(deployment, readArchive(documents, deployment, file), destination, {
          ...transferOf(ps),
          takesOver: OverwriteOwner === true,
        });
      });
    },
  }),
};

function transferOf(ps: CmdletContext): Omit<Transfer, 'takesOver'> {
  const given = ps.parameters as Readonly<Record<string, unknown>>;
  return {
    resolvesConflicts: given.ResolveNameConflicts === true,
    replacesSettings: given.ReplaceExistingRgsSettings === true,
  };
}

function isGroupObject(value: unknown): value is GroupObject {
  const { noun, key, values } = (value ?? {}) as Partial<GroupObject>;
  return NOUNS.includes(String(noun)) && /^[\w-]+$/.test(String(key)) && typeof values === 'object' && values !== null;
}

export const moveGroups: CmdletAction = {
  synopsis: 'Moves the Response Groups of a pool to another one.',
  run: (ps) => ({
    process() {
      const { Source, Destination } = ps.parameters as { Source?: unknown; Destination?: unknown };
      onDeployment(ps, textOf(ps, 'Source'), (deployment) => {
        const document = documentOf(deployment, applicationServer(deployment, Source));
        const destination = applicationServer(deployment, Destination);
        if (destination.toLowerCase() === document.source.toLowerCase())
          throw new ItemFault(`The Response Groups are at "${destination}" already.`);
        putInto(deployment, document, destination, { ...transferOf(ps), takesOver: true });
        removeAll(deployment, document);
      });
    },
  }),
};
