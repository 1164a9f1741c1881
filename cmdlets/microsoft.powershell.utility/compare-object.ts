/** Compare-Object: what two collections have in common and what only one of them has. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { PARAMETER_KEYS } from '../../src/formatting/property-parameters.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { compareForSort } from '../../src/types/operations/comparison.ts';
import { Char } from '../../src/types/values/char.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { PSObject } from '../../src/types/values/ps-object.ts';
import { cultureOfArgument, OrderKeys } from './order-keys.ts';
import { NO_KEY, type SortOptions } from './sort-column.ts';

export default cmdlet({
  verb: 'Compare',
  noun: 'Object',
  aliases: ['compare', 'diff'],
  help: {
    synopsis: 'Shows which objects only one of two collections has.',
    description: 'SideIndicator says where: <= for -ReferenceObject, => for -DifferenceObject, == for both.',
    examples: [
      {
        title: 'Two lists',
        transcript:
          "PS> Compare-Object 'a', 'b' 'b', 'c' | ForEach-Object { \"$($_.InputObject) $($_.SideIndicator)\" }\nc =>\na <=",
      },
    ],
    links: ['Sort-Object', 'Get-Unique'],
  },
  parameters: {
    ReferenceObject: {
      type: 'psobject[]',
      position: 0,
      mandatory: true,
      allowEmptyCollection: true,
      help: 'The objects to compare with.',
    },
    DifferenceObject: {
      type: 'psobject[]',
      position: 1,
      mandatory: true,
      pipeline: 'value',
      allowEmptyCollection: true,
      help: 'The objects that are compared with the reference.',
    },
    SyncWindow: {
      type: 'int',
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'How far apart in the two collections equal objects may stand.',
    },
    Property: { type: 'Object[]', help: 'The properties to compare; the objects themselves unless given.' },
    ExcludeDifferent: { type: 'switch', help: 'Leaves out what only one side has; what both have is shown.' },
    IncludeEqual: { type: 'switch', help: 'Shows what both have.' },
    PassThru: { type: 'switch', help: 'Gives the objects themselves, with a SideIndicator.' },
    Culture: { type: 'string', help: 'The language whose rules apply to texts.' },
    CaseSensitive: { type: 'switch', help: 'Lets capital and small letters count as different.' },
  },
  run(ps) {
    return new Comparison(ps);
  },
});

interface Given {
  ReferenceObject?: unknown[];
  DifferenceObject?: unknown[];
  Property?: unknown[];
  SyncWindow?: number;
  ExcludeDifferent?: boolean;
  IncludeEqual?: boolean;
  PassThru?: boolean;
  Culture?: string;
  CaseSensitive?: boolean;
}

interface Entry {
  readonly object: unknown;
  readonly keys: readonly unknown[];
}

class Comparison {
  private readonly given: Given;
  private readonly options: SortOptions;
  private readonly window: number;
  private readonly includeEqual: boolean;
  private keys: OrderKeys | null = null;
  private references: Entry[] = [];
  private nextReference = 0;
  /** Objects of each side that have found no match so far. */
  private readonly openReferences: Entry[] = [];
  private readonly openDifferences: Entry[] = [];

  constructor(private readonly ps: CmdletWith<Given>) {
    this.given = ps.parameters;
    const { CaseSensitive, Culture, SyncWindow, IncludeEqual, ExcludeDifferent } = this.given;
    this.options = { ignoreCase: !CaseSensitive, culture: cultureOfArgument(Culture) };
    this.window = SyncWindow ?? 2147483647;
    this.includeEqual = ps.isBound('IncludeEqual') ? (IncludeEqual ?? false) : (ExcludeDifferent ?? false);
  }

  process(): void {
    const { ReferenceObject = [], DifferenceObject = [] } = this.given;
    const keys = this.start(ReferenceObject, DifferenceObject);
    for (const object of DifferenceObject) if (object !== null) this.match(this.entry(keys, object));
  }

  private start(references: readonly unknown[], differences: readonly unknown[]): OrderKeys {
    if (this.keys) return this.keys;
    const known = references.filter((object) => object !== null);
    const sample = known.length > 0 ? known : differences;
    const keys = OrderKeys.of(this.ps, this.given.Property, PARAMETER_KEYS.group, sample[0]).expandedFor(sample);
    this.keys = keys;
    this.references = known.map((object) => this.entry(keys, object));
    return keys;
  }

  private entry(keys: OrderKeys, object: unknown): Entry {
    return { object, keys: Array.from({ length: keys.count }, (_, i) => keys.valueOf(object, i)) };
  }

  /** Compares an object (or none) with the next reference, then both with what is still open. */
  private match(difference: Entry | null): void {
    let left = difference;
    let reference: Entry | null = this.references[this.nextReference++] ?? null;
    if (reference && left && this.isEqual(reference, left)) {
      this.emitMatch(reference);
      return;
    }
    const matched = left && this.takeEqual(left, this.openReferences);
    if (matched) {
      this.emitMatch(matched);
      left = null;
    }
    if (reference && this.takeEqual(reference, this.openDifferences)) {
      this.emitMatch(reference);
      reference = null;
    }
    if (left) this.keepOpen(left, this.openDifferences, '=>');
    if (reference) this.keepOpen(reference, this.openReferences, '<=');
  }

  private keepOpen(entry: Entry, open: Entry[], side: string): void {
    if (this.window === 0) {
      this.emitDifferent(entry, side);
      return;
    }
    for (const oldest of open.splice(0, open.length - this.window + 1)) this.emitDifferent(oldest, side);
    open.push(entry);
  }

  private takeEqual(entry: Entry, open: Entry[]): Entry | null {
    const at = open.findIndex((one) => this.isEqual(entry, one));
    return at < 0 ? null : (open.splice(at, 1)[0] ?? null);
  }

  private isEqual(a: Entry, b: Entry): boolean {
    return a.keys.every((value, i) => {
      const other = b.keys[i];
      return value === NO_KEY || other === NO_KEY ? value === other : compareForSort(value, other, this.options) === 0;
    });
  }

  end(): void {
    while (this.nextReference < this.references.length) this.match(null);
    for (const entry of this.openDifferences) this.emitDifferent(entry, '=>');
    for (const entry of this.openReferences) this.emitDifferent(entry, '<=');
  }

  private emitMatch(entry: Entry): void {
    if (this.includeEqual) this.emit(entry, '==');
  }

  private emitDifferent(entry: Entry, side: string): void {
    if (!this.given.ExcludeDifferent) this.emit(entry, side);
  }

  private emit({ object, keys }: Entry, side: string): void {
    if (this.given.PassThru) {
      this.ps.write(marked(object, side));
      return;
    }
    const result = PSCustomObject.from([]);
    const parameters = (this.given.Property?.length && this.keys?.parameters) || [];
    if (parameters.length === 0) result.set('InputObject', object);
    for (const [i, { expression }] of parameters.entries()) {
      result.set(expression.text, keys[i] === NO_KEY ? null : keys[i]);
    }
    result.set('SideIndicator', side);
    this.ps.write(result);
  }
}

/** The object itself with a note of its side. */
function marked(object: unknown, side: string): unknown {
  if (object instanceof PSCustomObject) {
    object.remove('SideIndicator');
    object.set('SideIndicator', side);
    return object;
  }
  const isShared = object instanceof Char || object instanceof EnumValue;
  const carrier =
    typeof object === 'object' && object !== null && !isShared
      ? object
      : new PSObject(object as string | number | boolean | Char | EnumValue);
  requireExtension(carrier).members.set('sideindicator', new NoteProperty('SideIndicator', side));
  return carrier;
}
