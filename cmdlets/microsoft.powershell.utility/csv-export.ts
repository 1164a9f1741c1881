/** The file of Export-Csv. With -Append its header decides the fields. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
import { openFileContent } from '../../src/providers/file-content-writer.ts';
import type { ContentWriter } from '../../src/providers/provider.ts';
import { ambient, hostFiles } from '../../src/types/ambient.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { getOwnMember } from '../../src/types/members/member-access.ts';
import { Encoding } from '../../src/types/text/encoding.ts';
import { CsvReader } from './csv-reader.ts';
import { type CsvWriteOptions, CsvWriter } from './csv-writer.ts';

export interface CsvExportParameters {
  readonly Path?: string | undefined;
  readonly LiteralPath?: string | undefined;
  readonly Append?: boolean | undefined;
  readonly NoClobber?: boolean | undefined;
  readonly Force?: boolean | undefined;
  readonly Encoding?: unknown;
}

export class CsvExport {
  private readonly writer: CsvWriter;
  private readonly file: ContentWriter | null;
  private checked = false;
  private readonly appended: boolean;

  constructor(
    private readonly ps: CmdletActions,
    private readonly parameters: CsvExportParameters,
    options: CsvWriteOptions,
  ) {
    this.writer = new CsvWriter(options);
    const { Path, LiteralPath, Append = false, NoClobber, Force, Encoding: encoding } = parameters;
    const path = filePathOf(ps, LiteralPath ?? Path ?? '', LiteralPath !== undefined);
    const existing = hostFiles().stat(ambient().files.hostPath(path), { throwIfNoEntry: false });
    if (existing && NoClobber && !Append) {
      ps.fail('NoClobber', 'ResourceExists', `The file '${path}' already exists.`, {
        target: path,
        exception: 'System.IO.IOException',
      });
    }
    this.appended = Append && existing !== undefined && existing.size > 0;
    if (this.appended) this.takeHeader(path, options.delimiter, encoding);
    const chosen = encoding instanceof Encoding ? { encoding } : {};
    const writing = { append: Append, force: Force ?? false, ...chosen };
    this.file = ps.shouldProcess(path, 'Export-Csv') ? openingFile(ps, () => openFileContent(path, writing)) : null;
  }

  private takeHeader(path: string, delimiter: string, encoding: unknown): void {
    const reader = new CsvReader(readText(path, encoding instanceof Encoding ? encoding : undefined), delimiter);
    if (reader.peekLine().startsWith('#TYPE ')) reader.skipLine();
    const header = reader.record();
    if (header) this.writer.useNames(header);
  }

  write(value: unknown): void {
    if (this.appended && !this.checked) this.requireFields(value);
    this.checked = true;
    for (const line of this.writer.lines(value)) this.file?.write(line);
  }

  /** Under -Append every field of the file has to be a property of the object. */
  private requireFields(value: unknown): void {
    if (this.parameters.Force) return;
    for (const name of this.writer.fieldNames ?? []) {
      if (getOwnMember(value, name) !== undefined) continue;
      const path = this.parameters.LiteralPath ?? this.parameters.Path ?? '';
      const message = `Cannot append CSV content to the following file: ${path}. The appended object does not have a property that corresponds to the following column: ${name}. To continue with mismatched properties, add the -Force parameter, and then retry the command.`;
      this.ps.fail('CannotAppendCsvWithMismatchedPropertyNames', 'InvalidData', message, { target: name });
    }
  }

  close(): void {
    this.file?.close();
  }
}
