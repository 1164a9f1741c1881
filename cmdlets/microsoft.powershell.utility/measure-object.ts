/** Measure-Object: counts objects, works numbers out, counts lines, words and characters. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { MISSING, type PropertyExpression, PropertyFailure } from '../../src/formatting/property-expression.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText, tryConvertTo } from '../../src/types/conversion/conversion.ts';
import { netText } from '../../src/types/format/format-value.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { compareValues } from '../../src/types/operations/comparison.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Double } from '../../src/types/values/numbers.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { GenericMeasureInfo, type MeasureInfo, TextMeasureInfo } from './measure-info.ts';
import { PSPropertyExpression } from './ps-property-expression.ts';

export default cmdlet({
  verb: 'Measure',
  noun: 'Object',
  aliases: ['measure'],
  defaultParameterSet: 'GenericMeasure',
  outputTypes: [
    'Microsoft.PowerShell.Commands.GenericMeasureInfo',
    'Microsoft.PowerShell.Commands.TextMeasureInfo',
    'Microsoft.PowerShell.Commands.GenericObjectMeasureInfo',
  ],
  help: {
    synopsis: 'Counts objects, adds up their numbers, or counts lines, words and characters of texts.',
    examples: [
      { title: 'A sum', transcript: 'PS> (1..10 | Measure-Object -Sum).Sum\n55' },
      { title: 'Words', transcript: "PS> 'one two', 'three' | Measure-Object -Word | ForEach-Object Words\n3" },
      {
        title: 'The largest of a property',
        transcript: "PS> 'a', 'bbb' | Measure-Object Length -Maximum | ForEach-Object Maximum\n3",
      },
    ],
    links: ['Group-Object', 'Measure-Command'],
  },
  parameters: {
    Property: {
      type: 'other[]',
      typeName: 'pspropertyexpression',
      position: 0,
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'Properties to measure instead of the objects: names or script blocks.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    StandardDeviation: { type: 'switch', in: ['GenericMeasure'], help: 'How far the numbers lie apart (of a sample).' },
    Line: { type: 'switch', in: ['TextMeasure'], help: 'The number of lines.' },
    Word: { type: 'switch', in: ['TextMeasure'], help: 'The number of words.' },
    Character: { type: 'switch', in: ['TextMeasure'], help: 'The number of characters.' },
    IgnoreWhiteSpace: { type: 'switch', in: ['TextMeasure'], help: 'Leaves blanks out of the characters.' },
    Sum: { type: 'switch', in: ['GenericMeasure'], help: 'The sum.' },
    AllStats: {
      type: 'switch',
      in: ['GenericMeasure'],
      help: 'Sum, average, maximum, minimum and standard deviation.',
    },
    Average: { type: 'switch', in: ['GenericMeasure'], help: 'The average.' },
    Maximum: { type: 'switch', in: ['GenericMeasure'], help: 'The largest value.' },
    Minimum: { type: 'switch', in: ['GenericMeasure'], help: 'The smallest value.' },
  },
  run(ps) {
    return new Measurement(ps);
  },
});

interface Given {
  InputObject?: unknown;
  Property?: unknown[];
  AllStats?: boolean;
  Average?: boolean;
  Sum?: boolean;
  Maximum?: boolean;
  Minimum?: boolean;
  StandardDeviation?: boolean;
  Line?: boolean;
  Word?: boolean;
  Character?: boolean;
  IgnoreWhiteSpace?: boolean;
}

/** What has been found out about one property so far. */
class Statistics {
  count = 0;
  sum = 0;
  variance = 0;
  maximum: unknown = null;
  minimum: unknown = null;
  lines = 0;
  words = 0;
  characters = 0;

  constructor(readonly name: string) {}

  /** Adds a number that has been counted already; the variance is kept up number by number. */
  addNumber(value: number): void {
    const sumBefore = this.sum;
    this.sum += value;
    if (this.count < 2) return;
    const distance = value - sumBefore / (this.count - 1);
    this.variance *= (this.count - 2) / (this.count - 1);
    this.variance += (distance * distance) / this.count;
  }
}

/** Under which the objects themselves are measured. */
const WHOLE_OBJECT = '$_';

class Measurement {
  private readonly statistics = new Map<string, Statistics>();
  private readonly expressions: readonly PropertyExpression[] | null;
  private readonly context: RunspaceContext;
  private readonly wantsNumbers: boolean;
  private readonly wantsText: boolean;
  private readonly wantsMaximum: boolean;
  private readonly wantsMinimum: boolean;
  private hasNonNumeric = false;

  constructor(private readonly ps: CmdletWith<Given>) {
    const given = ps.parameters;
    this.context = new RunspaceContext(ps.runspace);
    this.expressions = given.Property
      ? given.Property.filter((one) => one instanceof PSPropertyExpression).map((one) => one.expression)
      : null;
    this.wantsNumbers = Boolean(given.Sum || given.Average || given.StandardDeviation || given.AllStats);
    this.wantsText = Boolean(given.Line || given.Word || given.Character);
    this.wantsMaximum = Boolean(given.Maximum || given.AllStats);
    this.wantsMinimum = Boolean(given.Minimum || given.AllStats);
  }

  private get given(): Given {
    return this.ps.parameters;
  }

  process(): void {
    const item = this.given.InputObject;
    if (item === undefined || item === null) return;
    if (this.expressions === null) this.analyze(this.entry(WHOLE_OBJECT), baseOf(item));
    else this.analyzeProperties(this.expressions, item);
  }

  private entry(name: string): Statistics {
    let entry = this.statistics.get(name.toLowerCase());
    if (!entry) this.statistics.set(name.toLowerCase(), (entry = new Statistics(name)));
    return entry;
  }

  private analyzeProperties(expressions: readonly PropertyExpression[], item: unknown): void {
    const [first] = expressions;
    if (first && expressions.length === 1 && !first.isWildcard) {
      this.analyzeProperty(first, item);
      return;
    }
    const counted = new Set<string>();
    for (const expression of expressions) {
      const resolved = expression.resolve(item);
      if (resolved.length === 0 && !expression.isWildcard) this.entry(expression.text);
      for (const one of resolved) {
        if (counted.has(one.text.toLowerCase())) continue;
        counted.add(one.text.toLowerCase());
        this.analyzeProperty(one, item);
      }
    }
  }

  /** A property that is missing gets an entry all the same: if no object has it, that is an error in strict mode. */
  private analyzeProperty(expression: PropertyExpression, item: unknown): void {
    const value = expression.read(item, this.context);
    const known = this.statistics.get(expression.text.toLowerCase());
    // The result names the property as the first object does.
    const entry = known ?? this.entry(value === MISSING ? expression.text : nameOf(expression, item));
    if (value !== MISSING) this.analyze(entry, value instanceof PropertyFailure ? null : baseOf(value));
  }

  private analyze(statistics: Statistics, value: unknown): void {
    statistics.count++;
    if (this.wantsText) this.analyzeText(statistics, bareText(value));
    if (this.wantsNumbers && !this.analyzeNumber(statistics, value)) return;
    if (this.wantsMinimum) statistics.minimum = better(value, statistics.minimum, 1);
    if (this.wantsMaximum) statistics.maximum = better(value, statistics.maximum, -1);
  }

  /** False when the value is no number, which is reported. */
  private analyzeNumber(statistics: Statistics, value: unknown): boolean {
    const number = numberOf(value);
    if (number !== null) {
      statistics.addNumber(number);
      return true;
    }
    this.hasNonNumeric = true;
    this.ps.error('NonNumericInputObject', 'InvalidType', `Input object "${bareText(value)}" is not numeric.`, {
      target: value,
      exception: 'System.Management.Automation.PSInvalidOperationException',
    });
    return false;
  }

  private analyzeText(statistics: Statistics, text: string): void {
    const { Line, Word, Character, IgnoreWhiteSpace } = this.given;
    if (Character) statistics.characters += (IgnoreWhiteSpace ? text.replace(/\s/g, '') : text).length;
    if (Word) statistics.words += text.match(/\S+/g)?.length ?? 0;
    if (Line && text !== '') statistics.lines += text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  }

  end(): void {
    if (this.statistics.size === 0 && this.expressions === null) this.entry(WHOLE_OBJECT);
    for (const statistics of this.statistics.values()) {
      if (statistics.count === 0 && this.expressions !== null) {
        if (this.ps.runspace.strictVersion(this.ps.session.current) >= 2) this.reportMissing(statistics.name);
        continue;
      }
      const info = this.ps.parameterSet === 'TextMeasure' ? this.textInfo(statistics) : this.genericInfo(statistics);
      if (this.expressions !== null) info.property = statistics.name;
      this.ps.write(info);
    }
  }

  private reportMissing(name: string): void {
    const kind = this.ps.parameterSet === 'TextMeasure' ? 'Text' : 'Generic';
    const message = `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
    this.ps.error(`${kind}MeasurePropertyNotFound`, 'ObjectNotFound', message, {
      exception: 'System.Management.Automation.PSArgumentException',
    });
  }

  private genericInfo(statistics: Statistics): MeasureInfo {
    const { Sum, Average, StandardDeviation, AllStats } = this.given;
    const { count, sum, variance, maximum, minimum } = statistics;
    const isNumeric = [maximum, minimum].every((value) => value === null || numberOf(value) !== null);
    const info = new GenericMeasureInfo(count, isNumeric);
    if (!this.hasNonNumeric) {
      if (Sum || AllStats) info.sum = sum;
      if ((Average || AllStats) && count > 0) info.average = sum / count;
      if (StandardDeviation || AllStats) info.standardDeviation = Math.sqrt(variance);
    }
    info.maximum = isNumeric && maximum !== null ? numberOf(maximum) : maximum;
    info.minimum = isNumeric && minimum !== null ? numberOf(minimum) : minimum;
    return info;
  }

  private textInfo({ lines, words, characters }: Statistics): MeasureInfo {
    const { Line, Word, Character } = this.given;
    const info = new TextMeasureInfo();
    if (Line) info.lines = lines;
    if (Word) info.words = words;
    if (Character) info.characters = characters;
    return info;
  }
}

/** The value as a double; null when it is none ($null counts as 0). */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (value instanceof Double) return value.value;
  const converted = tryConvertTo(value ?? null, typeNamed('System.Double'));
  return converted && (converted.value as Double).value;
}

/** ToString of the object itself, which a custom object has not. */
function bareText(value: unknown): string {
  return value instanceof PSCustomObject ? '' : netText(value);
}

/** The smaller (sign 1) or larger (sign -1) of a value and the best so far. Values of different types compare as texts. */
function better(value: unknown, best: unknown, sign: 1 | -1): unknown {
  if (best === null) return value;
  const a = comparable(best);
  const b = comparable(value);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign > 0 ? value : best;
  const sameType = b === null || typeOf(a) === typeOf(b);
  const [left, right] = sameType ? [a, b] : [toText(a), toText(b)];
  return compareValues(left, right, false, ambient().culture) * sign > 0 ? value : best;
}

function comparable(value: unknown): unknown {
  if (value === null) return null;
  return numberOf(value) ?? value;
}

function nameOf(expression: PropertyExpression, item: unknown): string {
  return expression.resolve(item)[0]?.text ?? expression.text;
}
