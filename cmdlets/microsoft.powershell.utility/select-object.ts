/** Select-Object: takes some of the objects, some of their properties, or both. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { ObjectSelector, type SelectedObject, type SelectionParameters } from './object-selector.ts';
import { SelectionWindow } from './selection-window.ts';
import { UniqueValues } from './unique-values.ts';

const NON_NEGATIVE = [{ kind: 'range', min: 0, max: 2147483647 }] as const;

export default cmdlet({
  verb: 'Select',
  noun: 'Object',
  aliases: ['select'],
  defaultParameterSet: 'DefaultParameter',
  help: {
    synopsis: 'Takes some of the objects of the pipeline, or some of their properties.',
    description:
      'With -Property it makes new objects that have these properties only; a table @{ Name = …; Expression = { … } } computes one. With -First it ends the commands before it as soon as it has enough.',
    examples: [
      { title: 'The first objects', transcript: 'PS> 1..100 | Select-Object -First 2\n1\n2' },
      {
        title: 'A computed property',
        transcript:
          "PS> 'abc' | Select-Object Length, @{ Name = 'Upper'; Expression = { $_.ToUpper() } } | ForEach-Object { \"$($_.Length) $($_.Upper)\" }\n3 ABC",
      },
      { title: 'The value of a property', transcript: "PS> 'a', 'bcd' | Select-Object -ExpandProperty Length\n1\n3" },
    ],
    links: ['Where-Object', 'Sort-Object', 'Group-Object'],
  },
  parameters: {
    Property: {
      type: 'Object[]',
      position: 0,
      in: ['DefaultParameter', 'SkipLastParameter'],
      wildcards: true,
      help: 'Names of properties, script blocks, or tables with Name (or Label) and Expression.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    ExcludeProperty: {
      type: 'string[]',
      in: ['DefaultParameter', 'SkipLastParameter'],
      wildcards: true,
      help: 'Properties to leave out.',
    },
    ExpandProperty: {
      type: 'string',
      in: ['DefaultParameter', 'SkipLastParameter'],
      help: 'A property whose value is given instead of the object; a collection element by element.',
    },
    Unique: { type: 'switch', help: 'Leaves out objects that are equal to one before.' },
    CaseInsensitive: { type: 'switch', help: 'Lets -Unique take texts that differ in letter case only for the same.' },
    Last: { type: 'int', in: ['DefaultParameter'], validate: NON_NEGATIVE, help: 'How many objects from the end.' },
    First: {
      type: 'int',
      in: ['DefaultParameter'],
      validate: NON_NEGATIVE,
      help: 'How many objects from the beginning.',
    },
    Skip: {
      type: 'int',
      in: ['DefaultParameter', 'SkipLastParameter'],
      validate: NON_NEGATIVE,
      help: 'How many objects to pass over: from the beginning, with -Last from the end.',
    },
    SkipLast: {
      type: 'int',
      in: ['SkipLastParameter'],
      validate: NON_NEGATIVE,
      help: 'How many objects at the end to leave out.',
    },
    Wait: {
      type: 'switch',
      in: ['DefaultParameter', 'IndexParameter'],
      help: 'Lets the commands before it run to their end.',
    },
    SkipIndex: {
      type: 'int[]',
      in: ['SkipIndexParameter'],
      validate: NON_NEGATIVE,
      help: 'The places of the objects to leave out.',
    },
    Index: {
      type: 'int[]',
      in: ['IndexParameter'],
      validate: NON_NEGATIVE,
      help: 'The places of the objects to take; 0 is the first.',
    },
  },
  run(ps) {
    return new Selection(ps);
  },
});

interface Given extends SelectionParameters {
  InputObject?: unknown;
  First?: number;
  Last?: number;
  Skip?: number;
  SkipLast?: number;
  Index?: number[];
  SkipIndex?: number[];
  Unique?: boolean;
  CaseInsensitive?: boolean;
  Wait?: boolean;
}

class Selection {
  private readonly given: Given;
  private readonly selector: ObjectSelector;
  private readonly window: SelectionWindow;
  private readonly unique: UniqueValues | null;
  /** Objects of -Unique are given at the end. */
  private readonly collected: unknown[] = [];
  private readonly indices: ReadonlySet<number>;
  private readonly highestIndex: number;
  private position = 0;

  constructor(private readonly ps: CmdletWith<Given>) {
    this.given = ps.parameters;
    const { First = 0, Last = 0, Skip = 0, SkipLast = 0, Index, SkipIndex, Unique, CaseInsensitive } = this.given;
    this.selector = new ObjectSelector(ps);
    this.window = new SelectionWindow({
      first: First,
      last: Last,
      skip: Skip,
      skipLast: SkipLast,
      isLimited: ps.isBound('First') || ps.isBound('Last'),
    });
    this.unique = Unique ? new UniqueValues(CaseInsensitive ?? false) : null;
    this.indices = new Set(Index ?? SkipIndex ?? []);
    this.highestIndex = Math.max(-1, ...this.indices);
  }

  process(): void {
    const item = this.given.InputObject;
    if (item === undefined || item === null) return;
    switch (this.ps.parameterSet) {
      case 'IndexParameter':
        this.processIndex(item);
        return;
      case 'SkipIndexParameter':
        if (!this.indices.has(this.position++)) this.pass(item);
        return;
    }
    const passing = this.window.push(item);
    if (passing !== undefined) this.pass(passing);
    if (this.window.isSatisfied && !this.given.Wait) this.ps.stopUpstream();
  }

  private processIndex(item: unknown): void {
    const at = this.position++;
    if (this.indices.has(at)) this.pass(item);
    if (at >= this.highestIndex && !this.given.Wait) this.ps.stopUpstream();
  }

  private pass(item: unknown): void {
    const plain = this.selector.selectPlain(item);
    if (plain) this.give(plain);
    else for (const selected of this.selector.select(item)) this.give(selected);
  }

  private give({ value, properties }: SelectedObject): void {
    if (!this.unique) this.ps.write(value);
    else if (this.unique.add([baseText(value), ...properties.map((property) => property.value)])) {
      this.collected.push(value);
    }
  }

  end(): void {
    if (this.ps.parameterSet === 'DefaultParameter') for (const item of this.window.rest()) this.pass(item);
    for (const item of this.collected) this.ps.write(item);
  }
}

/** All custom objects have one base object in PowerShell: only their selected properties tell them apart. */
function baseText(value: unknown): unknown {
  return value instanceof PSCustomObject ? '' : baseOf(value);
}
