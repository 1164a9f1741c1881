/**
 * The policies, configurations and other objects that a page's commands name. What a command is to show, change or take
 * away is there before it, with what it lies in; what it is to make is not there: the examples of a page stand each on
 * its own.
 */

import { settingLeast, settingMakers, settingPlace } from '../../../cmdlets/lync/settings/nouns.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { CommandNames } from './misspelt-names.ts';

/** A session beside that of the page, on the same lab. */
export interface HelperSession extends CommandNames {
  /** Whether there is a command of this name. */
  knows(name: string): boolean;
  /** Runs a text unseen; whether it showed no error. */
  run(text: string): boolean;
  /** Runs a text unseen; the lines that it showed, none where it showed an error. */
  lines(text: string): readonly string[];
}

/** An object that a command names. */
interface NamedObject {
  readonly noun: string;
  /** What stands for it on the page. */
  readonly written: string;
  /** Whether the command is to make it. */
  readonly isNew: boolean;
  /** Its identity; null for what lies in another and is told by its name there. */
  readonly identity: string | null;
  /** What it lies in; null where its identity says all. */
  readonly parent: string | null;
  /** The property that tells it from others in its place, and its value; null where nothing does. */
  readonly name: { readonly property: string; readonly value: string } | null;
}

/** What is not among the settings, and lies in another: by the noun, in lower case. */
const PLACES: ReadonlyMap<string, string> = new Map([['cstrustedapplication', 'CsTrustedApplicationPool']]);

/** What is given with a name where the lab says more of it than the parameters do: by the noun, in lower case. */
const MADE_WITH: ReadonlyMap<string, string> = new Map([
  ['csadminrole', ' -Template CSVoiceAdministrator'],
  [
    'cstrustedapplicationpool',
    ' -Registrar (Get-CsService -Registrar)[0].PoolFqdn -Site (Get-CsSite)[0].Identity -WarningAction Ignore',
  ],
]);

/** Parameters that name another object, in lower case, and its noun. */
const REFERENCES: ReadonlyMap<string, string> = new Map([['trustedapplicationpoolfqdn', 'CsTrustedApplicationPool']]);

/** Makes the objects that a command takes for granted, and takes away those that it makes; says what was done. */
export function requireObjects(values: readonly CommandValue[], helper: HelperSession): string[] {
  const told: string[] = [];
  const objects = new Map<string, NamedObject>();
  const inDoubt = new Set<string>();
  for (const value of values) {
    const object = objectOf(value);
    if (!object) continue;
    const key = `${object.noun} ${object.written}`.toLowerCase();
    // What a text makes or else removes, it has looked for itself.
    const known = objects.get(key);
    if (!known) objects.set(key, object);
    else if (known.isNew !== object.isNew) inDoubt.add(key);
  }
  for (const [key, object] of objects) {
    if (inDoubt.has(key)) continue;
    const canBeMade = ['Get', 'New', 'Remove'].every((verb) => helper.knows(`${verb}-${object.noun}`));
    told.push(...(canBeMade ? requireObject(object, helper) : requirePlace(object, helper)));
  }
  return told;
}

/** `New-CsX -Identity $_.PoolFqdn`: whatever name comes, what an earlier example made does not have it. */
export function removeComputed(text: string, helper: HelperSession): string[] {
  const nouns = [...text.matchAll(/\bNew-(Cs\w+)\b(?=[^|;}]*\s-(?:Identity|Parent)\s+[$(])/gi)].map(
    ([, noun = '']) => noun,
  );
  return [...new Set(nouns)]
    .filter((noun) => ['Get', 'Remove'].every((verb) => helper.knows(`${verb}-${noun}`)))
    .filter((noun) =>
      helper.run(
        `$there = Get-${noun} -ErrorAction Stop | Where-Object { $_.Identity -ne 'Global' }; if (-not $there) { throw 'none' }; $there | Remove-${noun} -Confirm:$false -ErrorAction Stop`,
      ),
    )
    .map((noun) => `what there was of ${noun} was removed, since this makes some by computed names`);
}

function requireObject(object: NamedObject, helper: HelperSession): string[] {
  const { noun, written, isNew, identity, name } = object;
  const told = [...requirePlace(object, helper), ...requireGroup(object, helper)];
  const get = getText(object);
  if (get === null) return told;
  const isThere = helper.run(`if (-not (${get})) { throw 'none' }`);
  const remove = identity === null ? `${get} | Remove-${noun}` : `Remove-${noun} -Identity ${singleQuoted(identity)}`;
  if (isThere && isNew && helper.run(`${remove} -Confirm:$false -ErrorAction Stop`))
    told.push(`the ${noun} ${written} that was there was removed`);
  const isNamed = identity !== null || name !== null;
  if (!isThere && !isNew && isNamed && makeObject(object, helper))
    told.push(`the ${noun} ${written} was made, which the page takes for granted`);
  return told;
}

/** A role of administrators has a group of its name. */
function requireGroup({ noun, identity }: NamedObject, helper: HelperSession): string[] {
  if (!/^CsAdminRole$/i.test(noun) || identity === null) return [];
  const name = singleQuoted(identity);
  const make = `if (Get-CsAdminRole | Where-Object Identity -eq ${name}) { throw 'there' }; if (-not (Get-ADGroup -Filter "SamAccountName -eq ${name}")) { New-ADGroup ${name} Universal -ErrorAction Stop }`;
  return helper.run(make) ? [`the group ${identity} was made, which the role needs`] : [];
}

/** A rule of `site:Redmond` needs settings of that site. */
function requirePlace({ noun, identity, parent }: NamedObject, helper: HelperSession): string[] {
  const of = settingPlace(noun)?.of ?? PLACES.get(noun.toLowerCase()) ?? null;
  const where = parent ?? identity?.split('/', 1)[0] ?? '';
  if (of === null || where === '' || /^global$/i.test(where)) return [];
  return requireObject({ noun: of, written: where, isNew: false, identity: where, parent: null, name: null }, helper);
}

/** A pipeline that gives the object, or an error; null where nothing says which one it is. */
function getText({ noun, identity, parent, name }: NamedObject): string | null {
  if (identity !== null) return `Get-${noun} -Identity ${singleQuoted(identity)} -ErrorAction Stop`;
  if (name === null || parent === null) return null;
  return `Get-${noun} -Identity ${singleQuoted(parent)} -ErrorAction Stop | Where-Object { $_.${name.property} -eq ${singleQuoted(name.value)} }`;
}

/** With what names it alone, or with values of the right kinds for the other parameters that it cannot be made without. */
function makeObject({ noun, identity, parent, name }: NamedObject, helper: HelperSession): boolean {
  const given = new Map<string, string>();
  if (identity !== null) given.set('Identity', identity);
  if (parent !== null) given.set('Parent', parent);
  if (name !== null) given.set(name.property, name.value);
  const further = MADE_WITH.get(noun.toLowerCase()) ?? '';
  const alone = [...given].map(([parameter, value]) => `-${parameter} ${singleQuoted(value)}`).join(' ');
  return (
    helper.run(`$null = New-${noun} ${alone}${further} -ErrorAction Stop`) ||
    helper.run(`${mandatoryValues(noun, given)}
    $null = New-${noun} @values -ErrorAction Stop`)
  );
}

/** Makes an object in its place, with what else it cannot be without. Gives its identity; null where it cannot be made. */
export function makeWithin(noun: string, parent: string, name: string, helper: HelperSession): string | null {
  const values = mandatoryValues(
    noun,
    new Map([
      ['Parent', parent],
      ['Name', name],
    ]),
  );
  const [identity = ''] = helper.lines(`${values}\n    "$((New-${noun} @values -ErrorAction Stop).Identity)"`);
  return identity === '' ? null : identity;
}

/** A text that puts into `$values` what is given and what else a New- cannot do without. */
function mandatoryValues(noun: string, given: ReadonlyMap<string, string>): string {
  const written = [...given]
    .map(([parameter, value]) => `${singleQuoted(parameter)} = ${singleQuoted(value)}`)
    .join('; ');
  const makers = [...makersOf(noun)].map(([key, maker]) => `${singleQuoted(key)} = ${singleQuoted(maker)}`).join('; ');
  const least = [...settingLeast(noun)]
    .map(([key, value]) => `${singleQuoted(key)} = ${singleQuoted(String(value))}`)
    .join('; ');
  return `
    $makers = @{ ${makers} }
    $least = @{ ${least} }
    function Get-Mandatory($noun, $values) {
      $sets = (Get-Command "New-$noun").ParameterSets
      $fits = { $names = $_.Parameters.Name; -not ($values.Keys | Where-Object { $names -notcontains $_ }) }
      $set = $sets | Where-Object $fits | Select-Object -First 1
      foreach ($parameter in $set.Parameters) {
        if (-not $parameter.IsMandatory -or $values.ContainsKey($parameter.Name)) { continue }
        $maker = $makers["$noun $($parameter.Name)"]
        if ($maker) {
          $inner = Get-Mandatory $maker @{}
          $values[$parameter.Name] = & "New-$maker" @inner
          continue
        }
        if ($parameter.ParameterType.IsEnum) {
          $values[$parameter.Name] = [Enum]::GetNames($parameter.ParameterType)[0]
          continue
        }
        if ($least.ContainsKey($parameter.Name)) {
          $values[$parameter.Name] = $least[$parameter.Name]
          continue
        }
        $values[$parameter.Name] = switch -Regex ("$($parameter.ParameterType.Name) $($parameter.Name)") {
          '^Boolean ' { $true; break }
          '^(U?Int|Byte)' { 1; break }
          'Date$' { '1/1/2030'; break }
          'Fqdn$' { 'server.example.com'; break }
          'MetadataUrl$' { "https://server.$((Get-CsSipDomain)[0].Name)/metadata/json/1"; break }
          ' Site$' { (Get-CsSite)[0].Identity; break }
          'Registrar(Pool)?$' { (Get-CsService -Registrar)[0].PoolFqdn; break }
          ' Pool$' { (Get-CsTrustedApplicationPool)[0].PoolFqdn; break }
          'PrimaryUri$' { "sip:example@$((Get-CsSipDomain)[0].Name)"; break }
          'Ur[il]$' { 'https://server.example.com'; break }
          default { 'Example' }
        }
      }
      $values
    }
    $values = Get-Mandatory ${singleQuoted(noun)} @{ ${written} }`;
}

/** Which New- makes what a parameter takes: of the noun, and of what goes into its objects. */
function makersOf(noun: string): ReadonlyMap<string, string> {
  const makers = new Map<string, string>();
  for (const [parameter, maker] of settingMakers(noun)) {
    if (makers.has(`${noun} ${parameter}`)) continue;
    makers.set(`${noun} ${parameter}`, maker);
    for (const [inner, innerMaker] of settingMakers(maker)) makers.set(`${maker} ${inner}`, innerMaker);
  }
  return makers;
}

/** Parameters that, beside -Parent, tell what is made from others in its place. */
const NAMING = ['Name', 'Fqdn', 'RuleId', 'ApplicationId', 'Uri'];

/** The object that a value names: by its identity, by its name in its place, or as the policy that is granted. */
function objectOf({ command, parameter, position, value, placeholders, siblings }: CommandValue): NamedObject | null {
  const [, verb = '', noun] = /^(\w+)-(Cs\w+)$/i.exec(command) ?? [];
  const referred = REFERENCES.get(parameter.toLowerCase());
  const application = siblings.get('applicationid');
  if (referred !== undefined && application !== undefined && /^new$/i.test(verb) && noun !== undefined)
    return { noun, written: application, isNew: true, identity: `${value}/${application}`, parent: null, name: null };
  if (referred !== undefined && placeholders.length === 0)
    return { noun: referred, written: value, isNew: false, identity: value, parent: null, name: null };
  // A command that is not to complain is about something that may not be there.
  if (/^(?:silentlycontinue|ignore|0)$/i.test(siblings.get('erroraction') ?? siblings.get('ea') ?? '')) return null;
  // Those have names in pools (page-chat.ts).
  if (/^CsPersistentChat(?:Room|Category|Addin)$/i.test(noun ?? '')) return null;
  if (noun === undefined || placeholders.length > 0 || /[*?]/.test(value) || value === '') return null;
  const named = (identity: string, isNew: boolean): NamedObject | null =>
    /^global$/i.test(identity) ? null : { noun, written: identity, isNew, identity, parent: null, name: null };
  if (/^grant$/i.test(verb)) return /^policyname$/i.test(parameter) ? named(value, false) : null;
  const isNew = /^new$/i.test(verb);
  const within = (parent: string, property: string | undefined): NamedObject => {
    const own = property === undefined ? undefined : siblings.get(property.toLowerCase());
    const name = property === undefined || own === undefined ? null : { property, value: own };
    return { noun, written: name ? `${parent}/${name.value}` : parent, isNew, identity: null, parent, name };
  };
  if (/^parent$/i.test(parameter) && isNew)
    return within(
      value,
      NAMING.find((one) => siblings.has(one.toLowerCase())),
    );
  // Watcher nodes are known by the pool that they watch.
  const isTarget = /^CsWatcherNodeConfiguration$/i.test(noun) && /^targetfqdn$/i.test(parameter);
  const isIdentity = isTarget || /^identity$/i.test(parameter) || (parameter === '' && position === 0);
  const isMoved = /^move$/i.test(verb) && /^CsConferenceDirectory$/i.test(noun);
  if (!isIdentity || !(isMoved || /^(?:get|set|new|remove|enable|disable)$/i.test(verb))) return null;
  // `Get-CsVoiceNormalizationRule site:Redmond`: all that lies there, or what has a name there.
  if (settingPlace(noun) !== null && !value.includes('/'))
    return within(value, siblings.has('name') ? 'Name' : undefined);
  return named(value, isNew);
}
