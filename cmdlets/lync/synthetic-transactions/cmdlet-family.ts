/**
 * Synthetic transactions: what a client does, done against the simulated servers. They come to their end where the
 * services run that they need, with certificates in force, for users who are enabled; else they say what a client is told.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
} from '../../../src/engine/cmdlet.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';
import { withDeployment } from '../../deployment/deployment-service.ts';
import { argumentValue } from '../argument-types.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import {
  poolNamed,
  poolsOfRole,
  requireAnswer,
  requirePort,
  requireProvider,
  requireUser,
  requireVoice,
  TransactionFailure,
} from './deployment-check.ts';
import { type TransactionNoun, transactionNoun } from './nouns.ts';
import {
  requireGroup,
  requirePartner,
  requireTelephone,
  requireTrust,
  requireXmppPartner,
  settingsOf,
} from './partner-check.ts';
import { outputNamespace, registerOutput } from './task-output.ts';
import { TransactionLog } from './transaction-log.ts';

type Given = Readonly<Record<string, unknown>>;

const FAILED =
  'response was received from the network and the operation failed. See the exception details for more information.';

const NO_PASSWORDS = { noEffect: 'the accounts of a lab have no passwords; who signs in is told by the address' };
const ANY_CLIENT = { noEffect: 'the simulated servers answer every kind of client alike' };

const notes = new Map<string, Partial<ParameterDeclaration>>([
  ...['User', 'User2', 'Sender', 'Receiver', 'Organizer', 'Participant', 'Publisher', 'Subscriber', 'Web'].map(
    (who): [string, Partial<ParameterDeclaration>] => [`${who}Credential`, NO_PASSWORDS],
  ),
  ['PIN', NO_PASSWORDS],
  ['Password', NO_PASSWORDS],
  ['Username', NO_PASSWORDS],
  ...[
    'Authentication',
    'LiveIdAuthentication',
    'IPVersion',
    'TestJoinLauncher',
    'TestLegalIntercept',
    'Certificate',
  ].map((name): [string, Partial<ParameterDeclaration>] => [name, ANY_CLIENT]),
  ...['EmailHost', 'IsSsl', 'Port', 'WaitSeconds', 'TimeoutInSeconds', 'SkypeSearchQuery', 'ProxyFqdn', 'Setup'].map(
    (name): [string, Partial<ParameterDeclaration>] => [name, ANY_CLIENT],
  ),
  ...['AVEdgeAddress', 'AVEdgeTCPPort', 'AVEdgeUDPPort', 'VerifyConferenceJoin', 'DomainController', 'ChatRoomUri'].map(
    (name): [string, Partial<ParameterDeclaration>] => [name, ANY_CLIENT],
  ),
  ...['Subnet', 'BssId', 'ChassisId', 'Mac', 'PortId', 'PortIdSubType', 'TargetPstnPhoneNumber'].map(
    (name): [string, Partial<ParameterDeclaration>] => [
      name,
      { noEffect: 'the answer is the same for every place and number' },
    ],
  ),
  ...['WaveFile', 'SetupAndRun', 'DialoutUserSipAddress', 'DialoutUserCredential'].map(
    (name): [string, Partial<ParameterDeclaration>] => [name, ANY_CLIENT],
  ),
  ['TestUser1SipAddress', ANY_CLIENT],
  ['TestUser2SipAddress', ANY_CLIENT],
  ['Force', { noEffect: 'nothing is asked' }],
]);

/** @throws Error for a noun that has no transaction */
export default function syntheticTransaction(verb: string, noun: string): CmdletDefinition {
  const entry = transactionNoun(noun);
  const type = `${outputNamespace}.${entry.transaction.output ?? 'TaskOutput'}`;
  registerOutput(type);
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.SyntheticTransactions.Test${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: [type],
    help: {
      synopsis: `Tests ${entry.words} as a client has it.`,
      description:
        'It succeeds where the services that it needs run, certificates are in force, and the users are enabled; else it says what a client is told.',
      examples: [
        {
          title: 'Its parameter sets',
          transcript: `PS> (Get-Command ${verb}-${noun}).ParameterSets.Name\n${Object.keys(entry.cmdlets[verb] ?? {})
            .map((set) => set || '__AllParameterSets')
            .join('\n')}`,
        },
      ],
      links: ['Get-CsWindowsService', 'Test-CsCertificateConfiguration'],
    },
    parameters: parametersOf(entry, verb, notes),
    run: (ps) => transactionRun(entry, type, ps),
  });
}

function transactionRun(entry: TransactionNoun, type: string, ps: CmdletContext): CmdletBlocks {
  return {
    process() {
      const given: Given = ps.parameters;
      withDeployment(ps, (deployment) => {
        const target = targetOf(entry, given, deployment);
        const users = usersOf(entry, given, target, deployment);
        if (users === null) {
          ps.error(
            'NotFoundTestUsers',
            'ResourceUnavailable',
            `There is no test user assigned for [${target}]. Verify test user configuration.`,
            { target: null, exception: 'System.InvalidOperationException' },
          );
          return;
        }
        ps.write(outcome(entry, type, ps, deployment, target, () => perform(entry, given, target, users, deployment)));
      });
    },
  };
}

/**
 * The pool that is tested; of a web service that is told by its address, the host. Where nothing is named it is found as
 * clients find it: the pool that is home to the user, else that of the site.
 */
function targetOf({ transaction }: TransactionNoun, given: Given, deployment: Deployment): string {
  const { TargetFqdn: fqdn, AccessEdgeFqdn: edge = fqdn, TargetUri: uri } = given;
  if (edge !== undefined) return toText(argumentValue(edge));
  const text = uri === undefined ? '' : toText(argumentValue(uri));
  if (text !== '') return URL.canParse(text) ? new URL(text).hostname : text;
  if (transaction.target === 'edge') return '';
  const [address] = transaction.users.map((name) => given[name]).filter((one) => one !== undefined);
  const wanted = address === undefined ? '' : toText(argumentValue(address)).toLowerCase();
  const home = deployment.directory
    .list()
    .find(({ values }) => wanted !== '' && String(values.SipAddress ?? '').toLowerCase() === wanted);
  const { site } = deployment.session.machine.computer;
  const own = site.pools.find(({ role }) => role === 'EnterpriseFrontEnd' || role === 'StandardEdition');
  return String(home?.values.RegistrarPool ?? own?.fqdn ?? '');
}

/** Who takes part: those that are given, else the test users of the pool; null where there are none. */
function usersOf(
  { transaction }: TransactionNoun,
  given: Given,
  target: string,
  deployment: Deployment,
): readonly string[] | null {
  const named = transaction.users.map((name) => given[name]);
  if (named.every((one) => one !== undefined)) return named.map((one) => toText(argumentValue(one)));
  const isOptional = given.PhoneOrExt !== undefined || given.PhoneOrExtension !== undefined;
  if (isOptional) return [];
  const assigned = settingsOf('CsHealthMonitoringConfiguration', deployment).find(
    ({ identity }) => identity.toLowerCase() === target.toLowerCase(),
  );
  const { FirstTestUserSipUri: first, SecondTestUserSipUri: second } = assigned?.values ?? {};
  const tests = [first, second, first].map((one) => (typeof one === 'string' ? one : undefined));
  const users = named.map((one, index) => (one === undefined ? tests[index] : toText(argumentValue(one))));
  return users.every((one) => one !== undefined) ? users : null;
}

/** @throws TransactionFailure */
function perform(
  { noun, transaction }: TransactionNoun,
  given: Given,
  target: string,
  users: readonly string[],
  deployment: Deployment,
): void {
  const { services = [], edge = [], chat = [], needs, partner } = transaction;
  const pool = poolNamed(deployment, target);
  if (!pool || (pool.role === 'Edge') !== (transaction.target === 'edge'))
    throw new TransactionFailure('11001, No such host is known');
  requirePort(given.RegistrarPort as number | undefined);
  requireAnswer(deployment, pool, transaction.target === 'edge' ? edge : services);
  for (const [role, needed] of [
    ['Edge', transaction.target ? [] : edge],
    ['PersistentChat', chat],
  ] as const) {
    if (needed.length === 0) continue;
    const [other] = poolsOfRole(deployment, role);
    if (!other) throw new TransactionFailure('404, Not Found', `The topology has no ${role} pool.`);
    requireAnswer(deployment, other, needed);
  }
  for (const address of users) {
    const entry = requireUser(deployment, address, pool.fqdn);
    if (needs === 'voice') requireVoice(entry, pool.fqdn);
    if (needs === 'provider') requireProvider(entry, pool.fqdn);
    if (partner !== undefined) requireTrust(deployment, pool, partner, address);
  }
  const text = (name: string): string | undefined =>
    given[name] === undefined ? undefined : toText(argumentValue(given[name]));
  const [domain, group, sought] = [text('Domain'), text('GroupEmailAddress'), text('TargetSipAddress')];
  const receiver = text('Receiver');
  if (noun === 'CsXmppIM' && receiver !== undefined) requireXmppPartner(deployment, receiver, pool.fqdn);
  if (noun === 'CsFederatedPartner' && domain !== undefined) requirePartner(deployment, domain, pool.fqdn);
  if (group !== undefined) requireGroup(deployment, group);
  if (sought !== undefined) requireUser(deployment, sought, pool.fqdn);
  const telephone = text('PhoneOrExt') ?? text('PhoneOrExtension');
  if (telephone !== undefined) requireTelephone(deployment, telephone);
}

/** Does the steps, and makes the object that says how it went. */
function outcome(
  { noun, transaction }: TransactionNoun,
  type: string,
  ps: CmdletContext,
  deployment: Deployment,
  target: string,
  work: () => void,
): DataObject {
  const log = new TransactionLog(ps);
  const values = { TargetUri: uriOf(transaction.uri, target, ps.parameters, deployment), TargetFqdn: target };
  try {
    work();
    let ticks = 0;
    for (const step of transaction.steps) {
      const own = ticksOf(`${noun} ${step} ${target}`);
      ticks += own;
      log.verbose(step, `'${step}' activity started.`);
      log.verbose(step, `'${step}' activity completed in '${(own / TICKS).toFixed(7)}' secs.`);
    }
    return new DataObject(type, { ...values, Result: 'Success', Latency: span(ticks), Error: '', Diagnosis: '' });
  } catch (error) {
    if (!(error instanceof TransactionFailure)) throw error;
    const [first = ''] = transaction.steps;
    const { response, diagnosis } = error;
    log.verbose(first, `'${first}' activity started.`);
    const [, code, reason] = /^(\d{3}), (.+)$/.exec(response) ?? [];
    const message = code === undefined ? response : `A ${code} (${reason}) ${FAILED}`;
    ps.error('WorkflowNotCompleted', 'OperationStopped', message, {
      target: null,
      exception:
        code === undefined
          ? 'Microsoft.Rtc.Signaling.ConnectionFailureException'
          : 'Microsoft.Rtc.Signaling.FailureResponseException',
    });
    return new DataObject(type, {
      ...values,
      Result: 'Failure',
      Latency: span(0),
      Error: response,
      Diagnosis: diagnosis,
    });
  } finally {
    log.keep();
  }
}

/** `https://pool01.contoso.com:443/mcx`; the external web services where -External asks for them. */
function uriOf(path: string | undefined, target: string, given: Given, deployment: Deployment): string {
  if (given.TargetUri !== undefined) return toText(argumentValue(given.TargetUri));
  if (path === undefined) return '';
  const pool = poolNamed(deployment, target);
  const host = given.External === true ? (pool?.externalWebServices ?? target) : target;
  return `https://${host}:443/${path}`;
}

/** Ticks of a span: a hundred nanoseconds each. */
const TICKS = 10_000_000;
const SHORTEST = 400_000;
const LONGEST = 21_000_000;

/** How long a step takes: the same each time, so that labs whose clock stands still print the same. */
function ticksOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return SHORTEST + ((hash >>> 0) % (LONGEST - SHORTEST));
}

function span(ticks: number): unknown {
  const seconds = Math.floor(ticks / TICKS);
  const rest = String(ticks % TICKS).padStart(7, '0');
  return convertTo(
    `00:00:${String(seconds).padStart(2, '0')}${ticks % TICKS === 0 ? '' : `.${rest}`}`,
    typeNamed('System.TimeSpan'),
  );
}
