/** Reads the files of scripts and modules. */
import { decodeText, readBytes } from '../types/files/host-files.ts';
import { type Encoding, findEncoding } from '../types/text/encoding.ts';

/** What a decoder puts where bytes are none of UTF-8. */
const REPLACEMENT = '\ufffd';
/** The code page of a Windows in English and its neighbours. */
const ANSI = 1252;

/**
 * The text of a script. Windows PowerShell, whose scripts run here, takes a file without a byte order mark to be in the ANSI
 * code page, PowerShell 7 in UTF-8. A file is taken as UTF-8 as long as it is: elsewise what is a dash (0x96) or a quote for
 * the one would be a parse error.
 */
export function readScript(path: string): string {
  const bytes = readBytes(path);
  const text = decodeText(bytes);
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? decodeText(bytes, findEncoding(ANSI) as Encoding) : text;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
