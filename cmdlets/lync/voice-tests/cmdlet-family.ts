/**
 * The cmdlets that try voice settings on a number: normalization rules, dial plans, trunks, routes, policies, test
 * configurations, users. They only compute; the settings are those of the deployment, or the objects that are given.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import {
  type CmdletBlocks,
  type CmdletDefinition,
  cmdlet,
  type ParameterDeclaration,
  type ParameterDeclarations,
} from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { argumentValue } from '../argument-types.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import { declareType } from '../declared-types.ts';
import { entryMeant, onDirectory, unfit } from '../directory/directory-cmdlet.ts';
import { effectivePolicy } from '../directory/effective-policy.ts';
import { settingNoun } from '../settings/nouns.ts';
import { settingObject } from '../settings/setting-objects.ts';
import { storeOf } from '../settings/setting-store.ts';
import { synopsisOf } from '../synopsis.ts';
import { voiceTestNoun } from './nouns.ts';
import { firstRoute, firstTranslation, fitsRoute, translatedBy } from './number-rules.ts';

interface Given {
  readonly DialedNumber?: unknown;
  readonly CallingNumber?: unknown;
  readonly TargetNumber?: unknown;
  readonly NormalizationRule?: unknown;
  readonly Dialplan?: unknown;
  readonly TrunkConfiguration?: unknown;
  readonly VoicePolicy?: unknown;
  readonly Route?: unknown;
  readonly TestCaseInputObject?: unknown;
  readonly SipUri?: unknown;
}

/** What a test finds, by the properties of its object. */
type Found = Readonly<Record<string, unknown>>;
type Test = (given: Given, deployment: Deployment) => Found;

const CALL = ['TranslatedNumber', 'MatchingRule', 'FirstMatchingRoute', 'MatchingUsage'];

interface VoiceTest {
  readonly type: string;
  readonly properties: readonly string[];
  readonly run: Test;
}

const NAMESPACE = 'Microsoft.Rtc.Management.Voice';

const tests: ReadonlyMap<string, VoiceTest> = new Map<string, VoiceTest>([
  [
    'CsVoiceNormalizationRule',
    {
      type: `${NAMESPACE}.NormalizationRuleTestResult`,
      properties: ['TranslatedNumber'],
      run: (given) => ({
        TranslatedNumber: translatedBy(argumentValue(given.NormalizationRule), numberOf(given.DialedNumber)),
      }),
    },
  ],
  [
    'CsDialPlan',
    {
      type: `${NAMESPACE}.DialPlanTestResult`,
      properties: ['TranslatedNumber', 'MatchingRule'],
      run: (given) =>
        ruleFound(getMember(argumentValue(given.Dialplan), 'NormalizationRules'), numberOf(given.DialedNumber)),
    },
  ],
  [
    'CsTrunkConfiguration',
    {
      type: `${NAMESPACE}.TrunkConfigurationTestResult`,
      properties: ['TranslatedNumber', 'MatchingRule'],
      run: (given) => {
        const trunk = argumentValue(given.TrunkConfiguration);
        if (given.CallingNumber === undefined) {
          return ruleFound(getMember(trunk, 'OutboundTranslationRulesList'), numberOf(given.DialedNumber));
        }
        return ruleFound(getMember(trunk, 'OutboundCallingNumberTranslationRulesList'), numberOf(given.CallingNumber));
      },
    },
  ],
  [
    'CsVoiceRoute',
    {
      type: `${NAMESPACE}.VoiceRouteTestResult`,
      properties: ['MatchesPattern'],
      run: (given) => ({ MatchesPattern: fitsRoute(argumentValue(given.Route), numberOf(given.TargetNumber)) }),
    },
  ],
  [
    'CsVoicePolicy',
    {
      type: `${NAMESPACE}.VoicePolicyTestResult`,
      properties: ['FirstMatchingRoute', 'MatchingUsage'],
      run: (given, deployment) =>
        routeFound(argumentValue(given.VoicePolicy), numberOf(given.TargetNumber), deployment),
    },
  ],
  [
    'CsInterTrunkRouting',
    {
      type: `${NAMESPACE}.InterTrunkRoutingTestResult`,
      properties: ['FirstMatchingRoute', 'MatchingUsage'],
      run: (given, deployment) =>
        routeFound(argumentValue(given.TrunkConfiguration), numberOf(given.TargetNumber), deployment),
    },
  ],
  [
    'CsVoiceTestConfiguration',
    {
      type: `${NAMESPACE}.VoiceTestConfigurationResult`,
      properties: ['Result', ...CALL],
      run: testedConfiguration,
    },
  ],
  [
    'CsVoiceUser',
    {
      type: `${NAMESPACE}.VoiceUserTestResult`,
      properties: CALL,
      run: (given, deployment) => {
        const user = entryMeant(deployment, deployment.directory.list(), ['user'], given.SipUri);
        const plan = settingNamed('CsDialPlan', effectivePolicy(deployment, user, 'DialPlan'), deployment);
        const policy = settingNamed('CsVoicePolicy', effectivePolicy(deployment, user, 'VoicePolicy'), deployment);
        return callFound(plan, policy, numberOf(given.DialedNumber), deployment);
      },
    },
  ],
]);

function numberOf(argument: unknown): string {
  return toText(argumentValue(argument)).replace(/^tel:/i, '');
}

function ruleFound(rules: unknown, number: string): Found {
  const found = firstTranslation(rules, number);
  return { TranslatedNumber: found?.number ?? null, MatchingRule: found ? toText(found.rule) : null };
}

function routeFound(policy: unknown, number: string, deployment: Deployment): Found {
  const noun = settingNoun('CsVoiceRoute');
  const routes = storeOf(noun, deployment)
    .list()
    .map((setting) => settingObject(noun, setting))
    .sort((a, b) => Number(toText(a.get('Priority') ?? 0)) - Number(toText(b.get('Priority') ?? 0)));
  const found = firstRoute(policy, routes, number);
  return { FirstMatchingRoute: found?.route ?? null, MatchingUsage: found?.usage ?? null };
}

/** A number goes through the dial plan, and what comes out of it through the voice policy. */
function callFound(plan: unknown, policy: unknown, number: string, deployment: Deployment): Found {
  const translated = ruleFound(getMember(plan, 'NormalizationRules'), number);
  const dialed = translated.TranslatedNumber === null ? number : String(translated.TranslatedNumber);
  return { ...translated, ...routeFound(policy, dialed, deployment) };
}

/** What the configuration expects decides; without one there is nothing to fail. */
function testedConfiguration(given: Given, deployment: Deployment): Found {
  const stored = argumentValue(given.TestCaseInputObject);
  const isStored = given.TestCaseInputObject !== undefined;
  const read = (name: string): string => toText((isStored ? getMember(stored, name) : undefined) ?? '');
  const plan = given.Dialplan ?? settingNamed('CsDialPlan', read('TargetDialplan'), deployment);
  const policy = given.VoicePolicy ?? settingNamed('CsVoicePolicy', read('TargetVoicePolicy'), deployment);
  const number = isStored ? read('DialedNumber') : numberOf(given.DialedNumber);
  const found = callFound(argumentValue(plan), argumentValue(policy), number, deployment);
  const expected = [
    ['ExpectedTranslatedNumber', 'TranslatedNumber'],
    ['ExpectedRoute', 'FirstMatchingRoute'],
    ['ExpectedUsage', 'MatchingUsage'],
  ] as const;
  const isMet = expected.every(([wanted, got]) => read(wanted) === '' || read(wanted) === toText(found[got] ?? ''));
  const hasRoute = found.FirstMatchingRoute !== null;
  return { Result: isMet && hasRoute ? 'Success' : 'Fail', ...found };
}

/** A dial plan or policy by its identity, `Tag:` or not. @throws DirectoryError */
function settingNamed(noun: string, name: string, deployment: Deployment): DataObject {
  const entry = settingNoun(noun);
  const wanted = [name, `Tag:${name}`].map((one) => one.toLowerCase());
  const found = storeOf(entry, deployment)
    .list()
    .find(({ identity }) => wanted.includes(identity.toLowerCase()));
  if (!found) throw unfit(noun.slice('Cs'.length), `There is no "${name}".`);
  return settingObject(entry, found);
}

/** The parameters that take an object of settings, which nothing plain can stand for. */
const SETTINGS = ['Dialplan', 'NormalizationRule', 'Route', 'TestCaseInputObject', 'TrunkConfiguration', 'VoicePolicy'];

/** The missing blank is Lync's (lync-console.md, E). @throws ArgumentTransformationMetadataException */
function settingIn(name: string, value: unknown): unknown {
  if (typeof argumentValue(value) === 'object') return value;
  throw netException(
    'System.Management.Automation.ArgumentTransformationMetadataException',
    `Invalid ${name}setting (parameter). Specify a valid setting (parameter) and then try again.`,
  );
}

/** @throws Error for a noun that has no test */
export default function voiceTestCmdlet(verb: string, noun: string): CmdletDefinition {
  const entry = voiceTestNoun(noun);
  const test = tests.get(noun);
  if (!test) throw new Error(`Nothing runs ${verb}-${noun}.`);
  const { type, properties, run } = test;
  declareType(type, () =>
    dataType(
      type,
      properties.map((name) => `string ${name} {get;}`),
    ),
  );
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet<ParameterDeclarations>({
    verb,
    noun,
    className: `${NAMESPACE}.Cmdlets.TestOcs${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: [type],
    help: { synopsis: synopsisOf(verb, entry.words), examples: [exampleOf(noun)], links: [`Get-${noun}`] },
    parameters: parametersOf(
      entry,
      verb,
      new Map<string, Partial<ParameterDeclaration>>([
        ['Force', { noEffect: 'nothing is asked' }],
        ['RouteSettings', { refused: 'routes are those of the deployment here' }],
        ...SETTINGS.map((name) => [name, { transform: (value: unknown) => settingIn(name, value) }] as const),
      ]),
    ),
    run: (ps): CmdletBlocks => ({
      process() {
        const given: Given = ps.parameters;
        onDirectory(ps, (deployment) => ps.write(new DataObject(type, run(given, deployment))));
      },
    }),
  });
}

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  [
    'CsVoiceNormalizationRule',
    '(Get-CsVoiceNormalizationRule | Test-CsVoiceNormalizationRule -DialedNumber 5551219).TranslatedNumber\n5551219',
  ],
  ['CsDialPlan', '(Get-CsDialPlan Global | Test-CsDialPlan -DialedNumber 5551219).TranslatedNumber\n5551219'],
  [
    'CsTrunkConfiguration',
    '@(Get-CsTrunkConfiguration Global | Test-CsTrunkConfiguration -DialedNumber 5551219).Count\n1',
  ],
  ['CsVoicePolicy', '@(Get-CsVoicePolicy Global | Test-CsVoicePolicy -TargetNumber +12065551219).Count\n1'],
  [
    'CsInterTrunkRouting',
    '@(Get-CsTrunkConfiguration Global | Test-CsInterTrunkRouting -TargetNumber +12065551219).Count\n1',
  ],
  [
    'CsVoiceRoute',
    '(New-CsVoiceRoute Local -NumberPattern "^\\+1" -InMemory | Test-CsVoiceRoute -TargetNumber +12065551219).MatchesPattern\nTrue',
  ],
  [
    'CsVoiceTestConfiguration',
    '@(New-CsVoiceTestConfiguration Ten -InMemory | Test-CsVoiceTestConfiguration).Count\n1',
  ],
  ['CsVoiceUser', '(Test-CsVoiceUser -DialedNumber 5551219 -SipUri sip:kenmyer@contoso.com).TranslatedNumber\n5551219'],
]);

function exampleOf(noun: string): { title: string; transcript: string } {
  const transcript = EXAMPLES.get(noun);
  if (transcript === undefined) throw new Error(`Test-${noun} has no example.`);
  return { title: 'A number', transcript: `PS> ${transcript}` };
}
