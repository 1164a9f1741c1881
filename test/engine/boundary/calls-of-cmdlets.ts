/** Calls of cmdlets with arguments chosen at random: some that the parameter is made for, some that nobody expects. */
import type { CmdletDefinition, ParameterDeclaration } from '../../../src/engine/cmdlet.ts';
import { commandIndex } from '../../../src/generated/commands.ts';
import { type Choices, HOSTILE, plausible } from './hostile-values.ts';

/** Commands that wait by their nature (services of a machine take seconds to start and to stop), that end the session, or that take away the lab in which the calls are made. */
const LEFT_OUT =
  /^(?:Start-Sleep|Wait-\w+|Read-Host|Pause|Remove-Lab|Reset-Lab|New-Lab|Set-PSDebug|Enter-\w+|Exit-\w+|Get-Random|Get-SecureRandom|Restart-Computer|Stop-Computer|(?:Start|Stop)-CsWindowsService|(?:Start|Stop|Restart)-Service|(?:En|Dis)able-CsComputer|Reset-CsPoolRegistrarState|Move-CsManagementServer)$/;
/** Parameters that make a command wait, print without end, or ask. */
const LEFT_OUT_PARAMETERS = /^(?:Wait|Confirm|Paging|Continuous|Repeat|Count|Timeout\w*|\w*Delay\w*)$/;

export const commandNames = [...commandIndex.keys()].filter((name) => !LEFT_OUT.test(name));

/** The text of a call. */
export function callOfCmdlet(choices: Choices, name: string): string {
  const definition = commandIndex.get(name)?.load();
  if (!definition) throw new Error(`There is no command ${name}.`);
  const set = choices.oneOf(setsOf(definition));
  const words = [name];
  for (const [parameter, declared] of Object.entries(definition.parameters)) {
    if (!isTried(parameter, declared.refused) || !isInSet(declared, set)) continue;
    if (choices.chance(isMandatory(declared, set) ? 0.95 : 0.15)) words.push(argument(choices, parameter, declared));
  }
  const call = words.join(' ');
  return choices.chance(0.25) ? `${value(choices, 'psobject')} | ${call}` : call;
}

/** What a parameter gets most often without its author's having thought of it. */
const ABSENT: readonly string[] = ['$null', "''", '@()', '@($null)'];

/** Each parameter of each cmdlet once with each absent value, in an order of chance; mandatory ones beside it are plausible. */
export function* callsWithAbsentValues(choices: Choices): Generator<string> {
  const pairs = commandNames.flatMap((name) =>
    Object.entries(commandIndex.get(name)?.load().parameters ?? {})
      .filter(([parameter, { refused, type }]) => isTried(parameter, refused) && type !== 'switch')
      .flatMap(([parameter]) => ABSENT.map((absent) => ({ name, parameter, absent, rank: choices.fraction() }))),
  );
  for (const { name, parameter, absent } of pairs.sort((a, b) => a.rank - b.rank)) {
    const declared = Object.entries(commandIndex.get(name)?.load().parameters ?? {});
    const sets = setsWith(declared.find(([other]) => other === parameter)?.[1]);
    const set = choices.oneOf(sets);
    const others = declared
      .filter(([other, one]) => other !== parameter && isInSet(one, set) && isMandatory(one, set))
      .map(([other, { type }]) => (type === 'switch' ? `-${other}` : `-${other} (${plausible(choices, type)})`));
    yield [name, `-${parameter} ${absent}`, ...others].join(' ');
  }
}

function isTried(parameter: string, refused: string | undefined): boolean {
  return refused === undefined && !LEFT_OUT_PARAMETERS.test(parameter);
}

function setsWith(declared: ParameterDeclaration | undefined): readonly (string | null)[] {
  const sets = declared?.in;
  return sets === undefined ? [null] : Array.isArray(sets) ? sets : Object.keys(sets);
}

function argument(choices: Choices, parameter: string, { type, values }: ParameterDeclaration): string {
  if (type === 'switch') return choices.chance(0.9) ? `-${parameter}` : `-${parameter}:${value(choices, 'bool')}`;
  if (values && choices.chance(0.7)) return `-${parameter} ${choices.oneOf([...values].map((one) => `'${one}'`))}`;
  return `-${parameter} (${value(choices, type)})`;
}

function value(choices: Choices, type: string): string {
  return choices.chance(0.5) ? choices.oneOf(HOSTILE) : plausible(choices, type);
}

function setsOf({ parameters }: CmdletDefinition): (string | null)[] {
  const names = Object.values(parameters).flatMap(({ in: sets }) =>
    sets === undefined ? [] : Array.isArray(sets) ? sets : Object.keys(sets),
  );
  return names.length === 0 ? [null] : [...new Set<string>(names)];
}

function isInSet({ in: sets }: ParameterDeclaration, set: string | null): boolean {
  if (sets === undefined || set === null) return true;
  return Array.isArray(sets) ? sets.includes(set) : Object.hasOwn(sets, set);
}

function isMandatory({ in: sets, mandatory }: ParameterDeclaration, set: string | null): boolean {
  if (sets !== undefined && !Array.isArray(sets) && set !== null)
    return (sets as Record<string, { mandatory?: boolean }>)[set]?.mandatory ?? mandatory ?? false;
  return mandatory ?? false;
}
