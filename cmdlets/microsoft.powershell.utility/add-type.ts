/** Add-Type: makes the types of an assembly, and enums in C#, known. C# is not compiled here, and the error says so. */

import { loadAssembly } from '../../src/engine/assemblies/emulated-assembly.ts';
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
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
      help: 'Source files that declare enums, or assemblies whose types are emulated.',
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
      help: 'Source files that declare enums, or assemblies whose types are emulated.',
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
        if (ps.parameterSet === 'FromPath' || ps.parameterSet === 'FromLiteralPath') {
          for (const type of addFiles(ps)) if (ps.parameters.PassThru) ps.write(type);
          return;
        }
        if (ps.parameterSet !== 'FromAssemblyName') refuseSource(ps);
        for (const name of ps.parameters.AssemblyName ?? []) requireKnown(ps, name);
      },
    };
  },
});

/** The types of assemblies or of enums in source files; one call takes files of one kind. */
function addFiles(ps: CmdletActions & { readonly parameters: FileParameters }): NetType[] {
  const files = filesNamed(ps);
  const extensions = files.map((file) => (/\.[^./\\]*$/.exec(file)?.[0] ?? '').toUpperCase());
  const [first = ''] = extensions;
  const other = extensions.find((extension) => extension !== first);
  if (other !== undefined)
    refuseFiles(ps, 'MULTIPLE_EXTENSION_NOT_SUPPORTED', other, 'Input files must all have the same file extension.');
  switch (first) {
    case '.DLL':
      return files.flatMap((file) => loadAssembly(file).ownTypes ?? []);
    case '.CS':
      return addEnums(ps, files.map((file) => readText(file)).join('\n'));
  }
  return refuseFiles(ps, 'EXTENSION_NOT_SUPPORTED', first, `The "${first}" extension is not supported.`);
}

interface FileParameters {
  readonly Path?: readonly string[];
  readonly LiteralPath?: readonly string[];
}

/** The full paths; a literal one need not be there, nor one whose pattern finds nothing: what opens it finds out. */
function filesNamed(ps: CmdletActions & { readonly parameters: FileParameters }): string[] {
  const { Path, LiteralPath } = ps.parameters;
  if (LiteralPath) return LiteralPath.map((path) => filePathOf(ps, path, true));
  return (Path ?? []).flatMap((path) => {
    try {
      const found = drivesOf(ps).findExisting(path, false);
      return found.length > 0 ? found.map((place) => place.path) : [filePathOf(ps, path, true)];
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      return ps.fail(
        'ParameterBindingFailed',
        'WriteError',
        `Cannot bind parameter 'Path' to the target. Exception setting "Path": "${error.message}"`,
        { exception: 'System.Management.Automation.ParameterBindingException' },
      );
    }
  });
}

function refuseFiles(ps: CmdletActions, id: string, extension: string, why: string): never {
  return ps.fail(id, 'InvalidArgument', `Cannot add type. ${why}`, {
    target: extension,
    exception: 'System.Exception',
  });
}

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
  return ps.fail(
    'COMPILER_ERRORS',
    'NotImplemented',
    `Cannot add type: this shell emulates .NET and cannot compile C# source. ${detail}${detail && ' '}Enums are read; write a class in PowerShell instead.`,
    {
      exception: 'System.PlatformNotSupportedException',
    },
  );
}

function requireKnown(ps: CmdletActions, name: string): void {
  const [first = ''] = name.split(',');
  const simple = first.trim().replace(/\.dll$/i, '');
  if (KNOWN_ASSEMBLIES.has(simple.toLowerCase())) return;
  ps.fail('ASSEMBLY_NOT_FOUND', 'ObjectNotFound', `Cannot add type. The assembly '${name}' could not be found.`, {
    target: name,
    exception: 'System.Exception',
  });
}
