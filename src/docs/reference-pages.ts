/**
 * The reference of all cmdlets as Markdown, from the same declarations as Get-Help: a page for each module, an index, and
 * the table of what PowerShell and Lync Server have and lyncshell has. `npm run reference` writes them to docs/.
 */

import '../platform/node/node-platform.ts';
import { topologySchemaText } from '../deployment/topology-schema.ts';
import { metadataOfCmdlet } from '../engine/binder/metadata-from-cmdlet.ts';
import { syntaxLines } from '../engine/binder/syntax.ts';
import type { CmdletDefinition, ParameterDeclaration } from '../engine/cmdlet.ts';
import { cmdletHelp } from '../engine/help/cmdlet-help.ts';
import type { CommandHelp, ParameterHelp } from '../engine/help/command-help.ts';
import { HelpTopics } from '../engine/help/help-topics.ts';
import type { BuiltInModule } from '../engine/modules/built-in-module.ts';
import { aboutTopics } from '../generated/about-topics.ts';
import { type CommandIndexEntry, commandIndex } from '../generated/commands.ts';
import { builtInModules } from '../generated/modules.ts';
import { typeIndex } from '../generated/types.ts';
import { type Ambient, newProcessState, setAmbient } from '../types/ambient.ts';
import { registerTypes } from '../types/net-type.ts';
import powershellNames from './powershell-cmdlet-names.json' with { type: 'json' };
import { topologyPage } from './topology-page.ts';

const MADE = '<!-- Made by `npm run reference` from the declarations. Do not edit. -->';

interface Described {
  readonly definition: CmdletDefinition;
  readonly help: CommandHelp;
  readonly syntax: readonly string[];
}

/** Every page by its path below docs/. */
export function referencePages(): Map<string, string> {
  registerTypes(typeIndex.values());
  setAmbient({
    process: newProcessState(),
    culture: 'en-US',
    uiCulture: 'en-US',
    timeZone: 'UTC',
    now: () => 0,
  } as Ambient);
  const declared = new Map(builtInModules().map((module) => [module.name, module]));
  const modules = byModule([...commandIndex.values()].map((entry) => described(entry, declared)));
  const pages = new Map<string, string>();
  for (const [module, cmdlets] of modules)
    pages.set(`reference/${module.toLowerCase()}.md`, modulePage(module, cmdlets));
  pages.set('reference/README.md', indexPage(modules));
  pages.set('compatibility.md', compatibilityPage(modules));
  pages.set('topologies.md', topologyPage(MADE));
  pages.set('topology.schema.json', topologySchemaText());
  return pages;
}

function described({ name, module, load }: CommandIndexEntry, modules: ReadonlyMap<string, BuiltInModule>): Described {
  const definition = load();
  const metadata = metadataOfCmdlet(definition);
  const declared = modules.get(module);
  if (!declared) throw new Error(`No module declares ${name}.`);
  return {
    definition,
    help: cmdletHelp(definition, metadata, declared),
    syntax: syntaxLines(metadata).map((line) => line.text),
  };
}

function byModule(cmdlets: readonly Described[]): Map<string, Described[]> {
  const modules = new Map<string, Described[]>();
  for (const one of [...cmdlets].sort((a, b) => order(a.help.name, b.help.name))) {
    const list = modules.get(one.help.moduleName);
    if (list) list.push(one);
    else modules.set(one.help.moduleName, [one]);
  }
  return new Map([...modules].sort(([a], [b]) => order(a, b)));
}

const order = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

// --- pages of modules

function modulePage(module: string, cmdlets: readonly Described[]): string {
  const parts = [
    `# ${module}`,
    MADE,
    cmdletTable(cmdlets, (name) => `#${name.toLowerCase()}`),
    ...cmdlets.map(cmdletSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

function cmdletTable(cmdlets: readonly Described[], address: (name: string) => string): string {
  return table(
    ['Cmdlet', 'Synopsis'],
    cmdlets.map(({ help }) => [`[${help.name}](${address(help.name)})`, cell(help.synopsis)]),
  );
}

function cmdletSection({ definition, help, syntax }: Described): string {
  const parts = [`## ${help.name}`, text(help.synopsis), fenced(syntax.join('\n'))];
  if (definition.refused !== undefined) parts.push(`Always fails here: ${text(definition.refused)}.`);
  if (help.aliases.length > 0) parts.push(`Aliases: ${help.aliases.map(code).join(', ')}`);
  parts.push(...help.description.map(text));
  if (help.parameters.length > 0) parts.push(parameterTable(help.parameters, definition));
  if (help.outputs.length > 0) parts.push(`Output: ${help.outputs.map(code).join(', ')}`);
  for (const { title, code: transcript, remarks } of help.examples) {
    parts.push(`### ${title.replace(/^-+ | -+$/g, '')}`, fenced(transcript), ...remarks.filter(Boolean).map(text));
  }
  if (help.notes) parts.push(`### Notes`, text(help.notes));
  if (help.online) parts.push(`[The real cmdlet's page](${help.online})`);
  return parts.join('\n\n');
}

function parameterTable(parameters: readonly ParameterHelp[], definition: CmdletDefinition): string {
  return table(
    ['Parameter', 'Type', 'Required', 'Position', 'Pipeline', 'Wildcards', 'Here', ''],
    parameters.map((one) => [
      code([`-${one.name}`, ...one.aliases.map((alias) => `-${alias}`)].join(', ')),
      code(one.isSwitch ? 'switch' : one.typeName),
      one.required ? 'yes' : '',
      one.position,
      one.pipelineInput === 'false' ? '' : one.pipelineInput.slice('true '.length).replace(/[()]/g, ''),
      one.globbing ? 'yes' : '',
      definition.refused === undefined ? effectHere(definition.parameters[one.name]) : 'refused',
      cell(one.description.join(' ')),
    ]),
  );
}

function effectHere(declared: ParameterDeclaration | undefined): string {
  if (declared?.refused !== undefined) return 'refused';
  return declared?.noEffect === undefined ? 'works' : 'no effect';
}

// --- index and compatibility

function indexPage(modules: ReadonlyMap<string, readonly Described[]>): string {
  const sections = [...modules].map(
    ([module, cmdlets]) =>
      `## ${module}\n\n${cmdletTable(cmdlets, (name) => `${module.toLowerCase()}.md#${name.toLowerCase()}`)}`,
  );
  const topics = new HelpTopics(aboutTopics).all().map(({ name }) => `- \`Get-Help ${name}\``);
  const intro = 'Every cmdlet of lyncshell. At the prompt, `Get-Help NAME -Full` shows the same.';
  return `${['# Reference', MADE, intro, ...sections, `## About topics\n\n${topics.join('\n')}`].join('\n\n')}\n`;
}

function compatibilityPage(modules: ReadonlyMap<string, readonly Described[]>): string {
  const present = new Set([...modules.values()].flat().map(({ help }) => help.name.toLowerCase()));
  const powershell = Object.entries(powershellNames).map(([module, names]) => [module, names.split(' ')] as const);
  const all = powershell.flatMap(([, names]) => names);
  const lync = modules.get(LYNC) ?? [];
  const others = [...modules].flatMap(([module, cmdlets]) => (module === LYNC ? [] : cmdlets));
  const own = others.filter(({ help }) => !isKnown(help.name, all));
  const has = (names: readonly string[]): string[] => names.filter((name) => present.has(name.toLowerCase()));
  const lacks = (names: readonly string[]): string[] => names.filter((name) => !present.has(name.toLowerCase()));
  return `${[
    '# Compatibility',
    MADE,
    'A cmdlet counts as there when it is declared with the parameters of the real one, which a test holds it to. All cmdlets of Lync Server 2013 are known and bind their parameters; one that is refused says what a lab lacks when it is called.',
    table(
      ['Real module', 'Cmdlets', 'There'],
      [
        ...powershell.map(([module, names]) => [module, String(names.length), String(has(names).length)]),
        [LYNC, String(lync.length), String(lync.filter((one) => stateOf(one) !== 'refused').length)],
      ],
    ),
    ...powershell.map(([module, names]) => `## ${module}\n\n${presence(has(names), lacks(names))}`),
    `## ${LYNC}\n\n${table(['Cmdlet', 'Here', 'What not'], lync.map(lyncRow))}`,
    `## Only in lyncshell\n\n${own.map(({ help }) => `- ${code(help.name)}: ${text(help.synopsis)}`).join('\n')}`,
  ].join('\n\n')}\n`;
}

/** The module whose cmdlets are told of one by one. */
const LYNC = 'Lync';

/** Whether a cmdlet works, works but for some parameters, or always fails here. */
function stateOf({ definition }: Described): 'works' | 'in part' | 'refused' {
  if (definition.refused !== undefined) return 'refused';
  return lackingParameters(definition).length > 0 ? 'in part' : 'works';
}

function lackingParameters({ parameters }: CmdletDefinition): string[] {
  return Object.entries(parameters)
    .filter(([, { refused }]) => refused !== undefined)
    .map(([name]) => `-${name}`);
}

function lyncRow(one: Described): string[] {
  const lacking = one.definition.refused ?? lackingParameters(one.definition).map(code).join(', ');
  return [code(one.help.name), stateOf(one), lacking];
}

function isKnown(name: string, names: readonly string[]): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function presence(there: readonly string[], missing: readonly string[]): string {
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map(code).join(', '));
  return `There (${there.length}): ${list(there)}\n\nNot there (${missing.length}): ${list(missing)}`;
}

// --- Markdown

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fenced(content: string): string {
  return `\`\`\`text\n${content}\n\`\`\``;
}

function code(content: string): string {
  return `\`${content.replaceAll('|', '\\|')}\``;
}

/** Plain text in which nothing is to be taken for Markdown. */
function text(content: string): string {
  return content.replace(/[<>*_`[\]]/g, '\\$&');
}

function cell(content: string): string {
  return text(content).replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
