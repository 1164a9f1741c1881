/** Categories, rooms and add-ins as a file and back, and messages taken out of rooms. Nobody talks in a lab's rooms. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { type CmdletAction, namesIn, textOf } from '../acting-cmdlet.ts';
import { forContent } from '../byte-input.ts';
import { sqlDatabases } from '../databases/sql-databases.ts';
import { archiveOf, type DocumentKind, documentIn, readArchive, writeArchive } from '../document-archive.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { changeItem, itemMeant, itemsOf } from '../persistent-chat-rooms/chat-store.ts';
import { chatNoun } from '../persistent-chat-rooms/nouns.ts';

/** What others name comes first; with the level from which on it is part of a file. */
const NOUNS = [
  ['CsPersistentChatAddin', ['All', 'Category', 'RoomDirectory', 'Content']],
  ['CsPersistentChatCategory', ['All', 'Category', 'RoomDirectory', 'Content']],
  ['CsPersistentChatRoom', ['All', 'RoomDirectory', 'Content']],
] as const;

interface ChatItem {
  readonly noun: string;
  readonly identity: string;
  readonly values: SettingValues;
}

interface ChatDocument {
  readonly items: readonly ChatItem[];
}

const documents: DocumentKind<ChatDocument> = {
  name: 'PersistentChatData.json',
  writer: 'Export-CsPersistentChatData',
  isWhole(document): document is ChatDocument {
    const { items } = (document ?? {}) as Partial<ChatDocument>;
    return Array.isArray(items) && items.every(isChatItem);
  },
};

function isChatItem(value: unknown): value is ChatItem {
  const { noun, identity, values } = (value ?? {}) as Partial<ChatItem>;
  return (
    NOUNS.some(([name]) => name === noun) &&
    typeof identity === 'string' &&
    typeof values === 'object' &&
    values !== null
  );
}

/** The database that `server\instance` names is that of a Persistent Chat pool. @throws ItemFault */
function requireDatabase(deployment: Deployment, source: string): void {
  const [server = '', instance = ''] = source.toLowerCase().split('\\');
  const isOfChat = sqlDatabases(deployment).some(
    (one) =>
      one.type === 'PersistentChat' &&
      one.server.toLowerCase() === server &&
      (instance === '' || one.instance.toLowerCase() === instance),
  );
  const isOfPool = deployment.topology.document.sites
    .flatMap(({ pools }) => pools)
    .some(
      ({ role, fqdn, computers }) =>
        role === 'PersistentChat' && [fqdn, ...computers].some((one) => one.toLowerCase() === server),
    );
  if (!isOfChat && !isOfPool) throw notThere('PersistentChatDatabase', source);
}

/** What the level and -Scope (names of categories) leave. */
function documentOf(ps: CmdletContext, deployment: Deployment): ChatDocument {
  const level = textOf(ps, 'Level') ?? 'All';
  const scope = namesIn((ps.parameters as { readonly Scope?: unknown }).Scope).map((name) => name.toLowerCase());
  const isInScope = ({ noun, values }: ChatItem): boolean => {
    const category =
      noun === 'CsPersistentChatRoom' ? values.Category : noun === 'CsPersistentChatCategory' ? values.Name : null;
    return scope.length === 0 || category === null || scope.includes(String(category).toLowerCase());
  };
  const items = NOUNS.filter(([, levels]) => (levels as readonly string[]).includes(level)).flatMap(([noun]) =>
    itemsOf(deployment, chatNoun(noun)).map(({ identity, values }) => ({ noun, identity, values })),
  );
  return { items: items.filter(isInScope) };
}

const NO_LOG = { Report: 'the export and import of a lab write no log' };

export const exportChatData: CmdletAction = {
  synopsis: 'Writes the categories, rooms and add-ins of Persistent Chat to a file, or gives them as bytes.',
  noEffect: {
    ...NO_LOG,
    DBName: 'a pool of a lab has one database',
    StartDate: 'nobody talks in the rooms of a lab, so nothing was said since any day',
  },
  run: (ps) => ({
    process() {
      const { AsBytes: asBytes, DisableExportedNodes: disables } = ps.parameters as {
        readonly AsBytes?: boolean;
        readonly DisableExportedNodes?: boolean;
      };
      const source = textOf(ps, 'DBInstance') ?? '';
      onDeployment(ps, source, (deployment) => {
        requireDatabase(deployment, source);
        const document = documentOf(ps, deployment);
        if (asBytes) ps.write(archiveOf(documents, document));
        else {
          const file = textOf(ps, 'FileName');
          if (file === undefined) throw new ItemFault('Name the file with -FileName, or use -AsBytes.');
          writeArchive(documents, deployment, file, document);
        }
        if (disables) for (const item of document.items) disable(deployment, item);
      });
    },
  }),
};

/** Of what is exported, rooms can be disabled. */
function disable(deployment: Deployment, { noun, identity }: ChatItem): void {
  if (noun === 'CsPersistentChatRoom')
    changeItem(deployment, chatNoun(noun), identity, (values) => ({ ...values, Disabled: true }));
}

export const importChatData: CmdletAction = {
  synopsis: 'Puts the categories, rooms and add-ins of a file into Persistent Chat.',
  noEffect: NO_LOG,
  run: (ps) =>
    forContent(ps, 'ByteInput', (bytes) => {
      const [source = '', file] = ['DBInstance', 'FileName'].map((name) => textOf(ps, name));
      onDeployment(ps, source, (deployment) => {
        requireDatabase(deployment, source);
        const document =
          file === undefined
            ? documentIn(documents, bytes, 'What was given')
            : readArchive(documents, deployment, file);
        if (!ps.shouldProcess(source)) return;
        for (const { noun, identity, values } of document.items)
          changeItem(deployment, chatNoun(noun), identity, () => values);
      });
    }),
};

const SILENT = 'nobody talks in the rooms of a lab, so there is no message that it could choose';

export const removeMessages: CmdletAction = {
  synopsis: 'Takes messages out of a room of Persistent Chat.',
  description: 'The room has to be there; nobody talks in the rooms of a lab.',
  noEffect: {
    CaseSensitive: SILENT,
    EndDate: SILENT,
    Filter: SILENT,
    MatchClause: SILENT,
    Remove: SILENT,
    ReplaceMessage: SILENT,
    StartDate: SILENT,
    UserUri: SILENT,
  },
  run: (ps) => ({
    process() {
      const text = textOf(ps, 'Identity') ?? '';
      onDeployment(ps, text, (deployment) => {
        const { identity } = itemMeant(deployment, chatNoun('CsPersistentChatRoom'), text);
        ps.shouldProcess(identity);
      });
    },
  }),
};
