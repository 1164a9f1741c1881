/** The files of the page: those that the build has listed, and no other. They are read once, when the server starts. */
import { hexText, utf8Text } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

/** A file of the page, with what it is. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface PageFiles {
  /** The page itself, with a nonce for the styles that are made in it. */
  page(nonce: string): string;
  /** By their names, which carry their hash. */
  readonly assets: ReadonlyMap<string, PageFile>;
}

/** What the build writes beside the files. */
interface Manifest {
  readonly page: string;
  readonly assets: readonly { readonly name: string; readonly type: string }[];
}

const folder = new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : './web/', import.meta.url);
const NONCE = '__NONCE__';
const NONCE_BYTES = 16;

export function readPageFiles(): PageFiles {
  const { files } = platform();
  const read = (name: string): Uint8Array => files.readFile(decodeURIComponent(new URL(name, folder).pathname));
  const { page, assets } = JSON.parse(utf8Text(read('manifest.json'))) as Manifest;
  const text = utf8Text(read(page));
  return {
    page: (nonce) => text.replaceAll(NONCE, nonce),
    assets: new Map(assets.map(({ name, type }) => [name, { type, bytes: read(name) }])),
  };
}

export function newNonce(): string {
  return hexText(platform().random.bytes(NONCE_BYTES)).toLowerCase();
}

/** What the page may load and do: its own files, and styles that carry the nonce. */
export function contentPolicy(nonce: string | null): string {
  const style = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
