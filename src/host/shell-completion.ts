/**
 * What a shell offers behind Tab for this program: the scripts that shells read, and the words that those ask the program for.
 * yargs has scripts of its own for two shells; they ask in a form that the command line of pwsh leaves no room for.
 */
import { defaultLabsRoot, listLabs } from '../deployment/labs.ts';
import { optionNames, subcommandNames } from './command-line.ts';

/** An option, as far as it matters for what may be written. */
interface OptionBehind {
  readonly type?: string;
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly array?: boolean;
}

/** What comes behind a word of the command line. */
export interface WordsBehind {
  /** Subcommands, with what comes behind them. */
  readonly words?: ReadonlyMap<string, WordsBehind>;
  /** Options, without their dashes; those with a value say which there are. */
  readonly options?: Readonly<Record<string, OptionBehind>>;
  /** What its arguments are: names of labs, or one of these; files when omitted, which shells find themselves. */
  readonly takes?: 'labs' | readonly string[];
}

/** The shells that have a script. */
export const completionShells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type CompletionShell = (typeof completionShells)[number];

const SCRIPTS: Readonly<Record<CompletionShell, string>> = {
  bash: `# lyncshell completion bash >> ~/.bashrc
_lyncshell() {
  local IFS=$'\\n'
  COMPREPLY=($(lyncshell completion --words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _lyncshell lyncshell
`,
  zsh: `#compdef lyncshell
# lyncshell completion zsh > a folder of $fpath, as _lyncshell
_lyncshell() {
  local -a found
  found=(\${(f)"$(lyncshell completion --words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( \${#found} )); then compadd -a found; else _files; fi
}
if [ "$funcstack[1]" = _lyncshell ]; then _lyncshell "$@"; else compdef _lyncshell lyncshell; fi
`,
  fish: `# lyncshell completion fish > ~/.config/fish/completions/lyncshell.fish
complete -c lyncshell -a '(lyncshell completion --words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
  powershell: `# lyncshell completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName lyncshell -ScriptBlock {
    param($word, $ast, $position)
    $words = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
    lyncshell completion --words -- @words $word 2>$null |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`,
};

/** The text that a shell reads. */
export function completionScript(shell: CompletionShell): string {
  return SCRIPTS[shell];
}

/** The options of the subcommand that words name. */
export function optionsBehind(
  words: readonly string[],
  behind: ReadonlyMap<string, WordsBehind>,
): Readonly<Record<string, OptionBehind>> {
  return placeBehind(words, behind).options ?? {};
}

/** The names of the options of all subcommands. */
export function allOptions(behind: Iterable<WordsBehind>): string[] {
  return [...behind].flatMap(({ options = {}, words }) => [
    ...Object.keys(options),
    ...allOptions(words?.values() ?? []),
  ]);
}

function placeBehind(words: readonly string[], behind: ReadonlyMap<string, WordsBehind>): WordsBehind {
  let at: WordsBehind = { words: behind };
  for (const word of words) at = at.words?.get(word) ?? at;
  return at;
}

/** What may stand in place of the last word. @param behind what comes behind each subcommand */
export function completionWords(words: readonly string[], behind: ReadonlyMap<string, WordsBehind>): string[] {
  const [last = ''] = words.slice(-1);
  const before = words.slice(0, -1);
  if (before.length === 0) {
    const options = last.startsWith('-') ? optionNames.map((name) => `-${name}`) : [];
    return beginning([...subcommandNames, ...options], last);
  }
  const at = placeBehind(before, behind);
  if (at.words === behind) return before.at(-1)?.toLowerCase() === '-lab' ? beginning(labNames(), last) : [];
  const option = at.options?.[before.at(-1)?.replace(/^--/, '') ?? ''];
  if (before.at(-1)?.startsWith('--') && option !== undefined && option.type !== 'boolean')
    return beginning(option.choices ?? (before.at(-1) === '--lab' ? labNames() : []), last);
  if (last.startsWith('-'))
    return beginning(
      [...Object.keys(at.options ?? {}), 'help'].map((name) => `--${name}`),
      last,
    );
  if (at.words) return beginning([...at.words.keys()], last);
  return beginning(at.takes === 'labs' ? labNames() : (at.takes ?? []), last);
}

function labNames(): readonly string[] {
  return listLabs(defaultLabsRoot());
}

function beginning(candidates: readonly string[], word: string): string[] {
  return candidates.filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
}
