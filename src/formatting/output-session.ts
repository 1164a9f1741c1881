/**
 * OutputSession: what runs inside of each Out-* cmdlet. Draws format data and formats, by their default views, the
 * objects that no Format-* cmdlet has seen.
 */

import { InvocationInfo } from '../engine/invocation-info.ts';
import { isDesktop } from '../types/edition.ts';
import { ErrorDetails } from '../types/error-category.ts';
import { ErrorRecord, keepRecord } from '../types/error-record.ts';
import { netException } from '../types/net-exception.ts';
import { ComplexWriter } from './complex-writer.ts';
import { displayWidth } from './display-width.ts';
import { errorEntry } from './error-entry.ts';
import {
  FormatEndData,
  type FormatEntry,
  FormatEntryData,
  FormatInfoData,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  type Shape,
} from './format-data.ts';
import { DEFAULT_FORMAT } from './format-options.ts';
import { Formatter, type RaiseError } from './formatter.ts';
import { GroupCache } from './group-cache.ts';
import type { LineOutput } from './line-output.ts';
import { ListWriter } from './list-writer.ts';
import { TableWriter, wideColumnsThatFit } from './table-writer.ts';
import type { ViewChoiceContext } from './view-registry.ts';

/** Columns of a wide view when nothing says otherwise. */
const DEFAULT_WIDE_COLUMNS = 2;
/** Lines that a repeated header leaves free for the blank line and the pager's prompt. */
const RESERVED_LINES = 2;

type State = 'outside' | 'inSequence' | 'inGroup';

export class OutputSession {
  private state: State = 'outside';
  private formatter: Formatter | null = null;
  private cache: GroupCache | null = null;
  /** Shape of the sequence being drawn. */
  private shape: Shape | null = null;
  private group: GroupWriter | null = null;
  private isFirstGroup = true;
  /** Widths that the rows held back asked for: of each column of a table, or of the cells of a wide view. */
  private measured: readonly number[] | null = null;

  constructor(
    private readonly output: LineOutput,
    private readonly context: ViewChoiceContext,
    private readonly raise?: RaiseError,
  ) {}

  /** Takes an object of the pipeline. */
  process(value: unknown): void {
    if (value === null || value === undefined) return;
    if (value instanceof FormatInfoData && !this.formatter) this.formatted(value);
    else this.defaultFormatter().process(value);
  }

  /** Takes a record of the error stream. */
  processError(record: ErrorRecord): void {
    this.formatted(new FormatEntryData(errorEntry(record, this.context), true, 'error'));
  }

  /** Draws what is left; the session can be used again afterwards. */
  end(): void {
    this.formatter?.end();
    this.formatter = null;
    const rest = this.cache?.drain() ?? [];
    this.cache = null;
    for (const data of rest) this.draw(data);
    this.state = 'outside';
  }

  private defaultFormatter(): Formatter {
    return (this.formatter ??= new Formatter(DEFAULT_FORMAT, this.context, (data) => this.formatted(data), this.raise));
  }

  private formatted(data: FormatInfoData): void {
    this.followSequence(data);
    if (data instanceof FormatStartData) this.cache = cacheFor(data, (rows) => this.measure(data.shape, rows));
    if (!this.cache) this.draw(data);
    else for (const ready of this.cache.add(data)) this.draw(ready);
  }

  /** Checks that records come in order: start, group, entries, end of group, end. */
  private followSequence(data: FormatInfoData): void {
    if (data instanceof FormatEntryData) {
      if (!data.outOfBand) this.expect('inGroup', data);
    } else if (data instanceof FormatStartData) {
      // A sequence that was cut off is taken as ended when the next one starts.
      if (this.state === 'inGroup') this.formatted(new GroupEndData());
      if (this.state === 'inSequence') this.formatted(new FormatEndData());
      this.expect('outside', data);
      this.state = 'inSequence';
    } else if (data instanceof FormatEndData) {
      this.expect('inSequence', data);
      this.state = 'outside';
    } else if (data instanceof GroupStartData) {
      this.expect('inSequence', data);
      this.state = 'inGroup';
    } else if (data instanceof GroupEndData) {
      this.expect('inGroup', data);
      this.state = 'inSequence';
    }
  }

  private expect(state: State, data: FormatInfoData): void {
    if (this.state === state) return;
    const command = data instanceof FormatStartData ? commandOf(data.shape) : 'format-*';
    const exception = netException(
      'System.InvalidOperationException',
      'Operation is not valid due to the current state of the object.',
    );
    const record = new ErrorRecord(exception, 'ConsoleLineOutputOutOfSequencePacket', 'InvalidData', null);
    record.categoryInfo.activity = 'out-lineoutput';
    record.categoryInfo.reason = 'InvalidOperationException';
    record.errorIdSuffix = 'Microsoft.PowerShell.Commands.OutLineOutputCommand';
    record.invocationInfo = new InvocationInfo(null, null, 'out-lineoutput');
    record.errorDetails = new ErrorDetails(
      `The object of type "${data.typeName}" is not valid or not in the correct sequence. This is likely caused by a user-specified "${command}" command which is conflicting with the default formatting.`,
    );
    if (this.raise) this.raise(record);
    keepRecord(exception, record);
    throw exception;
  }

  private measure(shape: Shape, rows: readonly FormatEntryData[]): void {
    if (shape.kind === 'table') this.measured = tableWidths(shape, rows);
    else if (shape.kind === 'wide' && shape.columns === 0) this.measured = [wideWidth(rows)];
  }

  private draw(data: FormatInfoData): void {
    if (data instanceof FormatEntryData) this.drawEntry(data);
    else if (data instanceof FormatStartData) {
      this.shape = data.shape;
      this.isFirstGroup = true;
      this.output.writeLine('');
    } else if (data instanceof GroupStartData) this.drawGroupStart(data);
    else if (data instanceof GroupEndData) {
      this.group?.end();
      this.group = null;
      if (isDesktop()) this.output.writeLine('');
    } else if (data instanceof FormatEndData) {
      // The last entry of a list was followed by an empty line already, with which Windows PowerShell is not content.
      if (this.shape?.kind !== 'list' || isDesktop()) this.output.writeLine('');
      this.shape = null;
    }
  }

  private drawGroupStart(data: GroupStartData): void {
    if (data.heading) {
      if (!this.isFirstGroup || isDesktop()) this.output.writeLine('');
      new ComplexWriter(this.output, this.output.columns).write(data.heading);
      this.output.writeLine('');
    }
    this.isFirstGroup = false;
    const { measured } = this;
    this.measured = null;
    this.group = groupWriter(this.shape ?? { kind: 'custom' }, measured, this.output);
  }

  private drawEntry(data: FormatEntryData): void {
    const before = this.output.stream;
    this.output.stream = data.stream;
    try {
      if (data.outOfBand || !this.group) drawAlone(data.entry, this.output);
      else this.group.entry(data.entry);
    } finally {
      this.output.stream = before;
    }
  }
}

function cacheFor(data: FormatStartData, decide: (rows: readonly FormatEntryData[]) => void): GroupCache | null {
  if (data.autoSize) return new GroupCache(true, decide);
  const { shape } = data;
  // The first column's width stands for all: PowerShell measures the content where a table's first column has none.
  const isOpen = shape.kind === 'table' && shape.columns[0]?.width === 0;
  return isOpen ? new GroupCache(false, decide) : null;
}

function tableWidths(shape: Shape & { kind: 'table' }, rows: readonly FormatEntryData[]): number[] {
  const widths = shape.columns.map((one) => displayWidth(one.label));
  for (const { entry } of rows) {
    if (entry.kind !== 'table') continue;
    const { values } = entry;
    for (const [k, value] of values.entries()) widths[k] = Math.max(widths[k] ?? 0, displayWidth(value));
  }
  return widths;
}

function wideWidth(rows: readonly FormatEntryData[]): number {
  return rows.reduce(
    (most, { entry }) => (entry.kind === 'wide' ? Math.max(most, displayWidth(entry.value)) : most),
    0,
  );
}

function commandOf(shape: Shape): string {
  return shape.kind === 'custom' ? 'format-complex' : `format-${shape.kind}`;
}

/** Draws an entry that stands outside of a sequence. */
function drawAlone(entry: FormatEntry, output: LineOutput): void {
  switch (entry.kind) {
    case 'text':
      output.writeLine(entry.text);
      break;
    case 'custom':
      new ComplexWriter(output, Number.POSITIVE_INFINITY).write(entry.values);
      break;
    case 'list':
      output.writeLine('');
      new ListWriter(output).write(entry.labels, entry.values);
      output.writeLine('');
      break;
    case 'table':
    case 'wide':
      throw new Error(`A ${entry.kind} entry cannot stand alone.`);
  }
}

/** Draws the entries of one group. */
interface GroupWriter {
  entry(entry: FormatEntry): void;
  end(): void;
}

function groupWriter(shape: Shape, measured: readonly number[] | null, output: LineOutput): GroupWriter {
  switch (shape.kind) {
    case 'table':
      return new TableGroup(shape, measured, output);
    case 'wide':
      return new WideGroup(shape.columns, measured?.[0] ?? 0, output);
    case 'list':
      return new ListGroup(output);
    case 'custom':
      return new CustomGroup(output);
  }
}

class TableGroup implements GroupWriter {
  private readonly writer: TableWriter | null = null;
  private readonly labels: readonly string[];
  private linesOnScreen = 0;

  constructor(
    private readonly shape: Shape & { kind: 'table' },
    measured: readonly number[] | null,
    private readonly output: LineOutput,
  ) {
    const { columns, hideHeader } = shape;
    this.labels = columns.map((one) => one.label);
    if (columns.length === 0) return;
    const widths = measured ?? columns.map((one) => one.width);
    this.writer = new TableWriter(
      output,
      widths,
      columns.map((one) => one.alignment),
      hideHeader,
      columns.map((one) => one.hasOwnLabel ?? false),
    );
    this.linesOnScreen = this.writer.writeHeader(this.labels);
  }

  entry(entry: FormatEntry): void {
    if (!this.writer || entry.kind !== 'table') return;
    if (this.shape.repeatHeader && this.linesOnScreen >= this.output.rows - RESERVED_LINES) {
      this.output.writeLine('');
      this.linesOnScreen = this.writer.writeHeader(this.labels);
    }
    const { length } = this.labels;
    const { values } = entry;
    const filled =
      values.length >= length ? values : [...values, ...new Array<string>(length - values.length).fill('')];
    this.writer.writeRow(filled, entry.wrap, entry.alignment);
    this.linesOnScreen++;
  }

  end(): void {}
}

class WideGroup implements GroupWriter {
  private readonly writer: TableWriter;
  private readonly columns: number;
  private row: string[] = [];

  constructor(columns: number, cellWidth: number, output: LineOutput) {
    this.columns = cellWidth > 0 ? wideColumnsThatFit(cellWidth, output.columns) : columns || DEFAULT_WIDE_COLUMNS;
    const each = <T>(value: T): T[] => new Array<T>(this.columns).fill(value);
    this.writer = new TableWriter(output, each(0), each('Left' as const), false);
  }

  entry(entry: FormatEntry): void {
    if (entry.kind !== 'wide') return;
    this.row.push(entry.value);
    if (this.row.length === this.columns) this.end();
  }

  end(): void {
    if (this.row.length === 0) return;
    while (this.row.length < this.columns) this.row.push('');
    this.writer.writeRow(this.row, false, null);
    this.row = [];
  }
}

class ListGroup implements GroupWriter {
  private readonly writer: ListWriter;
  constructor(private readonly output: LineOutput) {
    this.writer = new ListWriter(output);
    if (isDesktop()) output.writeLine('');
  }
  entry(entry: FormatEntry): void {
    if (entry.kind !== 'list') return;
    this.writer.write(entry.labels, entry.values);
    this.output.writeLine('');
  }
  end(): void {}
}

class CustomGroup implements GroupWriter {
  constructor(private readonly output: LineOutput) {}
  entry(entry: FormatEntry): void {
    if (entry.kind === 'custom') new ComplexWriter(this.output, this.output.columns).write(entry.values);
  }
  end(): void {}
}
