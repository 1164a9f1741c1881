/** Add-Type: makes the types of an assembly, or those that C# source declares, known. */

import { loadAssembly } from '../../src/engine/assemblies/emulated-assembly.ts';
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { CSharpError } from '../../src/engine/csharp/csharp-error.ts';
import { typesOfSource } from '../../src/engine/csharp/define-types.ts';
import { writeSourceAssembly } from '../../src/engine/csharp/source-assembly.ts';
import { drivesOf, filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { pathNotFound } from '../../src/providers/provider-errors.ts';
import { ambient } from '../../src/types/ambient.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { NetType } from '../../src/types/net-type.ts';

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
    'System.Security.Cryptography',
    'System.Security.Cryptography.Algorithms',
    'System.Security.Cryptography.Cng',
    'System.Security.Cryptography.Csp',
    'System.Security.Cryptography.Encoding',
    'System.Security.Cryptography.OpenSsl',
    'System.Security.Cryptography.Pkcs',
    'System.Security.Cryptography.Primitives',
    'System.Security.Cryptography.ProtectedData',
    'System.Security.Cryptography.X509Certificates',
    'System.Security.Cryptography.Xml',
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
    synopsis: 'Makes the types of an assembly, or those that C# source declares, known.',
    description:
      'Types that the shell emulates are always there: -AssemblyName succeeds for the assemblies of .NET that scripts load. Of C# it reads enums, interfaces, structs and classes with their fields, properties, constructors, methods and operators, and the statements and expressions that these are mostly made of. What it does not read (generic types, events, iterators, async methods, unsafe code and more) ends the cmdlet with an error that names it.',
    examples: [
      { title: 'An assembly of .NET', transcript: 'PS> Add-Type -AssemblyName System.Web' },
      {
        title: 'A class',
        transcript:
          "PS> Add-Type -TypeDefinition 'public class Counter { public int Count { get; private set; } public int Next() => ++Count; }'\nPS> $counter = [Counter]::new(); [void] $counter.Next(); $counter.Next()\n2",
      },
      {
        title: 'A method alone',
        transcript:
          "PS> Add-Type -Namespace Tools -Name Words -MemberDefinition 'public static string Twice(string text) { return text + text; }'\nPS> [Tools.Words]::Twice('ab')\nabab",
      },
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
      help: 'Its namespace; none when empty.',
    },
    UsingNamespace: {
      type: 'string[]',
      in: ['FromMember'],
      aliases: ['Using'],
      validate: [{ kind: 'notNull' }],
      help: 'Namespaces that the members use.',
    },
    Language: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.Language',
      values: ['CSharp'],
      in: ['FromSource', 'FromMember'],
      help: 'The language of the source.',
      noEffect: 'there is only one, C#',
    },
    ReferencedAssemblies: {
      type: 'string[]',
      in: COMPILING_SETS,
      aliases: ['RA'],
      help: 'Assemblies that the source needs.',
      noEffect: 'the types that are emulated are there without being loaded',
    },
    OutputAssembly: {
      type: 'string',
      in: COMPILING_SETS,
      aliases: ['OA'],
      help: 'A file for the assembly, which this shell alone can load: it holds the source. The types are not made known.',
    },
    OutputType: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.OutputAssemblyType',
      values: ['Library', 'ConsoleApplication', 'WindowsApplication'],
      in: COMPILING_SETS,
      aliases: ['OT'],
      help: 'The kind of assembly.',
      noEffect: 'no program is made: the types are read from the source',
    },
    PassThru: { type: 'switch', help: 'Gives the types out.' },
    IgnoreWarnings: {
      type: 'switch',
      in: COMPILING_SETS,
      help: 'Goes on when the compiler warns.',
      noEffect: 'nothing is warned of',
    },
    CompilerOptions: {
      type: 'string[]',
      in: COMPILING_SETS,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Options of the C# compiler.',
      noEffect: 'there is no compiler that would take them',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameterSet === 'FromSource') {
          addSource(ps, ps.parameters.TypeDefinition ?? '');
          return;
        }
        if (ps.parameterSet === 'FromPath' || ps.parameterSet === 'FromLiteralPath') {
          addFiles(ps);
          return;
        }
        if (ps.parameterSet === 'FromMember') {
          addSource(ps, sourceOfMembers(ps.parameters));
          return;
        }
        for (const name of ps.parameters.AssemblyName ?? []) requireKnown(name);
      },
    };
  },
});

/** The types of assemblies or of source files; one call takes files of one kind. */
function addFiles(ps: AddTypeActions): void {
  const files = filesNamed(ps);
  const extensions = files.map((file) => (/\.[^./\\]*$/.exec(file)?.[0] ?? '').toUpperCase());
  const [first = ''] = extensions;
  const other = extensions.find((extension) => extension !== first);
  if (other !== undefined)
    refuseFiles(ps, 'MULTIPLE_EXTENSION_NOT_SUPPORTED', other, 'Input files must all have the same file extension.');
  switch (first) {
    case '.DLL':
      for (const file of files) passThru(ps, loadAssembly(file).ownTypes ?? []);
      return;
    case '.CS':
      addSource(ps, files.map((file) => readText(file)).join('\n'));
      return;
  }
  refuseFiles(ps, 'EXTENSION_NOT_SUPPORTED', first, `The "${first}" extension is not supported.`);
}

type AddTypeActions = CmdletActions & { readonly parameters: FileParameters & SourceParameters };

interface SourceParameters {
  readonly PassThru?: boolean;
  readonly OutputAssembly?: string;
}

interface MemberParameters {
  readonly Name?: string;
  readonly Namespace?: string | null;
  readonly MemberDefinition?: readonly string[];
  readonly UsingNamespace?: readonly string[];
}

/** The class around members that stand alone. */
function sourceOfMembers(given: MemberParameters): string {
  const { Name = '', Namespace = 'Microsoft.PowerShell.Commands.AddType.AutoGeneratedTypes' } = given;
  const usings = ['System', 'System.Runtime.InteropServices', ...(given.UsingNamespace ?? [])];
  const members = (given.MemberDefinition ?? []).join('\n');
  const text = `public class ${Name} {\n${members}\n}`;
  const lines = usings.map((name) => `using ${name};`).join(' ');
  return Namespace ? `${lines} namespace ${Namespace} { ${text} }` : `${lines} ${text}`;
}

interface FileParameters {
  readonly Path?: readonly string[];
  readonly LiteralPath?: readonly string[];
}

/** The full paths; a literal one need not be there, nor one whose pattern finds nothing: what opens it finds out. */
function filesNamed(ps: AddTypeActions): string[] {
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

/** Makes the types of a source known in the whole session, or writes them as an assembly's file. */
function addSource(ps: AddTypeActions, source: string): void {
  const { top } = ps.runspace.globalSession;
  const { OutputAssembly } = ps.parameters;
  if (OutputAssembly !== undefined) {
    read(ps, source);
    writeSourceAssembly(filePathOf(ps, OutputAssembly, true), source);
    return;
  }
  const types = read(ps, source);
  const known = types.map((type) => top.findClass(type.fullName) ?? null);
  // The same source once more gives the types that it has made.
  if (known.length > 0 && known.every((type) => type && sources.get(type) === source)) {
    passThru(ps, known as NetType[]);
    return;
  }
  for (const [i, type] of types.entries()) {
    if (known[i]) {
      ps.error(
        'TYPE_ALREADY_EXISTS',
        'InvalidOperation',
        `Cannot add type. The type name '${type.fullName}' already exists.`,
        { target: type.fullName, exception: 'System.Exception' },
      );
      continue;
    }
    sources.set(type, source);
    top.defineClass(type.fullName, type);
    passThru(ps, [type]);
  }
}

function passThru(ps: AddTypeActions, types: readonly NetType[]): void {
  if (ps.parameters.PassThru) for (const type of types) ps.write(type);
}

function read(ps: CmdletActions, source: string): NetType[] {
  try {
    return typesOfSource(source);
  } catch (error) {
    if (!(error instanceof CSharpError)) throw error;
    const { line, column, message, code } = error;
    const text = source.split('\n')[line - 1]?.trimEnd() ?? '';
    const said = code === null ? `error: this shell reads a part of C#. ${message}` : `error ${code}: ${message}`;
    ps.error(
      'SOURCE_CODE_ERROR',
      'InvalidData',
      `(${line},${column}): ${said}\n${text}\n${' '.repeat(Math.max(column - 1, 0))}^\n`,
      { exception: 'System.Exception' },
    );
    return ps.fail('COMPILER_ERRORS', 'InvalidData', 'Cannot add type. Compilation errors occurred.', {
      exception: 'System.InvalidOperationException',
    });
  }
}

/** @throws NetException for an assembly that is neither known by its name nor a file */
function requireKnown(name: string): void {
  const [first = ''] = name.split(',');
  const simple = first.trim().replace(/\.dll$/i, '');
  if (KNOWN_ASSEMBLIES.has(simple.toLowerCase())) return;
  // One that is not known by its name is looked for as a file here.
  throw pathNotFound(ambient().files.fullPath(/\.dll$/i.test(first) ? first : `${first}.dll`));
}
