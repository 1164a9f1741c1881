/** Import-PSSession: makes commands of a session on another computer commands of this one. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { metadataOf } from '../../src/engine/command-description.ts';
import type { CommandInfo } from '../../src/engine/command-info.ts';
import { allCommands } from '../../src/engine/execution-context.ts';
import { proxyModuleText, type RemoteCommand } from '../../src/engine/implicit-remoting.ts';
import { dynamicModule } from '../../src/engine/modules/dynamic-module.ts';
import { bindExports, collectExports, fitsAny, IMPORT_ALL } from '../../src/engine/modules/module-exports.ts';
import { PSSession, type RemoteHost } from '../../src/engine/remote-sessions.ts';
import { platform } from '../../src/platform/platform.ts';

export default cmdlet({
  verb: 'Import',
  noun: 'PSSession',
  remotingCapability: 'OwnedByCommand',
  outputTypes: ['System.Management.Automation.PSModuleInfo'],
  help: {
    synopsis: 'Makes commands of a session on another computer commands of this one.',
    description:
      'The commands become functions of a module in memory, which run them in the session. Cmdlets that this shell has from Lync Server itself give way to those of a session by https://POOL/OcsPowershell, as they would on a workstation without them.',
    examples: [
      {
        title: 'Lync Server from a workstation',
        transcript:
          'PS> $s = New-PSSession -ConnectionUri https://fe01.contoso.com/OcsPowershell\nPS> $null = Import-PSSession $s -CommandName Get-CsPool\nPS> (Get-CsPool pool01.contoso.com).PSComputerName\nfe01.contoso.com\nPS> Remove-PSSession $s',
      },
    ],
    links: ['New-PSSession', 'Invoke-Command'],
  },
  parameters: {
    Session: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.PSSession',
      position: 0,
      mandatory: true,
      validate: [{ kind: 'notNull' }],
      help: 'The session.',
    },
    CommandName: {
      type: 'string[]',
      position: 2,
      aliases: ['Name'],
      help: 'Names of commands; wildcards are allowed.',
    },
    FormatTypeName: {
      type: 'string[]',
      position: 3,
      help: 'Types whose views are imported.',
      noEffect: 'the computers of a lab draw objects alike',
    },
    Prefix: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Put in front of the nouns of the commands.',
    },
    DisableNameChecking: {
      type: 'switch',
      help: 'Says nothing of unusual verbs.',
      noEffect: 'nothing is said of them',
    },
    AllowClobber: { type: 'switch', help: 'Imports commands that this session has under the same name.' },
    ArgumentList: {
      type: 'Object[]',
      aliases: ['Args'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'What decides on the parameters of the commands.',
      refused: 'commands of a lab have the same parameters for all arguments',
    },
    CommandType: {
      type: 'enum[]',
      typeName: 'System.Management.Automation.CommandTypes',
      aliases: ['Type'],
      values: [
        'Alias',
        'Function',
        'Filter',
        'Cmdlet',
        'ExternalScript',
        'Application',
        'Script',
        'Configuration',
        'All',
      ],
      help: 'Kinds of commands.',
    },
    Module: {
      type: 'string[]',
      aliases: ['PSSnapin'],
      validate: [{ kind: 'notNull' }],
      help: 'Modules of the commands.',
    },
    FullyQualifiedModule: {
      type: 'other[]',
      typeName: 'Microsoft.PowerShell.Commands.ModuleSpecification',
      validate: [{ kind: 'notNull' }],
      help: 'Modules with their versions.',
      refused: 'a computer of a lab has one version of each module',
    },
    Certificate: {
      type: 'other',
      typeName: 'System.Security.Cryptography.X509Certificates.X509Certificate2',
      help: 'Signs the module.',
      refused: 'the module is in memory, where nothing asks for a signature',
    },
  },
  run(ps) {
    return {
      process() {
        const { CommandName, CommandType, Module, Prefix = '', AllowClobber } = ps.parameters;
        const session = openSession(ps, ps.parameters.Session);
        const isWanted = (info: CommandInfo): boolean =>
          (!CommandName || fitsAny(info.name, CommandName)) &&
          (!CommandType || CommandType.includes('All') || CommandType.includes(info.commandType)) &&
          (!Module || fitsAny(info.moduleName, Module));
        const found = commandsOf(ps, session.host, isWanted);
        const commands = Prefix === '' && !AllowClobber ? withoutShadows(ps, session.host, found) : found;
        const text = proxyModuleText(described(session.host, commands));
        const { module } = dynamicModule(ps.runspace, moduleName(), ps.runspace.scripts.fromCommandText(text), [
          session,
        ]);
        module.description = `Implicit remoting for ${session.computerName}`;
        collectExports(module);
        bindExports(module, ps.session.top, { ...IMPORT_ALL, prefix: Prefix });
        ps.write(module);
      },
    };
  },
});

function openSession(ps: CmdletActions, session: unknown): PSSession {
  if (session instanceof PSSession && session.state === 'Opened') return session;
  return ps.fail('PSSessionStateBroken', 'InvalidArgument', 'The session is not open.', { target: session });
}

/** What the other computer has of commands; aliases of its own stay there. */
function commandsOf(
  ps: CmdletActions,
  { runspace, offers }: RemoteHost,
  isWanted: (info: CommandInfo) => boolean,
): CommandInfo[] {
  const found = runspace.enter(() => allCommands(runspace, runspace.globalSession.top));
  const wanted = found.filter(
    (info) =>
      info.commandType !== 'Alias' &&
      /^[A-Za-z]+-\w+$/.test(info.name) &&
      (!offers || offers.includes(info.moduleName)) &&
      isWanted(info),
  );
  if (wanted.length > 0) return wanted;
  return ps.fail(
    'ErrorNoResultsFromRemoteEnd',
    'InvalidResult',
    'Running the Get-Command command in a remote session returned no results.',
    { exception: 'System.ArgumentException' },
  );
}

/** Those that this session has not itself; it is told which are left out. */
function withoutShadows(ps: CmdletActions, { offers }: RemoteHost, commands: readonly CommandInfo[]): CommandInfo[] {
  const isShadowed = ({ name }: CommandInfo): boolean => {
    const local = ps.runspace.commands.find(name, ps.session.top);
    return local !== null && !(offers?.includes(local.moduleName) ?? false);
  };
  const shadowed = new Set(commands.filter(isShadowed));
  if (shadowed.size === commands.length)
    ps.fail(
      'ErrorNoCommandsImportedBecauseOfSkipping',
      'InvalidResult',
      `No command proxies have been created, because all of the requested remote commands would shadow existing local commands.  ${ADVICE}`,
      { exception: 'System.ArgumentException' },
    );
  if (shadowed.size > 0) {
    const names = [...shadowed].map(({ name }) => name).join(', ');
    ps.warning(
      `Proxy creation has been skipped for the following command: '${names}', because it would shadow an existing local command.  ${ADVICE}`,
    );
  }
  return commands.filter((info) => !shadowed.has(info));
}

const ADVICE = 'Use the AllowClobber parameter if you want to shadow existing local commands.';

function described({ runspace }: RemoteHost, commands: readonly CommandInfo[]): RemoteCommand[] {
  return runspace.enter(() =>
    commands.flatMap((info) => {
      const metadata = metadataOf(info);
      return metadata ? [{ name: info.name, metadata }] : [];
    }),
  );
}

/** `tmp_xivlkrjo.4fn`, as temporary files are named. */
function moduleName(): string {
  const letters = Array.from(platform().random.bytes(11), (byte) => (byte % 36).toString(36)).join('');
  return `tmp_${letters.slice(0, 8)}.${letters.slice(8)}`;
}
