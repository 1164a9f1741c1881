/** System.Management.Automation.SemanticVersion: `7.6.5-preview.1+build`. */
import { NetException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

const PATTERN =
  /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?$/;

export class SemanticVersion extends NetObject {
  constructor(
    readonly major: number,
    readonly minor = 0,
    readonly patch = 0,
    readonly preReleaseLabel: string | null = null,
    readonly buildLabel: string | null = null,
  ) {
    super();
    const parts: readonly (readonly [string, number])[] = [
      ['major', major],
      ['minor', minor],
      ['patch', patch],
    ];
    for (const [name, value] of parts) {
      if (value < 0) throw invalidPart(name);
    }
  }

  /** Throws FormatException. */
  static parse(text: string): SemanticVersion {
    const match = PATTERN.exec(text);
    // PowerShell says of every such text that the empty one is wrong, and of the empty one the parameter's name.
    if (!match) {
      const message = text === '' ? 'version' : "The input string '' was not in a correct format.";
      throw new NetException('System.FormatException', message);
    }
    const [, major, minor = '0', patch = '0', label, build] = match;
    return new SemanticVersion(Number(major), Number(minor), Number(patch), label ?? null, build ?? null);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.SemanticVersion');
  }

  /** By the rules of semver.org: a pre-release comes before its release, build labels do not count. */
  compareTo(other: SemanticVersion): number {
    const numbers = this.major - other.major || this.minor - other.minor || this.patch - other.patch;
    return numbers !== 0 ? Math.sign(numbers) : compareLabels(this.preReleaseLabel, other.preReleaseLabel);
  }

  override toString(): string {
    const label = this.preReleaseLabel ? `-${this.preReleaseLabel}` : '';
    const build = this.buildLabel ? `+${this.buildLabel}` : '';
    return `${this.major}.${this.minor}.${this.patch}${label}${build}`;
  }
}

/** What PowerShell says of an argument that it cannot use. */
export function invalidPart(name: string): NetException {
  const message = `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
  return netException('System.Management.Automation.PSArgumentException', message);
}

function compareLabels(a: string | null, b: string | null): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const x = a.split('.');
  const y = b.split('.');
  for (const [i, part] of x.entries()) {
    const other = y[i];
    const order = other === undefined ? 1 : comparePart(part, other);
    if (order !== 0) return order;
  }
  return Math.sign(x.length - y.length);
}

/** Numbers by value and before words, words by their code units. */
function comparePart(a: string, b: string): number {
  const numeric = [a, b].map((part) => /^\d+$/.test(part));
  if (numeric[0] && numeric[1]) return Math.sign(Number(a) - Number(b));
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
