/** What ConvertFrom-Markdown gives (MarkdownInfo), and how a text or a file becomes one. */
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { itemsOf } from '../../src/providers/cmdlet-paths.ts';
import { FileSystemInfo } from '../../src/types/files/file-system-info.ts';
import { readText } from '../../src/types/files/host-files.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { htmlOfMarkdown } from './markdown-html.ts';
import { MARKDOWN_OPTIONS } from './markdown-options.ts';
import { terminalTextOfMarkdown } from './markdown-terminal.ts';

export class MarkdownInfo extends NetObject {
  constructor(
    readonly html: string | null = null,
    readonly vt100EncodedString: string | null = null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.MarkdownRender.MarkdownInfo');
  }
}

/** A text as HTML, or for a terminal. */
export function convertMarkdown(ps: CmdletWith<object>, text: string, forTerminal: boolean): MarkdownInfo {
  if (!forTerminal) return new MarkdownInfo(htmlOfMarkdown(text));
  const options = ps.service(MARKDOWN_OPTIONS).current;
  const isColoured = options.enableVT100Encoding && ps.runspace.ui.supportsColor;
  return new MarkdownInfo(null, terminalTextOfMarkdown(text, options, isColoured));
}

/** The text of an input object: itself, or that of a file; null when neither, which has been reported. */
export function markdownOfInput(ps: CmdletWith<object>, input: unknown): string | null {
  if (typeof input === 'string') return input;
  if (input instanceof FileSystemInfo) return markdownOfFiles(ps, input.fullName, true)[0] ?? null;
  const type = typeOf(input)?.fullName ?? '';
  ps.error('InvalidInputObject', 'InvalidData', `The type of the input object '${type}' is invalid.`, {
    target: input,
    exception: 'System.IO.InvalidDataException',
  });
  return null;
}

/** The texts of the files that a path names; what is wrong with it is reported. */
export function markdownOfFiles(ps: CmdletWith<object>, path: string, literal: boolean): string[] {
  const places = itemsOf(ps, path, literal, (error) => ps.recordOf(error, 'FileNotFound', 'ResourceUnavailable', path));
  const texts: string[] = [];
  for (const place of places) {
    if (place.provider.name === 'FileSystem') {
      texts.push(readText(place.path));
      continue;
    }
    const message = 'Value does not fall within the expected range.';
    const exception = 'System.ArgumentException';
    ps.error('OnlyFileSystemPathsSupported', 'InvalidArgument', message, { target: path, exception });
  }
  return texts;
}
