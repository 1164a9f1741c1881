/** What Start-Transcript and Stop-Transcript write: a sentence that carries the path of the file. */
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { PSObject } from '../../src/types/values/ps-object.ts';

export function transcriptMessage(what: 'started' | 'stopped', path: string): PSObject {
  const message = new PSObject(`Transcript ${what}, output file is ${path}`);
  requireExtension(message).members.set('path', new NoteProperty('Path', path));
  return message;
}
