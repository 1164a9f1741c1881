/**
 * Implicit remoting: a module of functions that run a command of another session under its name (Import-PSSession). What is
 * piped to one goes over as a whole, so that commands which want all of their input (Measure-Object) work too.
 */
import { ALL_SETS, type CommandMetadata, type ParameterMetadata } from './command-metadata.ts';

/** A command of the other session. */
export interface RemoteCommand {
  readonly name: string;
  readonly metadata: CommandMetadata;
}

/** The parameter that takes what is piped; parameters of cmdlets begin with letters. */
const PIPED = '__Piped';

/** The text of the module; its argument is the session. */
export function proxyModuleText(commands: readonly RemoteCommand[]): string {
  return `param($remote)\n${INVOKE}\n${commands.map(proxyFunction).join('\n')}`;
}

const INVOKE = `
$run = {
  param($name, $bound, $piped, $items)
  $given = @{}
  foreach ($key in $bound.Keys) {
    if ($key -eq '${PIPED}') { continue }
    $given[$key] = if ($bound[$key] -is [switch]) { [bool]$bound[$key] } else { $bound[$key] }
  }
  $call = @{ Session = $remote; HideComputerName = $true; ArgumentList = $name, $given }
  if ($piped) { $items | Invoke-Command @call -ScriptBlock { param($name, $given) $input | & $name @given } }
  else { Invoke-Command @call -ScriptBlock { param($name, $given) & $name @given } }
}`;

function proxyFunction({ name, metadata }: RemoteCommand): string {
  const own = [...metadata.parameters.values()].filter(({ isCommon, isDynamic }) => !isCommon && !isDynamic);
  const traits = [
    ...(metadata.defaultParameterSet === null ? [] : [`DefaultParameterSetName='${metadata.defaultParameterSet}'`]),
    ...(metadata.supportsShouldProcess ? ['SupportsShouldProcess'] : []),
  ];
  const piped = `[Parameter(ValueFromPipeline=$true, DontShow=$true)][object]\${${PIPED}}`;
  return `function ${name} {
  [CmdletBinding(${traits.join(', ')})]
  param(${[...own.map(parameterText), piped].join(', ')})
  begin { $items = [System.Collections.Generic.List[object]]::new() }
  process { if ($MyInvocation.ExpectingInput) { $items.Add($_) } }
  end { & $run '${name}' $PSBoundParameters $MyInvocation.ExpectingInput $items }
}`;
}

/** Types are those of the other session: a value goes over as it is, and is converted there. */
function parameterText({ name, aliases, isSwitch, sets }: ParameterMetadata): string {
  const all = [...sets].map(([set, data]) => {
    const parts = set === ALL_SETS ? [] : [`ParameterSetName='${set}'`];
    if (data.position !== null) parts.push(`Position=${data.position}`);
    // What may come through the pipeline is asked for there.
    if (data.mandatory && !data.byValue && !data.byPropertyName) parts.push('Mandatory=$true');
    if (data.remaining) parts.push('ValueFromRemainingArguments=$true');
    return `[Parameter(${parts.join(', ')})]`;
  });
  const names = aliases.length === 0 ? '' : `[Alias(${aliases.map((alias) => `'${alias}'`).join(', ')})]`;
  return `${all.join('')}${names}[${isSwitch ? 'switch' : 'object'}]\${${name}}`;
}
