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

/** Reads texts one after the other: a whole file, or each line of a pipeline; the first header found stands for all. */
export class CsvObjects {
  private typeName: string | null = null;
  private header: Shape | null = null;
  private warned = false;

  constructor(private readonly options: CsvOptions) {}

  /** The objects of one text. */
  *read(text: string): Generator<PSCustomObject> {
    const reader = new CsvReader(text, this.options.delimiter);
    this.readTypeLine(reader);
    const shape = (this.header ??= this.readHeader(reader));
    if (!shape) return;
    const count = shape.names.length;
    for (let record = reader.record(); record; record = reader.record()) {
      const values: unknown[] = record.length > count ? record.slice(0, count) : record;
      while (values.length < count) values.push(null);
      const object = new PSCustomObject(shape, values);
      if (this.typeName) requireExtension(object).typeNames = [this.typeName, `CSV:${this.typeName}`];
      this.warnOfNames();
      yield object;
    }
  }

  /** `#TYPE Name`. Any other comment in the first line is passed over, whatever it says. */
  private readTypeLine(reader: CsvReader): void {
    if (this.typeName !== null || !reader.peekLine().startsWith('#')) return;
    this.typeName = /^#TYPE (.+)/i.exec(reader.peekLine())?.[1]?.trim() || null;
    reader.skipLine();
  }

  /** The given names, or the first record that is no comment; `#Fields: ` names those of a W3C log. */
  private readHeader(reader: CsvReader): Shape | null {
    const { header } = this.options;
    if (header) return this.shapeOf(header);
    while (!reader.atEnd) {
      const fields = reader.line();
      while (fields.length > 1 && fields.at(-1) === '') fields.pop();
      const first = fields[0] ?? '';
      if (first.startsWith('#Fields: ')) return this.shapeOf([first.slice(9), ...fields.slice(1)]);
      if (!first.startsWith('#')) return this.shapeOf(fields);
    }
    return null;
  }

  private hasUnnamed = false;

  /** Fields without a name are called H1, H2…; two of one name are an error. */
  private shapeOf(header: readonly string[]): Shape {
    const seen = new Set<string>();
    let unnamed = 0;
    const names = header.map((given) => {
      const name = given === '' || given === null ? `H${++unnamed}` : given;
      if (seen.has(name.toLowerCase())) throw duplicateName(name);
      seen.add(name.toLowerCase());
      return name;
    });
    this.hasUnnamed = unnamed > 0;
    return Shape.of(names);
  }

  private warnOfNames(): void {
    if (!this.hasUnnamed || this.warned) return;
    this.warned = true;
    this.options.warn(
      'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.',
    );
  }
}

function duplicateName(name: string) {
  return runtimeException(
    'AlreadyPresentPSMemberInfoInternalCollectionAdd',
    'NotSpecified',
    `The member "${name}" is already present.`,
    {
      typeName: 'System.Management.Automation.ExtendedTypeSystemException',
    },
  );
}
