/** Objects from the records of CSV: one property for each name in the header. */
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { runtimeException } from '../../src/types/net-exception.ts';
import { PSCustomObject, Shape } from '../../src/types/values/custom-object.ts';
import { CsvReader } from './csv-reader.ts';

export interface CsvOptions {
  readonly delimiter: string;
  /** Names given by the caller; the first record is data then. */
  readonly header: readonly string[] | null;
  readonly warn: (message: string) => void;
}

/** The objects of a text, one by one. */
export function* readCsv(text: string, options: CsvOptions): Generator<PSCustomObject> {
  const reader = new CsvReader(text, options.delimiter);
  const typeName = readTypeLine(reader);
  const header = options.header ?? reader.record();
  if (!header) return;
  const names = namesOf(header, options);
  const shape = Shape.of(names);
  for (let record = reader.record(); record; record = reader.record()) {
    const values: unknown[] = record.length > names.length ? record.slice(0, names.length) : record;
    while (values.length < names.length) values.push(null);
    const object = new PSCustomObject(shape, values);
    if (typeName) requireExtension(object).typeNames = [`CSV:${typeName}`, TYPE_NAME, 'System.Object'];
    yield object;
  }
}

const TYPE_NAME = 'System.Management.Automation.PSCustomObject';

/** `#TYPE Name` before the header. */
function readTypeLine(reader: CsvReader): string | null {
  const match = /^#TYPE\s+(.*\S)/i.exec(reader.peekLine());
  if (match) reader.skipLine();
  else if (/^#Fields: /.test(reader.peekLine())) reader.skipLine();
  return match?.[1] ?? null;
}

/** Fields without a name are called H1, H2…; two of one name are an error. */
function namesOf(header: readonly string[], { warn }: CsvOptions): string[] {
  const seen = new Set<string>();
  let unnamed = 0;
  const names = header.map((given) => {
    const name = given === '' || given === null ? `H${++unnamed}` : given;
    if (seen.has(name.toLowerCase())) throw duplicateName(name);
    seen.add(name.toLowerCase());
    return name;
  });
  if (unnamed > 0)
    warn(
      'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
    );
  return names;
}

function duplicateName(name: string) {
  return runtimeException('RuntimeException', 'NotSpecified', `The member "${name}" is already present.`, {
    typeName: 'System.Management.Automation.ExtendedTypeSystemException',
  });
}
