/**
 * certutil: the verbs that pages and administrators use, in the layouts of Windows Server 2012 R2. A verb that is not here
 * is refused by its name.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { authorityVerbs } from './certutil-authority.ts';
import { fileVerbs } from './certutil-files.ts';
import { storeVerbs } from './certutil-stores.ts';
import { arityFault, help, unknownArgument } from './certutil-usage.ts';
import type { Verb } from './certutil-verb.ts';
import { verify } from './certutil-verify.ts';
import { dumpConfiguration, dumpFile } from './file-dump.ts';
import { runVerb } from './program-result.ts';

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ...Object.entries(storeVerbs),
  ...Object.entries(authorityVerbs),
  ...Object.entries(fileVerbs),
  ['verify', verify],
  [
    'dump',
    (deployment, [file], options) =>
      file === undefined ? dumpConfiguration(deployment) : dumpFile(deployment, file, options),
  ],
]);

/** The verbs as they are typed. */
export const certutilVerbs = [...VERBS.keys()].map((name) => `-${name}`);

/** Options that take a value. */
const WITH_VALUE = new Set(['p', 'config', 'dc', 'csp', 'reason']);

export function certutil(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const plain: string[] = [];
  let verb: string | undefined;
  let asksForHelp = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const name = /^[-/](\w+|\?)$/.exec(arg)?.[1]?.toLowerCase();
    const known = name === undefined ? undefined : [...VERBS.keys()].find((one) => one.toLowerCase() === name);
    if (name === '?') asksForHelp = true;
    else if (name === undefined || (verb !== undefined && known)) plain.push(arg);
    else if (known) verb = known;
    else if (WITH_VALUE.has(name)) values.set(name, args[++at] ?? '');
    else if (FLAGS.has(name)) flags.add(name);
    else return unknownArgument(arg);
  }
  if (asksForHelp) return help(verb, flags.has('v'));
  const fault = arityFault(verb ?? 'dump', plain.length);
  if (fault) return fault;
  const options = { password: values.get('p') ?? '', config: values.get('config') ?? '-', flags };
  const run = VERBS.get(verb ?? 'dump') as Verb;
  return runVerb('CertUtil', verb ?? 'dump', () => run(deployment, plain, options));
}

/** Options without a value that change nothing of what is shown here, and those that verbs ask for. */
const FLAGS = new Set([
  'f',
  'v',
  'user',
  'enterprise',
  'silent',
  'urlfetch',
  'split',
  'gmt',
  'seconds',
  'q',
  'unicode',
  'mt',
]);
