/** A package made of a module's folder or of a script: a ZIP file with a nuspec and the parts that the packing wants (OPC). */
import { type Zippable, zipSync } from 'fflate';
import { utf8Bytes } from '../../src/platform/bytes.ts';
import { platform } from '../../src/platform/platform.ts';
import { searchEntries } from '../../src/types/files/file-system-info.ts';
import { readBytes } from '../../src/types/files/host-files.ts';
import { extension, fileName, relativePath } from '../../src/types/files/path-text.ts';
import { escapeText } from '../../src/types/xml/xml-writer.ts';
import type { Resource } from './resources.ts';

const NUSPEC = 'http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd';
const NUSPEC_WITH_DEPENDENCIES = 'http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
/** The first day that an entry's date can tell, for what has no date of its own. */
const NO_DATE = Date.UTC(1980, 0, 2);

/** The files of a module, or the one of a script, by the name in the package. */
export function sourceFiles(path: string, isFolder: boolean): Map<string, Uint8Array> {
  if (!isFolder) return new Map([[fileName(path), readBytes(path)]]);
  const found = searchEntries(path, { recurse: true, kind: 'files' }).map((one) => one.path);
  return new Map(found.sort().map((file) => [relativePath(path, file).replaceAll('\\', '/'), readBytes(file)]));
}

export function packageBytes(resource: Resource, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const properties = `package/services/metadata/core-properties/${platform().random.uuid().replaceAll('-', '')}.psmdcp`;
  const endings = new Set([...files.keys()].map((name) => extension(name).slice(1)).filter((ending) => ending !== ''));
  const entries: Zippable = {};
  const add = (name: string, bytes: Uint8Array) => {
    entries[name] = [bytes, { mtime: NO_DATE }];
  };
  add('_rels/.rels', utf8Bytes(relationships(`${resource.name}.nuspec`, properties)));
  add(`${resource.name}.nuspec`, utf8Bytes(nuspecText(resource)));
  for (const [name, bytes] of files) add(name, bytes);
  add('[Content_Types].xml', utf8Bytes(contentTypes([...endings, 'nuspec'])));
  add(properties, utf8Bytes(coreProperties(resource)));
  return zipSync(entries);
}

function nuspecText({ name, nugetVersion, facts }: Resource): string {
  const isScript = facts.type === 'Script';
  const { dependencies } = facts;
  const elements: [string, string | null][] = [
    ['id', name],
    ['version', nugetVersion.normalized],
    ['authors', facts.author],
    ['owners', facts.companyName === '' ? null : facts.companyName],
    ['requireLicenseAcceptance', String(facts.requiresLicenseAcceptance)],
    ['licenseUrl', facts.licenseUri?.toString() ?? null],
    ['projectUrl', facts.projectUri?.toString() ?? null],
    ['iconUrl', facts.iconUri?.toString() ?? null],
    ['description', facts.description],
    ['releaseNotes', isScript || facts.releaseNotes !== '' ? facts.releaseNotes : null],
    ['copyright', isScript || facts.copyright !== '' ? facts.copyright : null],
    ['tags', [isScript ? 'PSScript' : 'PSModule', ...facts.tags].join(' ')],
  ];
  const lines = elements.flatMap(([tag, text]) => (text === null ? [] : [`    <${tag}>${escapeText(text)}</${tag}>`]));
  if (dependencies.length > 0) {
    const needed = [...dependencies]
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(
        ({ name: id, range }) => `      <dependency id="${attribute(id)}" version="${attribute(range.inNuspec)}" />`,
      );
    lines.push('    <dependencies>', ...needed, '    </dependencies>');
  }
  const schema = dependencies.length > 0 ? NUSPEC_WITH_DEPENDENCIES : NUSPEC;
  return `${HEAD}<package xmlns="${schema}">\n  <metadata>\n${lines.join('\n')}\n  </metadata>\n</package>`;
}

function attribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

function relationships(nuspec: string, properties: string): string {
  const line = (type: string, target: string) =>
    `  <Relationship Type="${type}" Target="/${attribute(target)}" Id="R${platform().random.uuid().replaceAll('-', '').slice(0, 16).toUpperCase()}" />`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">
${line('http://schemas.microsoft.com/packaging/2010/07/manifest', nuspec)}
${line(`${PACKAGE}/relationships/metadata/core-properties`, properties)}
</Relationships>`;
}

function contentTypes(endings: readonly string[]): string {
  const line = (ending: string, type: string) => `  <Default Extension="${attribute(ending)}" ContentType="${type}" />`;
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">
${line('rels', 'application/vnd.openxmlformats-package.relationships+xml')}
${line('psmdcp', 'application/vnd.openxmlformats-package.core-properties+xml')}
${endings.map((ending) => line(ending, 'application/octet')).join('\n')}
</Types>`;
}

function coreProperties({ name, nugetVersion, facts }: Resource): string {
  return `${HEAD}<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="${PACKAGE}/metadata/core-properties">
  <dc:creator>${escapeText(facts.author)}</dc:creator>
  <dc:description>${escapeText(facts.description)}</dc:description>
  <dc:identifier>${escapeText(name)}</dc:identifier>
  <version>${escapeText(nugetVersion.normalized)}</version>
  <keywords>${escapeText([facts.type === 'Script' ? 'PSScript' : 'PSModule', ...facts.tags].join(' '))}</keywords>
</coreProperties>`;
}
