/**
 * The policies, configurations and other objects that a page's commands name. What a command is to show, change or take
 * away is there before it; what it is to make is not: the examples of a page stand each on its own.
 */
import type { CommandValue } from './command-values.ts';

/** A session beside that of the page, on the same lab. */
export interface HelperSession {
  /** Whether there is a command of this name. */
  knows(name: string): boolean;
  /** Runs a text unseen; whether it showed no error. */
  run(text: string): boolean;
}

/** Makes the objects that a command takes for granted, and takes away those that it makes; says what was done. */
export function requireObjects(values: readonly CommandValue[], helper: HelperSession): string[] {
  const told: string[] = [];
  const seen = new Set<string>();
  for (const value of values) {
    const object = objectOf(value);
    if (!object || seen.has(`${object.noun} ${value.value}`.toLowerCase())) continue;
    seen.add(`${object.noun} ${value.value}`.toLowerCase());
    const { noun, isNew } = object;
    if (!['Get', 'New', 'Remove'].every((verb) => helper.knows(`${verb}-${noun}`))) continue;
    const name = `'${value.value.replaceAll("'", "''")}'`;
    const isThere = helper.run(`if (-not (Get-${noun} -Identity ${name} -ErrorAction Stop)) { throw 'none' }`);
    if (isThere && isNew && helper.run(`Remove-${noun} -Identity ${name} -Confirm:$false -ErrorAction Stop`))
      told.push(`the ${noun} ${value.value} that was there was removed`);
    if (!isThere && !isNew && makeObject(noun, name, helper))
      told.push(`the ${noun} ${value.value} was made, which the page takes for granted`);
  }
  return told;
}

/** With its identity alone, or with values of the right kinds for the other parameters that it cannot be made without. */
function makeObject(noun: string, name: string, helper: HelperSession): boolean {
  const alone = `$null = New-${noun} -Identity ${name} -ErrorAction Stop`;
  return helper.run(alone) || helper.run(withMandatoryValues(noun, name));
}

function withMandatoryValues(noun: string, name: string): string {
  return `
    $values = @{ Identity = ${name} }
    $sets = (Get-Command New-${noun}).ParameterSets
    $set = $sets | Where-Object { $_.Parameters.Name -contains 'Identity' } | Select-Object -First 1
    foreach ($parameter in $set.Parameters) {
      if (-not $parameter.IsMandatory -or $values.ContainsKey($parameter.Name)) { continue }
      if ($parameter.ParameterType.IsEnum) {
        $values[$parameter.Name] = [Enum]::GetNames($parameter.ParameterType)[0]
        continue
      }
      $values[$parameter.Name] = switch -Regex ("$($parameter.ParameterType.Name) $($parameter.Name)") {
        '^Boolean ' { $true; break }
        '^(U?Int|Byte)' { 1; break }
        'Fqdn$' { 'server.example.com'; break }
        'MetadataUrl$' { "https://server.$((Get-CsSipDomain)[0].Name)/metadata/json/1"; break }
        'Ur[il]$' { 'https://server.example.com'; break }
        default { ${name} }
      }
    }
    $null = New-${noun} @values -ErrorAction Stop`;
}

/** The object that a value names: by its identity, or as the policy that is granted. */
function objectOf({ command, parameter, position, value, placeholders }: CommandValue) {
  const [, verb = '', noun] = /^(\w+)-(Cs\w+)$/i.exec(command) ?? [];
  if (noun === undefined || placeholders.length > 0 || /[*?]/.test(value) || /^global$/i.test(value)) return null;
  const isIdentity = /^identity$/i.test(parameter) || (parameter === '' && position === 0);
  if (/^grant$/i.test(verb)) return /^policyname$/i.test(parameter) ? { noun, isNew: false } : null;
  if (!isIdentity || !/^(?:get|set|new|remove)$/i.test(verb)) return null;
  return { noun, isNew: /^new$/i.test(verb) };
}
