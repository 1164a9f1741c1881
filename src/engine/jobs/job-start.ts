/** Starts the job that the parameters of Start-Job and Start-ThreadJob describe. */

import type { CmdletWith } from '../cmdlet.ts';
import { joined } from '../modules/module-files.ts';
import { ScriptBlock } from '../runspace.ts';
import type { Job } from './job.ts';
import { type JobStart, jobsOf } from './job-table.ts';

interface JobParameters {
  readonly Name?: string;
  readonly ScriptBlock?: ScriptBlock;
  readonly FilePath?: string;
  readonly LiteralPath?: string;
  readonly InitializationScript?: ScriptBlock;
  readonly ArgumentList?: unknown[];
  readonly WorkingDirectory?: string;
  readonly ThrottleLimit?: number;
}

export function startJob(ps: CmdletWith<JobParameters>, kind: JobStart['kind'], input: readonly unknown[]): Job {
  const { Name, ScriptBlock: given, FilePath, LiteralPath, InitializationScript, ArgumentList } = ps.parameters;
  const { WorkingDirectory, ThrottleLimit } = ps.parameters;
  const file = FilePath ?? LiteralPath ?? null;
  const block =
    file === null
      ? given
      : new ScriptBlock(ps.runspace.scripts.codeOfFile(joined(ps.runspace.fileDirectory, file)), null);
  if (!block)
    return ps.fail('JobDefinitionsNotBuilt', 'NotImplemented', 'Starting jobs from job definitions is not built.', {
      exception: 'System.NotImplementedException',
    });
  return jobsOf(ps.runspace).start(ps.runspace.activeFrame ?? ps.runspace.topFrame(), {
    kind,
    name: Name ?? null,
    block,
    initialization: InitializationScript ?? null,
    args: ArgumentList ?? [],
    workingDirectory: WorkingDirectory ?? null,
    input,
    command: block.toString(),
    ...(ThrottleLimit === undefined ? {} : { throttleLimit: ThrottleLimit }),
  });
}
