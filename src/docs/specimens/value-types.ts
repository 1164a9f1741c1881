/**
 * Words in the place of a number, a choice, an object: `-MaskBits SubnetBitmask`. Syntax diagrams that were made into
 * commands have them without the brackets of a placeholder; what the parameter takes says what they stand for.
 */
import { settingMakers } from '../../../cmdlets/lync/settings/nouns.ts';
import type { CommandValue } from './command-values.ts';
import type { HelperSession } from './page-objects.ts';
import type { SpecimenKind } from './specimen-kinds.ts';

/** What stands for a word; `isCode` where it is no text but PowerShell. */
export interface TypedValue {
  readonly kind: SpecimenKind;
  readonly value: string;
  readonly isCode: boolean;
}

export class ValueTypes {
  /** By cmdlet and parameter the type, and the names of an enum. */
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly helper: HelperSession) {}

  /** A value of the parameter's type; null where the word is one already, or may be. */
  valueFor({ command, parameter, value, placeholders }: CommandValue): TypedValue | null {
    const [, noun = ''] = /^\w+-(Cs\w+)$/i.exec(command) ?? [];
    if (noun === '' || parameter === '') return null;
    const isPlaceholder = placeholders.length > 0;
    if (isPlaceholder && !/^<[^<>]*>$/.test(value)) return null;
    const maker = settingMakers(noun).get(parameter.toLowerCase());
    if (maker !== undefined && (isPlaceholder || /^(?:[A-Z]\w+|\d+)$/.test(value)))
      return code('object', `(New-${maker})`);
    if (!isPlaceholder && !/^[A-Z][A-Za-z0-9]{3,}$/.test(value)) return null;
    const [type = '', ...names] = this.typeOf(command, parameter);
    if (names.length > 0) {
      const isOne = value.split(',').every((part) => names.some((name) => name.toLowerCase() === part.toLowerCase()));
      return isOne ? null : { kind: 'choice', value: names[0]!, isCode: false };
    }
    if (/^System\.(?:U?Int\d+|Byte|Double)$/.test(type)) return code('number', /mask/i.test(parameter) ? '24' : '1');
    if (type === 'System.Boolean') return /^(?:true|false)$/i.test(value) ? null : code('choice', '$True');
    if (type === 'System.TimeSpan') return { kind: 'span', value: '00:00:30', isCode: false };
    return null;
  }

  private typeOf(command: string, parameter: string): readonly string[] {
    const key = `${command} ${parameter}`.toLowerCase();
    const known = this.known.get(key);
    if (known) return known;
    const found = this.helper.lines(
      `$type = (Get-Command ${command} -ErrorAction Stop).Parameters['${parameter}'].ParameterType; $type.FullName; if ($type.IsEnum) { [Enum]::GetNames($type) }`,
    );
    this.known.set(key, found);
    return found;
  }
}

function code(kind: SpecimenKind, value: string): TypedValue {
  return { kind, value, isCode: true };
}
