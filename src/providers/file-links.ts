/** Making links. On the disk of a machine of a lab they are relative, so that a copy of the lab has its own. */
import { platform } from '../platform/platform.ts';
import { ambient, hostFiles } from '../types/ambient.ts';
import { withFile } from '../types/files/host-files.ts';
import { isWindowsPath, pathRoot } from '../types/files/path-text.ts';
import { netException } from '../types/net-exception.ts';

/** @param replaces whether what stands at the path may go. */
export function makeLink(path: string, target: string, hard: boolean, replaces: boolean): void {
  const { files } = ambient();
  const bound = hard || isWindowsPath(path);
  const aim = bound ? files.hostPath(target) : target;
  if (bound && !sameVolume(path, files.fullPath(target))) {
    // ERROR_NOT_SAME_DEVICE, which Windows has for hard links. A disk of a lab has no links that lead off it at all.
    throw netException('System.IO.IOException', 'The system cannot move the file to a different disk drive.');
  }
  withFile(path, (hostPath) => {
    if (replaces) hostFiles().rm(hostPath, { force: true });
    if (hard) hostFiles().link(aim, hostPath);
    else hostFiles().symlink(isWindowsPath(path) ? relativePath(hostPath, aim) : aim, hostPath);
  });
}

function sameVolume(one: string, other: string): boolean {
  return pathRoot(one).toLowerCase() === pathRoot(other).toLowerCase();
}

/** The way from a link to its target. */
function relativePath(link: string, target: string): string {
  const { separator, directoryName } = platform().paths;
  const from = directoryName(link).split(separator);
  const to = target.split(separator);
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join(separator) || '.';
}
