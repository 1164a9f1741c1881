/** What Compress- and Publish-PSResource have alike: what is packed is found, checked and made a package (PublishHelper of the module). */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { ScriptError } from '../../src/engine/statement-errors.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { entriesOf } from '../../src/types/files/file-system-info.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { combinePaths, directoryName, extension, fileNameWithoutExtension } from '../../src/types/files/path-text.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { isFolder } from './installed-resources.ts';
import { resourceOfFiles } from './package-contents.ts';
import { packageBytes, sourceFiles } from './package-writing.ts';
import { Reporter, Repository, type Resource } from './resources.ts';

const CLASS = 'PublishHelper';

export interface PackedResource {
  readonly resource: Resource;
  readonly bytes: Uint8Array;
  /** As repositories call the file. */
  readonly fileName: string;
}

/** Nothing of what is packed has come from a repository yet. */
const NOWHERE = () =>
  new Repository({
    name: '',
    uri: NetUri.parse('file:///', 'absolute'),
    priority: 0,
    isTrusted: true,
    apiVersion: 'Local',
    credentialInfo: null,
  });

/** The package of a module's folder, its manifest, or a script; `null` where nothing is to be done, which `mayBeDone` says. */
export function packResource(
  ps: CmdletActions,
  given: string,
  doing: 'Publish' | 'Compress',
  skipsCheck: boolean,
  mayBeDone: (path: string) => boolean = (path) => ps.shouldProcess(`'${path}' from the machine`),
): PackedResource | null {
  const path = drivesOf(ps).findOne(given).path;
  const source = sourceOf(ps, path, doing);
  if (!mayBeDone(path)) return null;
  if (source.kind === 'module' && !skipsCheck) checkManifest(ps, source.described);
  const name = fileNameWithoutExtension(source.described);
  const files = sourceFiles(source.root, source.kind === 'module');
  const resource = resourceOfFiles(
    ps.runspace,
    new Map([[`${name}${extension(source.described)}`, readText(source.described)]]),
    name,
    NOWHERE(),
  );
  return {
    resource,
    bytes: packageBytes(resource, files),
    fileName: `${resource.name}.${resource.nugetVersion.normalized}.nupkg`,
  };
}

interface PackingSource {
  readonly kind: 'module' | 'script';
  /** The folder of the module, or the script. */
  readonly root: string;
  /** The file that says what it is. */
  readonly described: string;
}

function sourceOf(ps: CmdletActions, path: string, doing: 'Publish' | 'Compress'): PackingSource {
  if (isFolder(path)) {
    const manifest = entriesOf(path).find(({ name, isDirectory }) => !isDirectory && /\.psd1$/i.test(name));
    if (manifest) return { kind: 'module', root: path, described: combinePaths([path, manifest.name]) };
    return ps.fail(
      'moduleManifestNotFound',
      'ObjectNotFound',
      `No file with a .psd1 extension was found in '${path}'. Please specify a path to a valid module manifest.`,
      { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
    );
  }
  if (/\.psd1$/i.test(path)) return { kind: 'module', root: directoryName(path) ?? path, described: path };
  if (/\.ps1$/i.test(path)) return { kind: 'script', root: path, described: path };
  return ps.fail(
    `Invalid${doing}Path`,
    'InvalidArgument',
    `The ${doing.toLowerCase()} path provided, '${path}', is not a valid. Please provide a path to the root module (i.e. './<ModuleTo${doing}>/') or path to the .psd1 (i.e. './<ModuleTo${doing}>/<ModuleTo${doing}>.psd1').`,
    { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
  );
}

/** What Test-ModuleManifest says; who publishes must also say who wrote it and what it is. */
function checkManifest(ps: CmdletActions, path: string): void {
  const refuse = (message: string): never =>
    ps.fail('InvalidModuleManifest', 'InvalidOperation', message, {
      exception: 'System.Management.Automation.PSInvalidOperationException',
      target: new Reporter(CLASS),
    });
  try {
    ps.runspace.invokeCommand('Test-ModuleManifest', { Path: path, ErrorAction: 'Stop' });
  } catch (error) {
    refuse(
      `Module manifest file validation failed with error: ${messageOf(error)}. Run 'Test-ModuleManifest' to validate the module manifest.`,
    );
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ScriptError) return error.record.message;
  if (error instanceof NetException) return error.message;
  throw error;
}
