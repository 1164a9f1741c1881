/** The location database as a whole: published for the clients, written into a file, read from one, shown. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { PSCustomObject } from '../../../src/types/values/custom-object.ts';
import { machinePath } from '../../deployment/certificate-arguments.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import { forContent } from '../byte-input.ts';
import type { LocationNoun } from './nouns.ts';
import type { Texts } from './places.ts';

interface Given {
  readonly FileName?: string;
  readonly AsBytes?: boolean;
}

const KINDS = [
  'CsLisLocation',
  'CsLisCivicAddress',
  'CsLisSubnet',
  'CsLisSwitch',
  'CsLisPort',
  'CsLisWirelessAccessPoint',
  'CsLisServiceProvider',
];
const FORM = 'lyncshell location database 1';

interface DatabaseFile {
  readonly form: string;
  readonly records: Readonly<Record<string, readonly (readonly [key: string, record: Texts])[]>>;
}

function recordsOfAll({ settings }: Deployment): DatabaseFile['records'] {
  return Object.fromEntries(
    KINDS.map((name) => [
      name,
      settings.list({ name, fresh: [] }).map(({ identity, values }) => [identity, values as Texts] as const),
    ]),
  );
}

export function exportDatabase(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const { FileName: name, AsBytes: asBytes }: Given = ps.parameters;
      const path = name === undefined ? null : machinePath(name);
      if (!ps.shouldProcess(path ?? 'the location database')) return;
      withDeployment(ps, (deployment) => {
        const file: DatabaseFile = { form: FORM, records: recordsOfAll(deployment) };
        const bytes = new TextEncoder().encode(JSON.stringify(file));
        if (path === null || asBytes) ps.write(bytes);
        else deployment.session.machine.disk.writeFile(path, bytes);
      });
    },
  };
}

export function importDatabase(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return forContent(ps, 'ByteInput', (given) => {
    const { FileName: name }: Given = ps.parameters;
    const path = name === undefined ? 'the given bytes' : machinePath(name);
    if (!ps.shouldProcess(path)) return;
    withDeployment(ps, (deployment) => {
      const bytes = name === undefined ? given : deployment.session.machine.disk.readFile(path);
      const file = databaseIn(bytes);
      if (file === null) {
        ps.error('InvalidData', 'InvalidData', `"${path}" holds no location database.`, {
          target: path,
          exception: 'System.IO.InvalidDataException',
        });
        return;
      }
      const present = recordsOfAll(deployment);
      for (const kind of KINDS) {
        const wanted = new Map(file.records[kind] ?? []);
        const change = (key: string, record: Texts | null): void =>
          deployment.settings.change({ name: kind, fresh: [] }, key, () => record);
        for (const [key] of present[kind] ?? []) if (!wanted.has(key)) change(key, null);
        for (const [key, record] of wanted) change(key, record);
      }
    });
  });
}

/** Null for what was not written by Export-CsLisConfiguration. */
function databaseIn(bytes: Uint8Array): DatabaseFile | null {
  try {
    const file = JSON.parse(new TextDecoder().decode(bytes)) as Partial<DatabaseFile> | null;
    return file?.form === FORM && typeof file.records === 'object' ? (file as DatabaseFile) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What clients are told is what was there when it was published last. */
export function publishDatabase(ps: CmdletContext, isPublished: boolean): CmdletBlocks {
  return {
    process() {
      if (!ps.shouldProcess('the location database')) return;
      withDeployment(ps, (deployment) => {
        const published = isPublished ? { Records: JSON.stringify(recordsOfAll(deployment)) } : null;
        deployment.settings.change({ name: 'CsLisConfiguration', fresh: [] }, 'published', () => published);
      });
    },
  };
}

/** Debug-: how much of each kind there is, and how much of it clients are told. */
export function showDatabase(_: LocationNoun, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      withDeployment(ps, (deployment) => {
        const [stored] = deployment.settings.list({ name: 'CsLisConfiguration', fresh: [] });
        const told = JSON.parse(String(stored?.values.Records ?? '{}')) as DatabaseFile['records'];
        const records = recordsOfAll(deployment);
        for (const kind of KINDS)
          ps.write(
            PSCustomObject.from([
              ['Table', kind.slice('CsLis'.length)],
              ['Records', records[kind]?.length ?? 0],
              ['Published', told[kind]?.length ?? 0],
            ]),
          );
      });
    },
  };
}
