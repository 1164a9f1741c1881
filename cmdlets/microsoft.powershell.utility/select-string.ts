/** Select-String: finds lines of texts and files by patterns. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, nameFilter } from '../../src/providers/cmdlet-paths.ts';
import type { ResolvedPath } from '../../src/providers/resolved-path.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { decodeText, linesOf, readBytes } from '../../src/types/files/host-files.ts';
import { getMember, typeNamesOf } from '../../src/types/members/member-access.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import type { Encoding } from '../../src/types/text/encoding.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { LineMatcher } from './line-matcher.ts';
import { addContexts, type ContextSize } from './match-contexts.ts';
import { MatchInfo } from './match-info.ts';

const RAW_SETS = ['FileRaw', 'LiteralFileRaw', 'ObjectRaw'] as const;

export default cmdlet({
  verb: 'Select',
  noun: 'String',
  aliases: ['sls'],
  defaultParameterSet: 'File',
  outputTypes: ['System.Boolean', 'Microsoft.PowerShell.Commands.MatchInfo', 'System.String'],
  help: {
    synopsis: 'Finds lines by patterns, in texts and files.',
    examples: [
      { title: 'Lines that fit', transcript: "PS> 'fe01 ok', 'fe02 failed' | Select-String fail -Raw\nfe02 failed" },
      {
        title: 'Parts of a line',
        transcript: "PS> 'a1b2' | Select-String '\\d' -AllMatches | ForEach-Object { $_.Matches.Value -join ',' }\n1,2",
      },
    ],
    links: ['Where-Object', 'Get-Content'],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      mandatory: true,
      pipeline: 'value',
      in: ['Object', 'ObjectRaw'],
      allowNull: true,
      allowEmptyString: true,
      help: 'The texts; a file object stands for its content.',
    },
    Pattern: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      help: 'Regular expressions, or texts with -SimpleMatch.',
    },
    Culture: {
      type: 'string',
      validate: [{ kind: 'notNull' }],
      help: 'For -SimpleMatch: Ordinal, Invariant, Current or the name of a culture.',
    },
    SimpleMatch: { type: 'switch', help: 'The pattern is a text, not a regular expression.' },
    CaseSensitive: { type: 'switch', help: 'Tells capital and small letters apart.' },
    Path: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      pipeline: 'name',
      in: ['File', 'FileRaw'],
      wildcards: true,
      help: 'The files.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralFile', 'LiteralFileRaw'],
      aliases: ['PSPath', 'LP'],
      help: 'The files; no character is a wildcard.',
    },
    Raw: {
      type: 'switch',
      in: Object.fromEntries(RAW_SETS.map((set) => [set, { mandatory: true }])),
      help: 'Gives the lines as plain texts.',
    },
    Quiet: { type: 'switch', in: ['File', 'Object', 'LiteralFile'], help: 'Says only that there is such a line.' },
    List: { type: 'switch', help: 'Gives only the first line of each file.' },
    NoEmphasis: {
      type: 'switch',
      help: 'Does not emphasise matches.',
      noEffect: 'matches are never emphasised in this shell',
    },
    Include: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'Names of files to search.',
    },
    Exclude: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'Names of files to leave out.',
    },
    NotMatch: { type: 'switch', help: 'Finds the lines that do not fit.' },
    AllMatches: { type: 'switch', help: 'Finds all places in a line, not only the first.' },
    Encoding: { type: 'Encoding', validate: [{ kind: 'notNullOrEmpty' }], help: 'Encoding of the files.' },
    Context: {
      type: 'int[]',
      validate: [
        { kind: 'notNullOrEmpty' },
        { kind: 'count', min: 1, max: 2 },
        { kind: 'range', min: 0, max: 2147483647 },
      ],
      help: 'How many lines to show around: one number, or before and after.',
    },
  },
  run(ps) {
    return new Search(ps);
  },
});

interface Given {
  Pattern?: string[];
  Path?: string[];
  LiteralPath?: string[];
  InputObject?: unknown;
  Include?: string[];
  Exclude?: string[];
  Context?: number[];
  Culture?: string;
  Encoding?: Encoding;
  AllMatches?: boolean;
  CaseSensitive?: boolean;
  List?: boolean;
  NotMatch?: boolean;
  Quiet?: boolean;
  Raw?: boolean;
  SimpleMatch?: boolean;
}

class Search {
  private readonly given: Given;
  private readonly matcher: LineMatcher;
  private readonly context: ContextSize | null;
  /** Of objects from the pipeline: the lines seen (kept only for context), and how many there were. */
  private readonly pipedLines: string[] = [];
  private readonly pipedMatches: MatchInfo[] = [];
  private pipedCount = 0;
  private isDone = false;

  constructor(private readonly ps: CmdletWith<Given>) {
    this.given = ps.parameters;
    const { Pattern = [], SimpleMatch, CaseSensitive, AllMatches, NotMatch, Context, Culture } = this.given;
    if (Culture !== undefined && !SimpleMatch) this.refuseCulture();
    const [before = 0, after = before] = Context ?? [];
    this.context = before > 0 || after > 0 ? { before, after } : null;
    this.matcher = new LineMatcher(
      {
        patterns: Pattern,
        simple: SimpleMatch ?? false,
        caseSensitive: CaseSensitive ?? false,
        allMatches: AllMatches ?? false,
        notMatch: NotMatch ?? false,
        culture: Culture === undefined || /^current$/i.test(Culture) ? ambient().culture : Culture,
      },
      (pattern, problem) => this.refusePattern(pattern, problem.message),
    );
  }

  private refuseCulture(): never {
    return this.ps.fail(
      'CannotSpecifyCultureWithoutSimpleMatch',
      'InvalidData',
      'You must specify the -SimpleMatch parameter when you use the -Culture parameter.',
      {
        exception: 'System.InvalidOperationException',
      },
    );
  }

  private refusePattern(pattern: string, problem: string): never {
    const message = `The string ${pattern} is not a valid regular expression: ${problem}`;
    return this.ps.fail('InvalidRegex', 'InvalidArgument', message, {
      exception: netException('System.ArgumentException', message),
    });
  }

  process(): void {
    if (this.isDone) return;
    if (this.ps.parameterSet.startsWith('Object')) this.searchObject(this.given.InputObject);
    else this.searchFiles();
  }

  private searchFiles(): void {
    for (const item of this.items()) this.searchItem(item);
    // -Quiet says so when no file has such a line; of piped objects it says nothing then.
    if (this.given.Quiet && !this.isDone) this.ps.write(this.given.List ? null : false);
    this.isDone = false;
  }

  /** A path that names nothing ends the cmdlet before any file is read. */
  private items(): ResolvedPath[] {
    const { Path, LiteralPath } = this.given;
    const fits = nameFilter(this.given);
    return (LiteralPath ?? Path ?? [])
      .flatMap((path) => drivesOf(this.ps).findExisting(path, LiteralPath !== undefined))
      .filter(({ provider, path }) => fits(provider.leaf(path)));
  }

  /** Folders are passed over; a file that cannot be read is an error of that file. */
  private searchItem(item: ResolvedPath): void {
    if (this.isDone || item.provider.isContainer(item.path)) return;
    try {
      this.searchFile(item.path);
    } catch (error) {
      if (!(error instanceof NetException) || !error.typeName.startsWith('System.IO.')) throw error;
      const message = `The file ${item.path} cannot be read: ${error.message}`;
      const exception = new NetException('System.ArgumentException', message, null, error);
      this.ps.error('ProcessingFile', 'InvalidArgument', message, { exception });
    }
  }

  private searchObject(value: unknown): void {
    const plain = baseOf(value);
    if (plain !== null && typeNamesOf(plain).includes('System.IO.FileInfo')) {
      this.searchFile(toText(getMember(plain, 'FullName')));
      return;
    }
    const line = plain instanceof MatchInfo ? plain.line : toText(plain);
    this.pipedCount++;
    if (this.context) this.pipedLines.push(line);
    const found = this.matchLine(line, this.pipedCount, null);
    if (!found) return;
    // A match of another search that is searched in turn passes on as it is.
    const match = plain instanceof MatchInfo ? plain : found;
    if (this.context) this.pipedMatches.push(match);
    else this.emit(match);
  }

  private searchFile(path: string): void {
    const lines = linesOf(decodeText(readBytes(path), this.given.Encoding));
    const found: MatchInfo[] = [];
    for (const [i, line] of lines.entries()) {
      const match = this.matchLine(line, i + 1, path);
      if (!match) continue;
      found.push(match);
      if (this.given.List || this.given.Quiet) break;
    }
    this.emitAll(found, lines);
  }

  private matchLine(line: string, number: number, path: string | null): MatchInfo | null {
    const match = this.matcher.match(line);
    return match && new MatchInfo(line, number, match.pattern, match.matches, !this.given.CaseSensitive, path);
  }

  private emitAll(found: readonly MatchInfo[], lines: readonly string[]): void {
    if (this.context) addContexts(found, lines, this.context);
    for (const match of found) this.emit(match);
  }

  private emit(match: MatchInfo): void {
    if (this.isDone) return;
    if (this.given.Quiet) {
      this.isDone = true;
      this.ps.write(true);
    } else this.ps.write(this.given.Raw ? match.line : match);
  }

  end(): void {
    if (this.pipedMatches.length > 0) {
      this.isDone = false;
      this.emitAll(this.pipedMatches, this.pipedLines);
    }
  }
}
