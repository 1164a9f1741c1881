/**
 * What the Format-* cmdlets put into the pipeline: records of how objects are to be drawn, which the Out-* cmdlets draw.
 * The objects are of PowerShell's own types, so that a script which looks at them sees what it expects.
 */
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { LineStream } from './line-output.ts';

export type Alignment = 'Left' | 'Center' | 'Right';

export interface TableColumn {
  readonly label: string;
  /** 0: to be decided by the content or the screen. */
  readonly width: number;
  readonly alignment: Alignment;
  /** Whether a view calls the column by a name that no property of the first object has. */
  readonly hasOwnLabel?: boolean;
}

/** How a sequence of objects is drawn. */
export type Shape =
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly hideHeader: boolean;
      readonly repeatHeader: boolean;
    }
  | { readonly kind: 'list' }
  /** `columns` is 0 where the content or the default decides. */
  | { readonly kind: 'wide'; readonly columns: number }
  | { readonly kind: 'custom' };

/** Indentation of what stands in it; a negative first line hangs out to the left. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly firstLine: number;
}

/** Pieces of a custom view. */
export type FormatValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'newline' }
  | { readonly kind: 'entry'; readonly frame: Frame | null; readonly values: FormatValue[] };

/** One object, ready to be drawn. */
export type FormatEntry =
  | {
      readonly kind: 'table';
      readonly values: readonly string[];
      /** Overrides the columns' alignment; null elements do not. */
      readonly alignment: readonly (Alignment | null)[] | null;
      readonly wrap: boolean;
    }
  | { readonly kind: 'list'; readonly labels: readonly string[]; readonly values: readonly string[] }
  | { readonly kind: 'wide'; readonly value: string }
  | { readonly kind: 'custom'; readonly values: readonly FormatValue[] }
  | { readonly kind: 'text'; readonly text: string };

const NAMESPACE = 'Microsoft.PowerShell.Commands.Internal.Format';

/** Any of the records. */
export abstract class FormatInfoData extends NetObject {
  /** Short name of its .NET type. */
  protected abstract readonly className: string;

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.${this.className}`);
  }

  /** Full name of the type, also where no declarations are loaded. */
  get typeName(): string {
    return `${NAMESPACE}.${this.className}`;
  }
}

/** Begins a sequence of objects drawn alike. */
export class FormatStartData extends FormatInfoData {
  protected readonly className = 'FormatStartData';
  constructor(
    readonly shape: Shape,
    /** Widths are to be decided by all objects of a group. */
    readonly autoSize: boolean,
  ) {
    super();
  }
}

export class FormatEndData extends FormatInfoData {
  protected readonly className = 'FormatEndData';
}

/** Begins a group; `heading` is null for objects that are not grouped. */
export class GroupStartData extends FormatInfoData {
  protected readonly className = 'GroupStartData';
  constructor(readonly heading: readonly FormatValue[] | null) {
    super();
  }
}

export class GroupEndData extends FormatInfoData {
  protected readonly className = 'GroupEndData';
}

/** One object. */
export class FormatEntryData extends FormatInfoData {
  protected readonly className = 'FormatEntryData';
  constructor(
    readonly entry: FormatEntry,
    /** Whether it stands between the rows of whatever sequence it comes in: strings, numbers, errors. */
    readonly outOfBand = false,
    readonly stream: LineStream = 'output',
  ) {
    super();
  }
}

/** A part of a record, as a script sees it: how the sequence is drawn, how an object is. */
export class FormatPart extends NetObject {
  constructor(readonly className: string) {
    super();
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.${this.className}`);
  }
}

const HEADERS = {
  table: 'TableHeaderInfo',
  list: 'ListViewHeaderInfo',
  wide: 'WideViewHeaderInfo',
  custom: 'ComplexViewHeaderInfo',
} as const satisfies Record<Shape['kind'], string>;

const ENTRIES = {
  table: 'TableRowEntry',
  list: 'ListViewEntry',
  wide: 'WideViewEntry',
  custom: 'ComplexViewEntry',
  text: 'RawTextFormatEntry',
} as const satisfies Record<FormatEntry['kind'], string>;

/** The part of a FormatStartData that says how the sequence is drawn. */
export function shapeInfo({ shape }: FormatStartData): FormatPart {
  return new FormatPart(HEADERS[shape.kind]);
}

/** The part of a FormatEntryData that says how the object is drawn. */
export function entryInfo({ entry }: FormatEntryData): FormatPart {
  return new FormatPart(ENTRIES[entry.kind]);
}
