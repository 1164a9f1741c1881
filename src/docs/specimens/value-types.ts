/**
 * Words in the place of a number, a choice, an object: `-MaskBits SubnetBitmask`. Syntax diagrams that were made into
 * commands have them without the brackets of a placeholder; what the parameter takes says what they stand for.
 */
import { settingMakers, settingNeeds } from '../../../cmdlets/lync/settings/nouns.ts';
import { type CommandValue, looseWords, valuelessParameters } from './command-values.ts';
import { FILE_PASSWORD } from './page-certificates.ts';
import type { HelperSession } from './page-objects.ts';
import type { SpecimenKind } from './specimen-kinds.ts';

/** What stands for a word; `isCode` where it is no text but PowerShell. */
export interface TypedValue {
  readonly kind: SpecimenKind;
  readonly value: string;
  readonly isCode: boolean;
}

/** Somebody's, with the password that the documentation's examples use. */
const CREDENTIAL = `([pscredential]::new("$env:USERDOMAIN\\Administrator", (ConvertTo-SecureString '${FILE_PASSWORD}' -AsPlainText -Force)))`;

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
    if (isPlaceholder && /credential$/i.test(parameter)) return code('credential', CREDENTIAL);
    const maker = settingMakers(noun).get(parameter.toLowerCase());
    if (maker !== undefined && (isPlaceholder || /^(?:[A-Z]\w+|\d+)$/.test(value)))
      return code('object', `(${newText(maker)})`);
    if (!isPlaceholder && !/^[A-Za-z][A-Za-z0-9]{3,}$/.test(value)) return null;
    const [type = '', ...names] = this.typeOf(command, parameter);
    if (names.length > 0) {
      const isOne = value.split(',').every((part) => names.some((name) => name.toLowerCase() === part.toLowerCase()));
      return isOne ? null : { kind: 'choice', value: names[0] ?? '', isCode: false };
    }
    if (/^System\.(?:U?Int\d+|Byte|Double)$/.test(type)) return code('number', /mask/i.test(parameter) ? '24' : '1');
    if (type === 'System.Boolean') return /^(?:true|false)$/i.test(value) ? null : code('choice', '$True');
    if (type === 'System.TimeSpan') return { kind: 'span', value: '00:00:30', isCode: false };
    return null;
  }

  /** The Boolean parameters of a text to which it gives no value: where `$True` belongs. */
  missingTruths(text: string): readonly { readonly parameter: string; readonly at: number }[] {
    return valuelessParameters(text)
      .filter(({ command }) => /^\w+-Cs\w+$/i.test(command))
      .filter(({ command, parameter }) => this.typeOf(command, parameter)[0] === 'System.Boolean');
  }

  /** Words that are the names of parameters, and have lost their dash. */
  missingDashes(text: string): readonly { readonly word: string; readonly at: number }[] {
    return looseWords(text).filter(
      ({ command, word }) => /^\w+-Cs\w+$/i.test(command) && this.typeOf(command, word).length > 0,
    );
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

/** `New-CsRgsHoliday -StartDate 1/1/2030 …`: with any value for what cannot be left out. */
function newText(noun: string): string {
  const given = settingNeeds(noun).map(({ name, type, values, range, items }) => {
    const maker = items?.[0];
    if (maker !== undefined) return `-${name} (${newText(maker)})`;
    if (values?.[0] !== undefined) return `-${name} ${values[0]}`;
    if (range) return `-${name} ${range[0]}`;
    if (type === 'bool') return `-${name} $True`;
    if (/^(?:byte|u?int|long|System)/.test(type)) return `-${name} 1`;
    return `-${name} ${valueNamed(name, type)}`;
  });
  return [`New-${noun}`, ...given].join(' ');
}

function valueNamed(name: string, type: string): string {
  if (type === 'datetime') return '"1/1/2030"';
  if (type === 'timespan') return '00:30:00';
  if (/ipaddress$/i.test(name)) return '192.168.0.1';
  return /ur[il]$/i.test(name) ? 'https://www.example.com' : 'Example';
}

function code(kind: SpecimenKind, value: string): TypedValue {
  return { kind, value, isCode: true };
}
