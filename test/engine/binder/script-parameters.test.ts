/** Parameters of functions, from the text of the function to what it gets or refuses. */
import { describe, expect, test } from '@jest/globals';
import { CaptureUI } from '../../../src/docs/capture-ui.ts';
import { createRunspace } from '../../../src/host/create-runspace.ts';

/** What a script shows; of errors the message and the id. */
function shown(script: string): string[] {
  const ui = new CaptureUI(400);
  const runspace = createRunspace({ ui, culture: 'en-US', timeZone: () => 'UTC' });
  runspace.run(script);
  const lines = ui.take().trimEnd().split('\n');
  return lines
    .filter((line) => !/^(At |\+ )|CategoryInfo/.test(line))
    .map((line) => line.replace(/^ +\+ FullyQualifiedErrorId : /, ''));
}

describe('attributes of parameters', () => {
  test.each([
    ['Mandatory and position by order', 'function f { param([Parameter(Mandatory)]$a, $b) "$a-$b" } f 1 2', ['1-2']],
    [
      "one Position takes the others' order away",
      'function f { param([Parameter(Position=0)]$a, $b) "$a-$b" } f 1 -b 2',
      ['1-2'],
    ],
    ['Alias', 'function f { param([Alias("cn")]$a) $a } f -cn 1', ['1']],
    [
      'several sets',
      'function f { param([Parameter(ParameterSetName="A")][Parameter(ParameterSetName="B", Mandatory)]$a, [Parameter(ParameterSetName="A", Mandatory)]$b, [Parameter(ParameterSetName="B", Mandatory)]$c) "$a$b$c" } f -b 1; f -a 1 -c 2',
      ['1', '12'],
    ],
    [
      'ValueFromRemainingArguments',
      'function f { param($a, [Parameter(ValueFromRemainingArguments)][string[]]$r) "$a/$($r -join "+")" } f 1 2 3',
      ['1/2+3'],
    ],
    [
      'AllowNull and AllowEmptyString',
      'function f { param([Parameter(Mandatory)][AllowNull()][AllowEmptyString()][string]$a) "[$a]" } f ""; f $null',
      ['[]', '[]'],
    ],
    [
      'ValidateSet with a message and letter case',
      'function f { param([ValidateSet("a", IgnoreCase=$false, ErrorMessage="{0}: only {1}")]$a) $a } f a; f A',
      ['a', "f : Cannot validate argument on parameter 'a'. A: only a", 'ParameterArgumentValidationError,f'],
    ],
    [
      'ValidateScript, with what its script throws',
      'function f { param([ValidateScript({ if ($_ -gt 1) { $true } else { throw "$_ is small" } })]$a) $a } f 2; f 1',
      ['2', "f : Cannot validate argument on parameter 'a'. 1 is small", 'ParameterArgumentValidationError,f'],
    ],
    [
      'ValidateRange with a kind',
      'function f { param([ValidateRange("Positive")][int]$a) $a } f 1; f 0',
      [
        '1',
        'f : Cannot validate argument on parameter \'a\'. The argument "0" cannot be validated because its value is not greater than zero.',
        'ParameterArgumentValidationError,f',
      ],
    ],
    [
      'an attribute that there is not',
      'function f { param([Bogus()]$a) $a } f 1',
      [
        "Cannot find the type for custom attribute 'Bogus'. Make sure that the assembly that contains this type is loaded.",
        'CustomAttributeTypeNotFound',
      ],
    ],
    [
      'a property that an attribute has not',
      'function f { param([Parameter(Nope=1)]$a) $a } f 1',
      [
        "Property 'Nope' cannot be found for type 'System.Management.Automation.CmdletBindingAttribute'.",
        'PropertyNotFoundForType',
      ],
    ],
    [
      'Obsolete',
      'function f { [CmdletBinding()] param([Obsolete("use b")]$a) 1 } f -a 1',
      ["WARNING: Parameter 'a' is obsolete. use b", '1'],
    ],
    [
      'PSTypeName',
      'function f { param([PSTypeName("My.T")]$a) 1 } f 5',
      [
        "f : Cannot bind argument to parameter 'a', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: My.T.",
        'MismatchedPSTypeName,f',
      ],
    ],
  ])('%s', (_, script, expected) => {
    expect(shown(script)).toEqual(expected);
  });
});

describe('types of parameters', () => {
  test.each([
    ['int', 'function f([int]$a) { $a.GetType().Name } f "5"', ['Int32']],
    ['an array is text in a simple function', 'function f([string]$a) { $a } f 1,2', ['1 2']],
    [
      'but not in an advanced one',
      'function f { [CmdletBinding()] param([string]$a) $a } f 1,2',
      [
        "f : Cannot process argument transformation on parameter 'a'. Cannot convert value to type System.String.",
        'ParameterArgumentTransformationError,f',
      ],
    ],
    ['a number as it was written', 'function f([string]$a) { $a } f 007', ['007']],
    [
      'bool takes no text',
      'function f([bool]$a) { $a } f 1; f "x"',
      [
        'True',
        'f : Cannot process argument transformation on parameter \'a\'. Cannot convert value "System.String" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.',
        'ParameterArgumentTransformationError,f',
      ],
    ],
    [
      'ref takes only references',
      'function f([ref]$a) { $a.Value = 9 } $x = 1; f ([ref]$x); $x; f 5',
      [
        '9',
        "f : Cannot process argument transformation on parameter 'a'. Reference type is expected in argument.",
        'ParameterArgumentTransformationError,f',
      ],
    ],
    [
      'empty values of parameters without a default',
      'function f([int]$a, [string]$b, [bool]$c, $d) { "$a|$b|$c|$($null -eq $b)|$($null -eq $d)" } f',
      ['0||False|False|True'],
    ],
    ['the type stays with the variable', 'function f([int]$a) { $a = "7"; $a.GetType().Name } f 1', ['Int32']],
  ])('%s', (_, script, expected) => {
    expect(shown(script)).toEqual(expected);
  });
});

describe('variables with attributes', () => {
  test.each([
    ['a type converts', '[int]$x = "5"; $x = "6"; $x.GetType().Name', ['Int32']],
    [
      'a check refuses and leaves the value',
      '[ValidateRange(1, 3)][int]$x = 2; $x = 7; $x',
      [
        'The variable cannot be validated because the value 7 is not a valid value for the x variable.',
        'ValidateSetFailure',
        '2',
      ],
    ],
  ])('%s', (_, script, expected) => {
    expect(shown(script)).toEqual(expected);
  });
});

describe('pipeline input of functions', () => {
  test.each([
    [
      'script blocks run for each object',
      'function f { param([Parameter(ValueFromPipeline)]$i, [Parameter(ValueFromPipelineByPropertyName)][string]$n) process { "$i $n" } } 1, 2 | f -n { "n$_" }',
      ['1 n1', '2 n2'],
    ],
    [
      'but not without input',
      'function f { param([Parameter(ValueFromPipelineByPropertyName)][string]$n) $n } f -n { 1 }',
      [
        "f : Cannot evaluate parameter 'n' because its argument is specified as a script block and there is no input. A script block cannot be evaluated without input.",
        'ScriptBlockArgumentNoInput,f',
      ],
    ],
    [
      'an object that does not fit is passed over',
      "function f { param([Parameter(ValueFromPipeline)][int]$n) process { $n } } 'a', 1 | f",
      [
        'f : The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
        'InputObjectNotBound,f',
        '1',
      ],
    ],
  ])('%s', (_, script, expected) => {
    expect(shown(script)).toEqual(expected);
  });
});
