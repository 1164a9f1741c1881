/** System.Version: two to four numbers. */
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { requireNotNegative } from '../text/argument-checks.ts';

const MAX = 2147483647;
const NAMES = ['major', 'minor', 'build', 'revision'];

export class Version extends NetObject {
  /** @param parts two to four numbers, none negative */
  private constructor(readonly parts: readonly number[]) {
    super();
  }

  static of(...parts: number[]): Version {
    for (const [i, part] of parts.entries()) requireNotNegative(part, NAMES[i] ?? 'version');
    return new Version(parts);
  }

  /** Throws as Version.Parse does. */
  static parse(text: string): Version {
    const texts = text.split('.');
    if (texts.length < 2 || texts.length > 4) {
      throw argumentException('ArgumentException', 'Version string portion was too short or too long.', 'input');
    }
    return new Version(texts.map(parsePart));
  }

  netType(): NetType {
    return typeNamed('System.Version');
  }

  /** The number at a position, -1 when it is not given. */
  part(position: number): number {
    return this.parts[position] ?? -1;
  }

  compareTo(other: Version): number {
    for (let i = 0; i < 4; i++) {
      const difference = this.part(i) - other.part(i);
      if (difference !== 0) return difference < 0 ? -1 : 1;
    }
    return 0;
  }

  /** The first `count` numbers; throws ArgumentException when there are not as many. */
  format(count: number): string {
    if (count < 0 || count > this.parts.length) {
      const limit = count > 4 ? 4 : this.parts.length;
      throw argumentException('ArgumentException', `Argument must be between 0 and ${limit}.`, 'fieldCount');
    }
    return this.parts.slice(0, count).join('.');
  }

  override toString(): string {
    return this.parts.join('.');
  }
}

function parsePart(text: string): number {
  const trimmed = text.trim();
  if (!/^[+-]?\d+$/.test(trimmed))
    throw netException('System.FormatException', `The input string '${text}' was not in a correct format.`);
  const value = Number(trimmed);
  if (value > MAX || value < -MAX - 1) {
    throw netException('System.OverflowException', 'Value was either too large or too small for an Int32.');
  }
  if (value < 0) {
    const error = argumentException(
      'ArgumentOutOfRangeException',
      `input ('${value}') must be a non-negative value.`,
      'input',
    );
    error.message += `\nActual value was ${value}.`;
    throw error;
  }
  return value;
}
