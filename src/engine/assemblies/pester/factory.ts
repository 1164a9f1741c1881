/** Pester.Factory, which makes objects of .NET for Pester's scripts, and the enum of what its output shows. */

import { ErrorRecord } from '../../../types/error-record.ts';
import { StringWriter } from '../../../types/files/text-writer.ts';
import { NoteProperty, ScriptMethod } from '../../../types/members/ps-member.ts';
import { MemberView } from '../../../types/members/psobject-view.ts';
import { netException } from '../../../types/net-exception.ts';
import { genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { StringBuilder } from '../../../types/text/string-buffer.ts';
import type { TypeDeclaration } from '../../../types/type-declaration.ts';
import { StringComparer } from '../../../types/values/comparer.ts';
import { NetDictionary } from '../../../types/values/net-dictionary.ts';
import { RuntimeDefinedParameterDictionary } from '../../binder/runtime-defined-parameter.ts';
import type { ScriptBlock } from '../../runspace.ts';
import { emptyList } from './records.ts';

function dictionaryType() {
  return genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [
    typeNamed('System.String'),
    typeNamed('System.Object'),
  ]);
}

/** An error with what a report needs to know of it as its target. */
function errorRecord(
  errorId: string,
  message: string,
  file: string,
  line: string,
  lineText: string,
  terminating: boolean,
  shouldResult?: unknown,
): ErrorRecord {
  const target = new NetDictionary(dictionaryType());
  target.set('Message', message);
  target.set('File', file);
  target.set('Line', line);
  target.set('LineText', lineText);
  target.set('Terminating', terminating);
  if (shouldResult !== undefined && shouldResult !== null) target.set('ShouldResult', shouldResult);
  return new ErrorRecord(netException('System.Exception', message), errorId, 'InvalidResult', target);
}

const OF_ERROR = 'string message, string file, string line, string lineText, bool terminating';

export const factoryTypes: readonly TypeDeclaration<never>[] = [
  {
    name: 'Pester.Factory',
    abstract: true,
    staticMethods: [
      [
        'psnoteproperty CreateNoteProperty(string name, System.Object value)',
        (name: string, value: unknown) => new MemberView(new NoteProperty(name, value), null),
      ],
      [
        'psscriptmethod CreateScriptMethod(string name, scriptblock scriptBlock)',
        (name: string, block: ScriptBlock) => new MemberView(new ScriptMethod(name, block), null),
      ],
      [
        'System.Collections.Generic.Dictionary[string,System.Object] CreateDictionary()',
        () => new NetDictionary(dictionaryType(), StringComparer.ordinalIgnoreCase),
      ],
      [
        'System.Management.Automation.RuntimeDefinedParameterDictionary CreateRuntimeDefinedParameterDictionary()',
        () => new RuntimeDefinedParameterDictionary(),
      ],
      ['System.Collections.Generic.List[System.Object] CreateCollection()', () => emptyList('System.Object')],
      [
        `System.Management.Automation.ErrorRecord CreateShouldErrorRecord(${OF_ERROR}, System.Object shouldResult = default)`,
        (message: string, file: string, line: string, lineText: string, terminating: boolean, result: unknown) =>
          errorRecord('PesterAssertionFailed', message, file, line, lineText, terminating, result),
      ],
      [
        `System.Management.Automation.ErrorRecord CreateErrorRecord(string errorId, ${OF_ERROR}, System.Object shouldResult = default)`,
        errorRecord,
      ],
      ['System.Text.StringBuilder CreateStringBuilder()', () => new StringBuilder()],
      ['System.IO.StringWriter CreateStringWriter()', () => new StringWriter()],
    ],
  },
  {
    name: 'Pester.OutputTypes',
    kind: 'enum',
    flags: true,
    members: {
      None: 0,
      Default: 1,
      Passed: 2,
      Failed: 4,
      Pending: 8,
      Skipped: 16,
      Inconclusive: 32,
      Describe: 64,
      Context: 128,
      Summary: 256,
      Header: 512,
      All: 1023,
      Fails: 1021,
    },
  },
];
