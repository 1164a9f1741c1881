/** Paths as text, without a look at any disk: those of POSIX and those of Windows, whatever the program runs on. */

/** Without `.`, `..` and doubled slashes; a slash at the end stays. */
export function normalizePosix(path: string): string {
  if (path === '') return '.';
  const rooted = path.startsWith('/');
  const names = resolved(path.split('/'), rooted);
  const body = names.join('/');
  const end = path.endsWith('/') && body !== '' ? '/' : '';
  if (rooted) return `/${body}${end}`;
  return body === '' ? (path.endsWith('/') ? './' : '.') : body + end;
}

export function joinPosix(...parts: string[]): string {
  return normalizePosix(parts.filter((part) => part !== '').join('/'));
}

/** The same for Windows paths, whose slashes become backslashes: `C:\x`, `\\server\share\x`, `x\y`. */
export function normalizeWindows(path: string): string {
  if (path === '') return '.';
  const slashed = path.replaceAll('/', '\\');
  const { root, rest } = windowsRoot(slashed);
  const rooted = root.endsWith('\\');
  const body = resolved(rest.split('\\'), rooted).join('\\');
  const end = rest.endsWith('\\') && body !== '' ? '\\' : '';
  if (root !== '') return rooted || body !== '' ? root + body + end : `${root}.`;
  if (body === '') return rest.endsWith('\\') ? '.\\' : '.';
  return body + end;
}

export function joinWindows(...parts: string[]): string {
  return normalizeWindows(parts.filter((part) => part !== '').join('\\'));
}

function windowsRoot(path: string): { readonly root: string; readonly rest: string } {
  const share = /^\\\\([^\\]+)\\+([^\\]+)\\*/.exec(path);
  if (share) return { root: `\\\\${share[1]}\\${share[2]}\\`, rest: path.slice(share[0].length) };
  const drive = /^[a-z]:(\\*)/i.exec(path);
  if (drive) return { root: path.slice(0, 2) + (drive[1] ? '\\' : ''), rest: path.slice(drive[0].length) };
  const lead = /^\\+/.exec(path);
  return lead ? { root: '\\', rest: path.slice(lead[0].length) } : { root: '', rest: path };
}

function resolved(parts: readonly string[], rooted: boolean): string[] {
  const names: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') names.push(part);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!rooted) names.push('..');
  }
  return names;
}
