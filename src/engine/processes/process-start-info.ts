/** System.Diagnostics.ProcessStartInfo: which program is to start, and how. */
import { ambient } from '../../types/ambient.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { netException } from '../../types/net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { Encoding } from '../../types/text/encoding.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { NetDictionary } from '../../types/values/net-dictionary.ts';
import { NetList } from '../../types/values/net-list.ts';

export class ProcessStartInfo extends NetObject {
  redirectStandardInput = false;
  redirectStandardOutput = false;
  redirectStandardError = false;
  standardInputEncoding: Encoding | null = null;
  standardOutputEncoding: Encoding | null = null;
  standardErrorEncoding: Encoding | null = null;
  workingDirectory = '';
  useShellExecute = false;
  createNoWindow = false;
  errorDialog = false;
  userName = '';
  verb = '';
  windowStyle = EnumValue.named(typeNamed('System.Diagnostics.ProcessWindowStyle'), 'Normal');
  readonly argumentList: NetList;
  private variables: NetDictionary | null = null;

  constructor(
    public fileName = '',
    public commandLine = '',
    args: readonly string[] = [],
  ) {
    super();
    const texts = genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [typeNamed('System.String')]);
    this.argumentList = new NetList(texts, [...args]);
  }

  netType(): NetType {
    return typeNamed('System.Diagnostics.ProcessStartInfo');
  }

  /** The variables that the program is to have: those of the session, until somebody changes them. */
  get environment(): NetDictionary {
    if (!this.variables) {
      const text = typeNamed('System.String');
      this.variables = new NetDictionary(
        genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [text, text]),
      );
      for (const [name, value] of ambient().environment) this.variables.set(name, value);
    }
    return this.variables;
  }

  environmentOfProgram(): ReadonlyMap<string, string> {
    if (!this.variables) return ambient().environment;
    return new Map(Array.from(this.variables.slots(), ({ key, value }) => [toText(key), toText(value)]));
  }

  /** @throws NetException where both forms are given */
  argumentsOfProgram(): readonly string[] {
    const listed = this.argumentList.items.map((argument) => toText(argument));
    if (listed.length > 0 && this.commandLine !== '') {
      throw invalid('Only one of Arguments or ArgumentList may be used.');
    }
    return listed.length > 0 ? listed : argumentsOf(this.commandLine);
  }
}

export function invalid(message: string) {
  return netException('System.InvalidOperationException', message);
}

/**
 * The arguments of a command line, as .NET cuts it on Unix (which follows Windows' CommandLineToArgv): blanks part them,
 * quotation marks keep blanks, `""` in a quoted part is one, backslashes count only before a quotation mark.
 */
export function argumentsOf(line: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (at >= line.length) return found;
    let argument = '';
    let quoted = false;
    for (; at < line.length; at++) {
      const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
      const isBeforeQuote = line[at + slashes] === '"';
      argument += '\\'.repeat(isBeforeQuote ? slashes >> 1 : slashes);
      at += slashes;
      const symbol = line[at];
      if (symbol === '"' && slashes % 2 === 1) argument += '"';
      else if (symbol === '"' && quoted && line[at + 1] === '"') {
        argument += '"';
        at++;
      } else if (symbol === '"') quoted = !quoted;
      else if ((symbol === ' ' || symbol === '\t') && !quoted) break;
      else argument += symbol ?? '';
    }
    found.push(argument);
  }
}
