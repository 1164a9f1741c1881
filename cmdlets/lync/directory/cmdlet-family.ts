/** Makes the cmdlets of users, rooms and telephones from the data of this folder. */
import {
  type CmdletBlocks,
  type CmdletContext,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
} from '../../../src/engine/cmdlet.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import { synopsisOf } from '../synopsis.ts';
import { disableEntry, enableEntry, moveEntry, setEntry } from './change-entry.ts';
import { removeProvider, setProvider } from './conferencing-providers.ts';
import { newEntry, removeEntry } from './device-entry.ts';
import { getEffectivePolicy } from './effective-policy.ts';
import { moveEndpoint, newChatEndpoint, newHybridEndpoint, newTrustedEndpoint } from './endpoint-entry.ts';
import { registerEntryType } from './entry-objects.ts';
import { getEntry } from './get-entry.ts';
import { grantPolicy } from './grant-policy.ts';
import { type DirectoryNoun, directoryNoun } from './nouns.ts';
import { getPinInfo, lockPin, setPin } from './pins.ts';
import { getUserPoolInfo } from './pool-info.ts';

type Run = (noun: DirectoryNoun, ps: CmdletContext) => CmdletBlocks;

const runsOfVerbs: Readonly<Record<string, Run>> = {
  Get: getEntry,
  Set: setEntry,
  New: newEntry,
  Remove: removeEntry,
  Enable: enableEntry,
  Disable: disableEntry,
  Move: moveEntry,
  Grant: grantPolicy,
};

/** Cmdlets that are not about an entry as a whole. */
const ownRuns: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['Get-CsClientPinInfo', (_, ps) => getPinInfo(ps)],
  ['Set-CsClientPin', (_, ps) => setPin(ps)],
  ['Lock-CsClientPin', (_, ps) => lockPin(ps, true)],
  ['Unlock-CsClientPin', (_, ps) => lockPin(ps, false)],
  ['Get-CsUserPoolInfo', (_, ps) => getUserPoolInfo(ps)],
  ['Set-CsUserAcp', setProvider],
  ['Remove-CsUserAcp', removeProvider],
  ['Get-CsEffectivePolicy', (_, ps) => getEffectivePolicy(ps)],
  ['New-CsTrustedApplicationEndpoint', newTrustedEndpoint],
  ['New-CsHybridApplicationEndpoint', newHybridEndpoint],
  ['New-CsPersistentChatEndpoint', newChatEndpoint],
  ['Move-CsApplicationEndpoint', moveEndpoint],
]);

const ONE_DIRECTORY = { noEffect: 'a lab has one directory, and everyone in it may ask it' };
const ONLINE = { refused: 'it moves accounts to and from servers at Microsoft, which a lab does not reach' };
const HOSTED = { refused: 'a deployment of one’s own has no tenants' };
const NO_OLD_SERVERS = { noEffect: 'a lab has no servers of earlier versions' };
const NO_CONFERENCES = { noEffect: 'a lab keeps no conferences of its users' };

/** What is to be said of parameters that do not do here what they do in Lync Server. */
const notes = new Map<string, Partial<ParameterDeclaration>>([
  ['DomainController', ONE_DIRECTORY],
  ['Credential', ONE_DIRECTORY],
  ['Tenant', HOSTED],
  ['Global', HOSTED],
  ['MoveToTeams', ONLINE],
  ['TenantAdminUserName', ONLINE],
  ['BypassAudioConferencingCheck', ONLINE],
  ['BypassEnterpriseVoiceCheck', ONLINE],
  ['AccessTokens', ONLINE],
  ['ProxyPool', ONLINE],
  ['HostingProviderProxyFqdn', ONLINE],
  ['OnPremLineURI', ONLINE],
  ['UseLegacyMode', NO_OLD_SERVERS],
  ['MoveConferenceData', NO_CONFERENCES],
  ['IgnoreBackendStoreException', { noEffect: 'the databases of pools are not simulated, so none fails' }],
  ['Force', { noEffect: 'nothing is asked that -Confirm does not ask for, and no data of a user can be lost' }],
  ['OriginatorSid', { refused: 'a lab has one forest, and its rooms no accounts in another' }],
  ['AcpInfo', { refused: 'providers of audio conferences are not simulated' }],
  ['UserList', { refused: 'files with lists of users are not built; pipe the users instead' }],
  ['Report', { refused: 'the moving of users writes no log here' }],
  ['LocalStore', { noEffect: 'the directory of a lab is the same everywhere' }],
  ['Priority', { refused: 'the order of access numbers within a region is not kept here' }],
  ['ReorderedRegion', { refused: 'the order of access numbers within a region is not kept here' }],
  ['Instance', { refused: 'an object is not taken over whole; pipe it, and give the values that are to change' }],
  ['ScopeToSite', { noEffect: 'access numbers are those of the whole deployment here' }],
  ['ScopeToGlobal', { noEffect: 'access numbers are those of the whole deployment here' }],
  ['PolicyName', { allowNull: true, allowEmptyString: true }],
  ['LineURI', { allowNull: true, allowEmptyString: true }],
  ['LineUri', { allowNull: true, allowEmptyString: true }],
  ['LineServerURI', { allowNull: true, allowEmptyString: true }],
  ['PrivateLine', { allowNull: true, allowEmptyString: true }],
  ['DisplayNumber', { allowNull: true, allowEmptyString: true }],
  ['Description', { allowNull: true, allowEmptyString: true }],
]);

type Notes = ReadonlyMap<string, Partial<ParameterDeclaration>>;

function notesOf(verb: string, noun: string): Notes {
  if (verb === 'Move') return new Map([...notes].filter(([name]) => name !== 'Credential'));
  if (verb === 'New') return new Map([...notes, ['PassThru', { noEffect: 'the new object is given in any case' }]]);
  if (noun === 'CsEffectivePolicy') return new Map([...notes, ['ResultSize', { noEffect: 'it is about one user' }]]);
  return notes;
}

/** @throws Error for a noun that is in no file */
export default function directoryCmdlet(verb: string, noun: string): CmdletDefinition {
  const entry = directoryNoun(noun);
  if (entry.object) registerEntryType(entry.object);
  const name = `${verb}-${noun}`;
  const run = ownRuns.get(name) ?? runsOfVerbs[verb];
  if (!run) throw new Error(`Nothing runs ${name}.`);
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.AD.Cmdlets.${verb}Ocs${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    // It asks unless it is told not to (lync-console.md, C).
    ...(verb === 'Move' ? { confirmImpact: 'High' as const } : {}),
    outputTypes: entry.object ? [entry.object.type] : [],
    help: {
      synopsis: verb === 'Grant' ? `Grants ${aOrAn(entry.words)} to users.` : synopsisOf(verb, entry.words),
      examples: [exampleOf(verb, noun)],
      links: Object.keys(entry.cmdlets)
        .filter((other) => other !== verb)
        .map((other) => `${other}-${noun}`),
    },
    parameters: parametersOf(entry, verb, notesOf(verb, noun)),
    run: (ps) => run(entry, ps),
  });
}

function aOrAn(words: string): string {
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** Whom the examples are about, by noun; Ken Myer where nothing is said. */
const SPECIMENS: ReadonlyMap<string, string> = new Map([
  ['CsMeetingRoom', 'Room 14'],
  ['CsCommonAreaPhone', 'Main Lobby'],
  ['CsAnalogDevice', 'Redmond Fax'],
  ['CsAdContact', 'Fabrikam Sales'],
  ['CsExUmContact', 'Redmond Attendant'],
  ['CsDialInConferencingAccessNumber', 'Redmond'],
]);

function exampleOf(verb: string, noun: string): { title: string; transcript: string } {
  const name = SPECIMENS.get(noun) ?? 'Ken Myer';
  const whole = `${verb}-${noun}`;
  const transcript = EXAMPLES.get(whole) ?? EXAMPLES.get(verb);
  if (transcript === undefined) throw new Error(`${whole} has no example.`);
  const [title = '', ...lines] = transcript.replaceAll('{cmdlet}', whole).replaceAll('{name}', name).split('\n');
  return { title, transcript: lines.join('\n') };
}

/** By cmdlet or verb: the title of an example, and its lines. None changes anything, so they can run one after another. */
const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['Get-CsUserAcp', 'A user without providers\nPS> @((Get-CsUserAcp "{name}").AcpInfo).Count\n0'],
  [
    'Set-CsUserAcp',
    'What must be given\nPS> (Get-Command {cmdlet}).Parameters.ContainsKey("ParticipantPasscode")\nTrue',
  ],
  ...[
    ['Get-CsTrustedApplicationEndpoint', 0],
    ['Get-CsHybridApplicationEndpoint', 0],
    ['Get-CsPersistentChatEndpoint', 0],
  ].map(([name, count]): [string, string] => [String(name), `How many there are\nPS> @({cmdlet}).Count\n${count}`]),
  [
    'Get-CsApplicationEndpoint',
    'The applications that have one\nPS> ({cmdlet}).OwnerUrn | Select-Object -Unique\nurn:application:testbot',
  ],
  [
    'Get-CsAudioTestServiceApplication',
    'The pools that have one\nPS> ({cmdlet}).RegistrarPool\npool01.contoso.com\nse01.contoso.com\npool02.contoso.com',
  ],
  ...['New-CsTrustedApplicationEndpoint', 'New-CsHybridApplicationEndpoint', 'New-CsPersistentChatEndpoint'].map(
    (name): [string, string] => [
      name,
      'What can be given\nPS> (Get-Command {cmdlet}).Parameters.ContainsKey("SipAddress")\nTrue',
    ],
  ),
  ['Get', 'The one of a name\nPS> ({cmdlet} "{name}").DisplayName\n{name}'],
  ['Set', 'A rehearsal\nPS> {cmdlet} "Nobody" -ErrorAction SilentlyContinue -WhatIf; $?\nFalse'],
  ['Get-CsClientPinInfo', 'Whether a user has a PIN\nPS> (Get-CsClientPinInfo "{name}").IsPinSet\nFalse'],
  [
    'Get-CsUserPoolInfo',
    'The pool that is home to a user\nPS> (Get-CsUserPoolInfo "{name}").PrimaryPoolFqdn\npool01.contoso.com',
  ],
  [
    'Get-CsEffectivePolicy',
    'A user without policies of his own\nPS> (Get-CsEffectivePolicy "{name}").VoicePolicy\nGlobal',
  ],
  ['New', 'What can be given\nPS> (Get-Command {cmdlet}).Parameters.ContainsKey("DisplayNumber")\nTrue'],
  [
    'Remove',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Enable',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Disable',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Lock',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Unlock',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Move',
    'Nobody of that name\nPS> try { {cmdlet} "Nobody" pool02.contoso.com -ErrorAction Stop } catch { $_.Exception.Message }\nManagement object not found for identity "Nobody".',
  ],
  [
    'Grant',
    'A policy that is not there\nPS> try { {cmdlet} "{name}" NoSuchPolicy -ErrorAction Stop } catch { $_.Exception.Message }\nPolicy "NoSuchPolicy" is not a user policy. You can assign only a user policy to a specific user.',
  ],
]);
