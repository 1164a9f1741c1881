/** Objects that came from elsewhere tell where they come from, in properties that are added to them. */
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { NetObject, typeNamed } from '../../src/types/net-type.ts';
import { PSObject } from '../../src/types/values/ps-object.ts';

export interface Origin {
  readonly computerName: string;
  readonly runspaceId: string;
  /** Whether formatting shows the computer. */
  readonly shown: boolean;
  /** The job of this session that they are results of. */
  readonly jobId?: string;
}

export function marked(value: unknown, { computerName, runspaceId, shown, jobId }: Origin): unknown {
  if (value === null || value === undefined) return value;
  const target =
    typeof value === 'object' && (value instanceof NetObject || Array.isArray(value)) ? value : wrapped(value);
  if (target === null) return value;
  const { members } = requireExtension(target);
  const notes: readonly (readonly [string, unknown])[] = [
    ['PSComputerName', computerName],
    ['RunspaceId', guid(runspaceId)],
    ['PSShowComputerName', shown],
    ...(jobId === undefined ? [] : [['PSSourceJobInstanceId', guid(jobId)] as const]),
  ];
  for (const [name, note] of notes) members.set(name.toLowerCase(), new NoteProperty(name, note));
  return target;
}

function guid(text: string): unknown {
  return convertTo(text, typeNamed('System.Guid'));
}

function wrapped(value: unknown): PSObject | null {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    typeof value === 'bigint'
    ? new PSObject(value)
    : null;
}
