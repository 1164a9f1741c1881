/** Microsoft.PowerShell.Commands.JsonObject: what the JSON cmdlets do, for scripts. */
import { ErrorRecord, keepRecord, keptRecord } from '../../../src/types/error-record.ts';
import { NetException } from '../../../src/types/net-exception.ts';
import { defineType } from '../../../src/types/type-declaration.ts';
import type { PSReference } from '../../../src/types/values/reference.ts';
import { makeTable } from '../json-objects.ts';
import { readJson } from '../json-reader.ts';

const DEPTH = 1024;

/** What custom objects cannot be made of goes into the reference; a text that is no JSON is thrown. */
function convert(text: string | null, asTable: boolean, depth: number | null, error: PSReference): unknown {
  error.value = null;
  try {
    const options = { maxDepth: depth ?? Number.POSITIVE_INFINITY, dates: 'convert' as const };
    return readJson(text ?? '', asTable ? { ...options, makeObject: makeTable } : options) ?? null;
  } catch (thrown) {
    if (!(thrown instanceof NetException) || !thrown.identity) throw thrown;
    const { errorId, category } = thrown.identity;
    error.value = keptRecord(thrown) ?? keepRecord(thrown, new ErrorRecord(thrown, errorId, category, null));
    return null;
  }
}

export default defineType({
  name: 'Microsoft.PowerShell.Commands.JsonObject',
  staticMethods: [
    [
      'System.Object ConvertFromJson(string input, [ref] System.Management.Automation.ErrorRecord error)',
      (text: string | null, error: PSReference) => convert(text, false, DEPTH, error),
    ],
    [
      'System.Object ConvertFromJson(string input, bool returnHashtable, [ref] System.Management.Automation.ErrorRecord error)',
      (text: string | null, asTable: boolean, error: PSReference) => convert(text, asTable, DEPTH, error),
    ],
    [
      'System.Object ConvertFromJson(string input, bool returnHashtable, System.Nullable[int] maxDepth, [ref] System.Management.Automation.ErrorRecord error)',
      (text: string | null, asTable: boolean, depth: number | null, error: PSReference) =>
        convert(text, asTable, depth, error),
    ],
  ],
});
