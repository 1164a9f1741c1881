/** Add-Type: makes the types of an assembly, and enums in C#, known. C# is not compiled here, and the error says so. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { NetType } from '../../src/types/net-type.ts';
import { type EnumDeclaration, enumsOf, NeedsCompiler } from './csharp-enums.ts';

/** Assemblies whose types scripts ask for; what this shell emulates of them is there without being loaded. */
const KNOWN_ASSEMBLIES = new Set(
  [
    'mscorlib',
    'netstandard',
    'Microsoft.CSharp',
    'Microsoft.VisualBasic',
    'PresentationCore',
    'PresentationFramework',
    'System',
    'System.Collections',
    'System.Configuration',
    'System.Core',
    'System.Data',
    'System.DirectoryServices',
    'System.DirectoryServices.AccountManagement',
    'System.Drawing',
    'System.IO.Compression',
    'System.IO.Compression.FileSystem',
    'System.Linq',
    'System.Management',
    'System.Management.Automation',
    'System.Net',
    'System.Net.Http',
    'System.Numerics',
    'System.Private.CoreLib',
    'System.Runtime',
    'System.Security',
    'System.ServiceProcess',
    'System.Text.Json',
    'System.Web',
    'System.Windows.Forms',
    'System.Xml',
    'System.Xml.Linq',
    'WindowsBase',
  ].map((name) => name.toLowerCase()),
);

const COMPILING_SETS = ['FromLiteralPath', 'FromMember', 'FromPath', 'FromSource'] as const;

export default cmdlet({
  verb: 'Add',
  noun: 'Type',
  defaultParameterSet: 'FromSource',
  outputTypes: ['System.Type'],
  help: {
    synopsis: 'Makes the types of an assembly, or enums in C#, known. This shell compiles no C#.',
    description:
      'Types that the shell emulates are always there: -AssemblyName succeeds for the assemblies of .NET that scripts load. Classes can be written in PowerShell (class).',
    examples: [
      { title: 'An assembly of .NET', transcript: 'PS> Add-Type -AssemblyName System.Web' },
      {
        title: 'An enum',
        transcript: "PS> Add-Type -TypeDefinition 'public enum Shade { Dark, Light }'\nPS> [Shade]::Light.value__\n1",
      },
    ],
  },
  parameters: {
    TypeDefinition: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['FromSource'],
      help: 'Source text in C#.',
    },
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['FromMember'],
      help: 'The name of the class to make.',
      refused: 'this shell compiles no C#: write the class in PowerShell',
    },
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['FromPath'],
      help: 'Source files or assemblies.',
      refused: 'this shell emulates .NET and can neither compile nor load code: write the class in PowerShell',
    },
    MemberDefinition: {
      type: 'string[]',
      position: 1,
      mandatory: true,
      in: ['FromMember'],
      help: 'Members in C#.',
      refused: 'this shell compiles no C#: write the class in PowerShell',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      in: ['FromLiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Source files or assemblies.',
      refused: 'this shell emulates .NET and can neither compile nor load code: write the class in PowerShell',
    },
    AssemblyName: {
      type: 'string[]',
      mandatory: true,
      in: ['FromAssemblyName'],
      aliases: ['AN'],
      help: 'Names of assemblies.',
    },
    Namespace: {
      type: 'string',
      in: ['FromMember'],
      aliases: ['NS'],
      allowNull: true,
      help: 'Its namespace.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    UsingNamespace: {
      type: 'string[]',
      in: ['FromMember'],
      aliases: ['Using'],
      validate: [{ kind: 'notNull' }],
      help: 'Namespaces that the members use.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    Language: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.Language',
      values: ['CSharp'],
      in: ['FromSource', 'FromMember'],
      help: 'The language of the source.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    ReferencedAssemblies: {
      type: 'string[]',
      in: COMPILING_SETS,
      aliases: ['RA'],
      help: 'Assemblies that the source needs.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    OutputAssembly: {
      type: 'string',
      in: COMPILING_SETS,
      aliases: ['OA'],
      help: 'A file for the assembly.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    OutputType: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.OutputAssemblyType',
      values: ['Library', 'ConsoleApplication', 'WindowsApplication'],
      in: COMPILING_SETS,
      aliases: ['OT'],
      help: 'The kind of assembly.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    PassThru: { type: 'switch', help: 'Gives the types out.' },
    IgnoreWarnings: {
      type: 'switch',
      in: COMPILING_SETS,
      help: 'Goes on when the compiler warns.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
    CompilerOptions: {
      type: 'string[]',
      in: COMPILING_SETS,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Options of the C# compiler.',
      noEffect: 'it belongs to C#, and this shell compiles none',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameterSet === 'FromSource') {
          for (const type of addEnums(ps, ps.parameters.TypeDefinition ?? ''))
            if (ps.parameters.PassThru) ps.write(type);
          return;
        }
        if (ps.parameterSet !== 'FromAssemblyName') refuseSource(ps);
        for (const name of ps.parameters.AssemblyName ?? []) requireKnown(ps, name);
      },
    };
  },
});

/** The source that made a type: the same one again changes nothing. */
const sources = new WeakMap<NetType, string>();

/** Makes the enums of a source known in the whole session. */
function addEnums(ps: CmdletActions, source: string): NetType[] {
  const { top } = ps.runspace.globalSession;
  return enumDeclarations(ps, source).flatMap((declaration) => {
    const known = top.findClass(declaration.name);
    if (known && sources.get(known) === source) return known;
    if (known) {
      ps.error(
        'TYPE_ALREADY_EXISTS',
        'InvalidOperation',
        `Cannot add type. The type name '${declaration.name}' already exists.`,
        { target: declaration.name, exception: 'System.Exception' },
      );
      return [];
    }
    const type = new NetType(declaration.name, declaration);
    sources.set(type, source);
    top.defineClass(declaration.name, type);
    return type;
  });
}

function enumDeclarations(ps: CmdletActions, source: string): EnumDeclaration[] {
  try {
    return enumsOf(source);
  } catch (error) {
    if (!(error instanceof NeedsCompiler)) throw error;
    return refuseSource(ps, error.message);
  }
}

function refuseSource(ps: CmdletActions, detail = ''): never {
  const what = /Path$/.test(ps.parameterSet) ? 'assembly or C# source file' : 'C# source';
  return ps.fail(
    'COMPILER_ERRORS',
    'NotImplemented',
    `Cannot add type: this shell emulates .NET and can neither compile nor load ${what}. ${detail}${detail && ' '}Enums are read; write a class in PowerShell instead.`,
    {
      exception: 'System.PlatformNotSupportedException',
    },
  );
}

function requireKnown(ps: CmdletActions, name: string): void {
  const simple = name
    .split(',')[0]!
    .trim()
    .replace(/\.dll$/i, '');
  if (KNOWN_ASSEMBLIES.has(simple.toLowerCase())) return;
  ps.fail('ASSEMBLY_NOT_FOUND', 'ObjectNotFound', `Cannot add type. The assembly '${name}' could not be found.`, {
    target: name,
    exception: 'System.Exception',
  });
}
