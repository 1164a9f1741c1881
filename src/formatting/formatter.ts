/**
 * Formatter: what runs inside of each Format-* cmdlet, and inside of Out-* for objects that no Format-* cmdlet has seen.
 * Takes objects, gives format data. The first object decides by which view all are drawn; objects of another kind stand
 * between them as they would alone.
 */

import { TextRecord } from '../engine/stream-records.ts';
import { ErrorDetails } from '../types/error-category.ts';
import { ErrorRecord, keepRecord } from '../types/error-record.ts';
import { type NetException, netException } from '../types/net-exception.ts';
import { typeOf } from '../types/type-of.ts';
import { CustomViewGenerator, PropertyCustomGenerator } from './custom-generator.ts';
import { elementsOf, plainText } from './display-text.ts';
import { errorEntry } from './error-entry.ts';
import { FormatEndData, FormatEntryData, FormatInfoData, FormatStartData, GroupEndData } from './format-data.ts';
import { DEFAULT_FORMAT, type FormatOptions } from './format-options.ts';
import { ListViewGenerator, PropertyListGenerator } from './list-generator.ts';
import {
  allPropertyNames,
  defaultDisplayNames,
  hasOwnProperties,
  hasOwnTypeNames,
  isScalar,
  matchableNames,
  typeNames,
} from './object-properties.ts';
import { PropertyTableGenerator, TableViewGenerator } from './table-generator.ts';
import type { View } from './view-definition.ts';
import type { ViewGenerator } from './view-generator.ts';
import type { ViewChoiceContext } from './view-registry.ts';
import { PropertyWideGenerator, WideViewGenerator } from './wide-generator.ts';

/** Objects with more properties are listed, not tabulated. */
const PROPERTIES_FOR_TABLE = 4;

/** A format problem that ends the command; the cmdlet raises it as its own error. */
export type RaiseError = (record: ErrorRecord) => never;

export class Formatter {
  private generator: ViewGenerator | null = null;
  private inGroup = false;

  constructor(
    private readonly options: FormatOptions,
    private readonly context: ViewChoiceContext,
    private readonly emit: (data: FormatInfoData) => void,
    private readonly raise: RaiseError = throwException,
  ) {}

  /** Takes an object from the pipeline. Collections are taken apart unless -Expand says otherwise. */
  process(input: unknown): void {
    if (input === null || input === undefined) return;
    const elements = elementsOf(input);
    const { expand } = this.options;
    if (!elements || expand === 'CoreOnly') this.object(input);
    else if (expand === 'Both') this.both(input, [...elements]);
    else for (const element of elements) this.object(element ?? '');
  }

  /** The collection as an object, and then its elements. */
  private both(input: unknown, all: readonly unknown[]): void {
    this.comment('The following object supports IEnumerable:');
    this.outOfBand(input, true);
    this.comment(
      all.length === 0
        ? 'The IEnumerable contains no objects.'
        : all.length === 1
          ? 'The IEnumerable contains the following object:'
          : `The IEnumerable contains the following ${all.length} objects:`,
    );
    for (const element of all) this.object(element ?? '');
  }

  /** Ends the sequence. */
  end(): void {
    if (this.inGroup) this.emit(new GroupEndData());
    this.inGroup = false;
    if (this.generator) this.emit(new FormatEndData());
    this.generator = null;
  }

  private object(target: unknown): void {
    if (target instanceof FormatInfoData) {
      // What a Format-* cmdlet has begun ends the sequence that the objects before it are drawn in.
      if (target instanceof FormatStartData) this.end();
      this.emit(target);
      return;
    }
    const usesOutOfBand = this.options.kind === null || !this.options.force;
    if (usesOutOfBand && this.outOfBand(target, false)) return;
    if (!this.generator) {
      this.generator = this.generatorFor(target);
      this.emit(this.generator.start(target));
    }
    const { generator } = this;
    if (usesOutOfBand && !generator.applies(target) && this.outOfBand(target, true)) return;
    const startsGroup = generator.enterGroup(target);
    if (!this.inGroup || startsGroup) {
      if (this.inGroup) this.emit(new GroupEndData());
      this.emit(generator.groupStart(target));
      this.inGroup = true;
    }
    this.emit(generator.payload(target));
    for (const failure of generator.takeFailures()) this.outOfBand(failure, true);
  }

  /**
   * Draws an object that stands outside of the sequence, if it is one: errors and other objects with such a view, values
   * that are shown as text, and with `always` any object, as a list. False when it is none.
   */
  private outOfBand(target: unknown, always: boolean): boolean {
    // Get-Error's copies have type names of their own, which ask for another view.
    if (target instanceof ErrorRecord && !hasOwnTypeNames(target)) {
      const stream = target.isMerged ? 'error' : 'output';
      this.emit(new FormatEntryData(errorEntry(target, this.context), true, stream));
      return true;
    }
    if (target instanceof TextRecord && target.isMerged) {
      this.emit(new FormatEntryData({ kind: 'text', text: target.message }, true, target.stream));
      return true;
    }
    const names = typeNames(target);
    const view = this.context.views.findOutOfBand(names, !hasOwnTypeNames(target));
    if (view) {
      this.emit(this.viewGenerator(view, DEFAULT_FORMAT, target).outOfBand(target));
      return true;
    }
    if (isScalar(target) || !hasOwnProperties(target)) {
      this.emit(new FormatEntryData({ kind: 'text', text: plainText(target) }, true));
      return true;
    }
    if (!always || matchableNames(target).length === 0) return false;
    this.emit(new PropertyListGenerator(null, DEFAULT_FORMAT, this.context).outOfBand(target));
    return true;
  }

  private comment(text: string): void {
    this.emit(new FormatEntryData({ kind: 'text', text }, true));
  }

  private generatorFor(first: unknown): ViewGenerator {
    const { options, context } = this;
    const { kind, properties, viewName } = options;
    const names = typeNames(first);
    if (kind !== null && properties.length > 0) return this.propertyGenerator(kind, options, first);
    if (kind !== null && viewName) {
      const named = context.views.find(names, kind, viewName);
      return named ? this.viewGenerator(named, options, first) : this.unknownView(viewName, kind, first);
    }
    const view = context.views.find(names, kind);
    if (view) return this.viewGenerator(view, options, first);
    return this.propertyGenerator(kind ?? shapeFor(first), options, first);
  }

  private viewGenerator(view: View, options: FormatOptions, first: unknown): ViewGenerator {
    switch (view.kind) {
      case 'table':
        return new TableViewGenerator(view, options, this.context, first);
      case 'list':
        return new ListViewGenerator(view, options, this.context, first);
      case 'wide':
        return new WideViewGenerator(view, options, this.context);
      case 'custom':
        return new CustomViewGenerator(view, options, this.context);
    }
  }

  private propertyGenerator(kind: View['kind'], options: FormatOptions, first: unknown): ViewGenerator {
    switch (kind) {
      case 'table':
        return new PropertyTableGenerator(options, this.context, first);
      case 'list':
        return new PropertyListGenerator(null, options, this.context);
      case 'wide':
        return new PropertyWideGenerator(null, options, this.context);
      case 'custom':
        return new PropertyCustomGenerator(null, options, this.context);
    }
  }

  private unknownView(viewName: string, kind: View['kind'], first: unknown): never {
    const exception = netException(
      'System.Management.Automation.PipelineStoppedException',
      'The pipeline has been stopped.',
    );
    const record = new ErrorRecord(exception, 'FormatViewNotFound', 'ObjectNotFound', viewName);
    record.errorDetails = new ErrorDetails(this.unknownViewMessage(viewName, kind, first));
    return this.raise(record);
  }

  private unknownViewMessage(viewName: string, kind: View['kind'], first: unknown): string {
    const typeName = typeOf(first)?.fullName ?? '';
    const kindName = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    const ofType = this.context.views
      .all()
      .filter((view) => view.types.some((type) => type.toLowerCase() === typeName.toLowerCase()));
    const valid = ofType.filter((view) => view.kind === kind).map((view) => view.name);
    if (valid.length > 0) {
      const list = valid.join(', ');
      return `The view name ${viewName} cannot be found. Specify one of the following ${kindName} views and try again: ${list}.`;
    }
    const elsewhere = ofType.filter((view) => view.name.toLowerCase() === viewName.toLowerCase());
    if (elsewhere.length > 0) {
      const cmdlets = elsewhere
        .map((view) => `Format-${view.kind.charAt(0).toUpperCase()}${view.kind.slice(1)}`)
        .join(', ');
      return ` The view name ${viewName} cannot be found in the ${kindName} formatting. Try using one of these other format cmdlets: ${cmdlets}`;
    }
    return `The view name ${viewName} cannot be found. There are no existing ${kindName} views for ${typeName} objects.`;
  }
}

/** A table for objects with few properties, unless their type wants a list; else a list. */
function shapeFor(first: unknown): View['kind'] {
  if (typeOf(first)?.declaration.listed) return 'list';
  const display = defaultDisplayNames(first);
  const count = display.length > 0 ? display.length : allPropertyNames(first).length;
  return count <= PROPERTIES_FOR_TABLE ? 'table' : 'list';
}

function throwException(record: ErrorRecord): never {
  const { exception }: { exception: NetException } = record;
  keepRecord(exception, record);
  throw exception;
}
