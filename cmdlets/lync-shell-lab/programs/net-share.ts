/** `net share`: what a machine shares is listed, shown, made, changed and ended. Numbers and texts are those of Windows. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import {
  type CachingMode,
  pathOfShare,
  type Share,
  type ShareAccess,
  type ShareRight,
} from '../../../src/deployment/shares.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { done, failed } from './plain-output.ts';

/** The codes of the deployment's errors as Windows numbers them; those below 2100 are errors of the system. */
const NUMBERS = new Map<string, number>([
  ['access-denied', 5],
  ['share-administrative', 5],
  ['share-name-invalid', 123],
  ['share-account-unknown', 1332],
  ['share-folder-missing', 2116],
  ['share-exists', 2118],
  ['share-missing', 2310],
]);
const FIRST_OF_NETWORK = 2100;

const SYNTAX = [
  'The syntax of this command is:',
  '',
  'NET SHARE',
  'sharename',
  '          sharename=drive:path [/GRANT:user,[READ | CHANGE | FULL]]',
  '                               [/USERS:number | /UNLIMITED]',
  '                               [/REMARK:"text"]',
  '                               [/CACHE:Manual | Documents| Programs | BranchCache | None]',
  '          sharename [/USERS:number | /UNLIMITED]',
  '                    [/REMARK:"text"]',
  '                    [/CACHE:Manual | Documents | Programs | BranchCache | None]',
  '          {sharename | devicename | drive:path} /DELETE',
  '          sharename \\\\computername /DELETE',
  '',
] as const;

const CACHING: Readonly<Record<CachingMode, string>> = {
  None: 'Caching disabled',
  Manual: 'Manual caching of documents',
  Programs: 'Automatic caching of programs and documents',
  Documents: 'Automatic caching of documents',
  BranchCache: 'BranchCache',
};

const RIGHTS = new Map<string, ShareRight>([
  ['read', 'Read'],
  ['change', 'Change'],
  ['full', 'Full'],
]);

/** Who may use a share of which nothing is said. */
const EVERYBODY_READS: readonly ShareAccess[] = [{ account: 'Everyone', right: 'Read' }];

/** What the options say of a share. */
interface ShareOptions {
  readonly access: readonly ShareAccess[];
  /** `null` for /UNLIMITED. */
  readonly users?: number | null;
  readonly remark?: string;
  readonly caching?: CachingMode;
  readonly deletes: boolean;
}

/** An option that is none, or has a value that is none. */
class UnknownOption extends Error {}

export function netShare(deployment: Deployment, [target, ...rest]: readonly string[]): ProgramOutput {
  if (target === undefined) return list(deployment);
  if ([target, ...rest].includes('/?')) return done(...SYNTAX);
  try {
    const [, name = '', path] = /^([^=]*)=(.*)$/s.exec(target) ?? [];
    const options = readOptions(rest);
    if (path !== undefined) return make(deployment, name, path, options);
    if (options.deletes) return end(deployment, target);
    if (rest.length === 0) return show(deployment.shares.get(deployment.session.machine, target));
    return change(deployment, target, options);
  } catch (error) {
    if (error instanceof UnknownOption)
      return failed(1, `The option ${error.message} is unknown.`, '', ...SYNTAX, ...more(3506));
    if (!(error instanceof DeploymentError)) throw error;
    const number = NUMBERS.get(error.code);
    if (number === undefined) throw error;
    const text = number === 5 ? 'Access is denied.' : error.message;
    if (number < FIRST_OF_NETWORK) return failed(2, `System error ${number} has occurred.`, '', text, '');
    return failed(2, text, '', ...more(number));
  }
}

function more(number: number): string[] {
  return [`More help is available by typing NET HELPMSG ${number}.`, ''];
}

function readOptions(given: readonly string[]): ShareOptions {
  let options: ShareOptions = { access: [], deletes: false };
  for (const option of given) {
    const [, word = '', value = ''] = /^[/-](\w+)(?::(.*))?$/s.exec(option) ?? [];
    options = { ...options, ...readOption(option, word.toLowerCase(), value, options) };
  }
  return options;
}

function readOption(option: string, word: string, value: string, { access }: ShareOptions): Partial<ShareOptions> {
  const plain = value.replace(/^"|"$/g, '');
  if (/^d(?:e(?:l(?:e(?:t(?:e)?)?)?)?)?$/.test(word) && plain === '') return { deletes: true };
  if (word === 'unlimited' && plain === '') return { users: null };
  if (word === 'remark') return { remark: plain };
  if (word === 'users' && /^[1-9]\d{0,8}$/.test(plain)) return { users: Number(plain) };
  if (word === 'grant') {
    const [, account = '', right = ''] = /^(.+),\s*(\w+)$/.exec(plain) ?? [];
    const known = RIGHTS.get(right.toLowerCase());
    if (known) return { access: [...access, { account, right: known }] };
  }
  if (word === 'cache') {
    const caching = (Object.keys(CACHING) as CachingMode[]).find((mode) => mode.toLowerCase() === plain.toLowerCase());
    if (caching) return { caching };
  }
  throw new UnknownOption(option.toUpperCase());
}

function list({ shares, session }: Deployment): ProgramOutput {
  const rows = shares.list(session.machine).map((share) => {
    const name = share.name.length < 13 ? share.name.padEnd(13) : `${share.name}\n${' '.repeat(13)}`;
    return `${name}${pathOfShare(share).padEnd(31)} ${share.remark}`.trimEnd();
  });
  return done(
    '',
    'Share name   Resource                        Remark',
    '',
    '-'.repeat(79),
    ...rows.flatMap((row) => row.split('\n')),
    'The command completed successfully.',
    '',
  );
}

function show(share: Share): ProgramOutput {
  const line = (title: string, text: string): string => `${title.padEnd(18)}${text}`.trimEnd();
  const permissions = share.access.map(
    ({ account, right, denied }) => `${account}, ${denied ? 'NO ACCESS' : right.toUpperCase()}`,
  );
  return done(
    line('Share name', share.name),
    line('Path', pathOfShare(share)),
    line('Remark', share.remark),
    line('Maximum users', share.maximumUsers === undefined ? 'No limit' : String(share.maximumUsers)),
    line('Users', ''),
    line('Caching', CACHING[share.caching ?? 'Manual']),
    ...(permissions.length > 0 ? permissions : ['']).map((text, index) => line(index === 0 ? 'Permission' : '', text)),
    '',
    'The command completed successfully.',
    '',
  );
}

function make(
  { shares, session }: Deployment,
  name: string,
  path: string,
  { access, users, remark = '', caching, deletes }: ShareOptions,
): ProgramOutput {
  if (deletes) throw new UnknownOption('/DELETE');
  shares.add(session.machine, {
    name,
    path,
    remark,
    access: access.length > 0 ? access : EVERYBODY_READS,
    ...(users != null && { maximumUsers: users }),
    ...(caching && { caching }),
  });
  return done(`${name} was shared successfully.`, '');
}

/** The share of a name, or all shares of a folder. */
function end({ shares, session }: Deployment, target: string): ProgramOutput {
  const { machine } = session;
  const isPath = /^[A-Za-z]:/.test(target);
  const path = target.replace(/(?<!:)\\$/, '').toLowerCase();
  const found = isPath ? shares.list(machine).filter((share) => pathOfShare(share).toLowerCase() === path) : [];
  const names = found.length > 0 ? found.map(({ name }) => name) : [target];
  for (const name of names) shares.remove(machine, name);
  return done(...names.flatMap((name) => [`${name} was deleted successfully.`, '']));
}

function change({ shares, session }: Deployment, name: string, options: ShareOptions): ProgramOutput {
  const { access, users, remark, caching } = options;
  if (access.length > 0) throw new UnknownOption('/GRANT');
  shares.set(session.machine, name, {
    ...(users !== undefined && { maximumUsers: users }),
    ...(remark !== undefined && { remark }),
    ...(caching && { caching }),
  });
  return done('The command completed successfully.', '');
}
