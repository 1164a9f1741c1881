/** Get-Help: what a command is for and how it is used, and the about topics. */
import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import type { CommandHelp, HelpCategory, HelpEntry } from '../../src/engine/help/command-help.ts';
import { helpAddressOf } from '../../src/engine/help/help-addresses.ts';
import {
  helpObject,
  parameterObjects,
  shortHelpObject,
  topicObject,
  withView,
} from '../../src/engine/help/help-object.ts';
import { HelpSearch } from '../../src/engine/help/help-search.ts';
import { HELP_TOPICS } from '../../src/engine/help/help-topics.ts';
import { ambient } from '../../src/types/ambient.ts';
import { hasWildcards, WildcardOption, WildcardPattern } from '../../src/types/wildcard.ts';

const CATEGORIES = [
  'Alias',
  'Cmdlet',
  'Provider',
  'General',
  'FAQ',
  'Glossary',
  'HelpFile',
  'ScriptCommand',
  'Function',
  'Filter',
  'ExternalScript',
  'All',
  'DefaultHelp',
  'DscResource',
  'Class',
  'Configuration',
];

/** The topic shown where no name is given. */
const FIRST_TOPIC = 'about_lyncshell';

export default cmdlet({
  verb: 'Get',
  noun: 'Help',
  aliases: ['man'],
  defaultParameterSet: 'AllUsersView',
  outputTypes: [],
  help: {
    synopsis: 'Shows what a command is for and how it is used, or an about topic.',
    description:
      'With the name of one thing it shows that help: of a cmdlet from its declaration, of a function or script from the comments that belong to it. A wildcard, or a part of a name, lists all that fit.\n\nThe function help does the same.',
    examples: [
      {
        title: 'What a cmdlet is for',
        transcript:
          'PS> (Get-Help Get-Help).Synopsis\nShows what a command is for and how it is used, or an about topic.',
      },
      { title: 'One property of a parameter', transcript: 'PS> (Get-Help Get-Help -Parameter Name).position\n1' },
      {
        title: 'The topics on lyncshell itself',
        transcript: 'PS> (Get-Help about_l*).Name\nabout_labs\nabout_lyncshell',
      },
    ],
    notes: 'Help is part of the program: there is nothing to download, and Update-Help says so.',
    inputs: ['None'],
    outputs: ['MamlCommandHelpInfo', 'String'],
    links: ['about_lyncshell', 'Get-Command'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'A command, alias, script or topic, or a part of such a name.',
    },
    Path: {
      type: 'string',
      help: 'A path whose provider has help of its own for the cmdlet.',
      noEffect: 'providers have no help of their own here',
    },
    Category: {
      type: 'string[]',
      validate: [{ kind: 'set', values: CATEGORIES }],
      help: 'Looks only among help of these kinds.',
    },
    Full: { type: 'switch', in: ['AllUsersView'], help: 'Shows everything, with the properties of each parameter.' },
    Component: { type: 'string[]', help: 'Lists only commands whose comments name this component.' },
    Detailed: { type: 'switch', mandatory: true, in: ['DetailedView'], help: 'Adds the parameters and the examples.' },
    Examples: { type: 'switch', mandatory: true, in: ['Examples'], help: 'Shows name, synopsis and examples only.' },
    Functionality: { type: 'string[]', help: 'Lists only commands whose comments name this functionality.' },
    Parameter: {
      type: 'string[]',
      mandatory: true,
      in: ['Parameters'],
      wildcards: true,
      help: 'Shows only these parameters.',
    },
    Online: {
      type: 'switch',
      mandatory: true,
      in: ['Online'],
      help: 'Gives the address of the page on the web; no browser is started.',
    },
    Role: { type: 'string[]', help: 'Lists only commands whose comments name this role.' },
  },
  run(ps) {
    return { process: () => getHelp(ps) };
  },
});

interface Given {
  Name?: string;
  Category?: string[];
  Component?: string[];
  Role?: string[];
  Functionality?: string[];
  Parameter?: string[];
  Full?: boolean;
}

function getHelp(ps: CmdletWith<Given>): void {
  const given = ps.parameters;
  const name = given.Name ?? (given.Category ? '*' : FIRST_TOPIC);
  const search = new HelpSearch(ps.runspace, ps.service(HELP_TOPICS), categoriesOf(given.Category ?? []));
  const found = search.find(name).filter((entry) => isAbout(entry, ps));
  const [first] = found;
  if (first && found.length === 1) writeOne(ps, first);
  else if (first) writeList(ps, found);
  else if (!hasWildcards(name)) notFound(ps, name);
}

/** Categories in the words of help entries; an empty set stands for all. */
function categoriesOf(given: readonly string[]): ReadonlySet<HelpCategory> {
  const known: readonly HelpCategory[] = ['Alias', 'Cmdlet', 'Function', 'Filter', 'ExternalScript', 'HelpFile'];
  const wanted = new Set(given.map((name) => name.toLowerCase()));
  if (wanted.has('all')) return new Set();
  return new Set(
    given.map((name) => known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? (name as HelpCategory)),
  );
}

/** -Component, -Role and -Functionality, which only comments name. */
function isAbout(entry: HelpEntry, ps: CmdletWith<Given>): boolean {
  const given = ps.parameters;
  if (!given.Component && !given.Role && !given.Functionality) return true;
  const help = entry.command();
  const fits = (wanted: string[] | undefined, text: string | null | undefined): boolean =>
    wanted === undefined ||
    wanted.some(
      (pattern) => pattern !== null && new WildcardPattern(pattern, WildcardOption.IgnoreCase).isMatch(text ?? ''),
    );
  return (
    fits(given.Component, help?.component) &&
    fits(given.Role, help?.role) &&
    fits(given.Functionality, help?.functionality)
  );
}

function writeOne(ps: CmdletWith<Given>, entry: HelpEntry): void {
  const help = entry.command();
  if (ps.parameterSet === 'Online') writeOnline(ps, help);
  else if (entry.category === 'Alias') ps.write(shortHelpObject(entry));
  else if (help === null) ps.write(topicObject(entry.name, entry.synopsis, ps.service(HELP_TOPICS).text(entry.name)));
  else if (ps.parameterSet === 'Parameters') writeParameters(ps, help);
  else {
    const view =
      ps.parameterSet === 'DetailedView'
        ? 'DetailedView'
        : ps.parameterSet === 'Examples'
          ? 'ExamplesView'
          : ps.parameters.Full
            ? 'FullView'
            : null;
    const object = helpObject(help);
    ps.write(view ? withView(object, view) : object);
  }
}

function writeList(ps: CmdletWith<Given>, entries: readonly HelpEntry[]): void {
  if (ps.parameterSet === 'Online') {
    ps.fail(
      'InvalidOperation',
      'InvalidOperation',
      'Multiple Help topics were found. Use only one Help topic with the -Online option.',
      { exception: 'System.Management.Automation.PSInvalidOperationException' },
    );
  }
  for (const entry of entries) {
    if (ps.parameterSet === 'Parameters' && matchingParameters(ps, entry.command()).length === 0) continue;
    ps.write(shortHelpObject(entry));
  }
}

function writeOnline(ps: CmdletActions, help: CommandHelp | null): void {
  const ownAddress = help && (helpAddressOf(help.name) || help.online);
  if (ownAddress && ambient().process.testHooks.get('BypassOnlineHelpRetrieval') === true) {
    ps.write(`Help URI: ${ownAddress}`);
    return;
  }
  if (help?.online) {
    ps.write(`The page on the web is ${help.online}`);
    return;
  }
  ps.fail(
    'InvalidOperation',
    'InvalidOperation',
    'The online version of this Help topic cannot be displayed because the Internet address (URI) of the Help topic is not specified in the command code or in the help file for the command.',
    { exception: 'System.Management.Automation.PSInvalidOperationException' },
  );
}

function matchingParameters(ps: CmdletWith<Given>, help: CommandHelp | null): unknown[] {
  if (!help) return [];
  const patterns = (ps.parameters.Parameter ?? []).map((one) => new WildcardPattern(one, WildcardOption.IgnoreCase));
  return [...parameterObjects(help)]
    .filter(([name]) => patterns.some((pattern) => pattern.isMatch(name)))
    .map(([, object]) => object);
}

function writeParameters(ps: CmdletWith<Given>, help: CommandHelp): void {
  const found = matchingParameters(ps, help);
  for (const parameter of found) ps.write(parameter);
  if (found.length > 0) return;
  const criteria = (ps.parameters.Parameter ?? []).join(' ');
  ps.error('NoParmsFound', 'InvalidArgument', `No parameter matches criteria ${criteria}. (Parameter 'Parameter')`, {
    target: helpObject(help),
    exception: 'System.Management.Automation.PSArgumentException',
  });
}

function notFound(ps: CmdletActions, name: string): void {
  const message = `Get-Help could not find ${name} in a help file in this session. To download updated help topics type: "Update-Help". To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116.`;
  ps.error('HelpNotFound', 'ResourceUnavailable', message, {
    exception: 'Microsoft.PowerShell.Commands.HelpNotFoundException',
  });
}
