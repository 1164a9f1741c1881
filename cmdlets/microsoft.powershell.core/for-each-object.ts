/** ForEach-Object: runs a script block, or reads or calls a member, for each object. */

import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { holdsNothing } from '../../src/engine/held-nothing.ts';
import { usingValues } from '../../src/engine/jobs/isolated-run.ts';
import { DEFAULT_THROTTLE, jobsOf, type TaskStart } from '../../src/engine/jobs/job-table.ts';
import { Tasks } from '../../src/engine/jobs/tasks.ts';
import { RunningCmdlet } from '../../src/engine/running-cmdlet.ts';
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import { findMember, getMember, invokeMethod, listMembers } from '../../src/types/members/member-access.ts';
import { PSMethodMember } from '../../src/types/members/ps-member.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { type MemberErrors, memberName, reportMember, reportMissing } from './named-member.ts';
import { runTasks } from './parallel-tasks.ts';

export default cmdlet({
  verb: 'ForEach',
  noun: 'Object',
  remotingCapability: 'None',
  aliases: ['%', 'foreach'],
  defaultParameterSet: 'ScriptBlockSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Runs a script block for each object of the pipeline, or gives one member of each.',
    description:
      'With script blocks: the first of several runs before the first object, the last behind the last one. With a name: the value of that property, or the result of that method.',
    examples: [
      { title: 'A script block', transcript: 'PS> 1..3 | ForEach-Object { $_ * 2 }\n2\n4\n6' },
      { title: 'A property of each object', transcript: "PS> 'a', 'bbb' | ForEach-Object Length\n1\n3" },
      { title: 'A method of each object', transcript: "PS> 'a', 'b' | ForEach-Object ToUpper\nA\nB" },
    ],
  },
  parameters: {
    Process: {
      type: 'scriptblock[]',
      position: 0,
      mandatory: true,
      in: ['ScriptBlockSet'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'What to run for each object; the object is $_.',
    },
    MemberName: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['PropertyAndMethodSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The property to read or the method to call; wildcards are allowed.',
    },
    InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects; usually piped.' },
    Begin: { type: 'scriptblock', in: ['ScriptBlockSet'], help: 'Runs once, before the first object.' },
    End: { type: 'scriptblock', in: ['ScriptBlockSet'], help: 'Runs once, behind the last object.' },
    RemainingScripts: {
      type: 'scriptblock[]',
      remaining: true,
      in: ['ScriptBlockSet'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Further script blocks, given without a name.',
    },
    ArgumentList: {
      type: 'Object[]',
      remaining: true,
      in: ['PropertyAndMethodSet'],
      aliases: ['Args'],
      help: 'Arguments for the method.',
    },
    Parallel: {
      type: 'scriptblock',
      mandatory: true,
      in: ['ParallelParameterSet'],
      help: 'A script block to run for several objects at once.',
    },
    ThrottleLimit: {
      type: 'int',
      in: ['ParallelParameterSet'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many blocks may run at once.',
    },
    TimeoutSeconds: {
      type: 'int',
      in: ['ParallelParameterSet'],
      validate: [{ kind: 'range', min: 0, max: 2147483 }],
      help: 'Seconds after which blocks that still run are stopped.',
    },
    AsJob: {
      type: 'switch',
      in: ['ParallelParameterSet'],
      help: 'Runs them in a job, with a child job for each object.',
    },
    UseNewRunspace: {
      type: 'switch',
      in: ['ParallelParameterSet'],
      help: 'Gives each block a session of its own.',
    },
  },
  run(ps) {
    if (ps.parameterSet === 'PropertyAndMethodSet') return { process: () => writeMember(ps) };
    const { Parallel } = ps.parameters;
    return Parallel ? runParallel(ps, Parallel) : runBlocks(ps);
  },
});

/** Of several blocks without names the first is -Begin and the last -End, unless those were given. */
interface Given {
  InputObject?: unknown;
  Process?: ScriptBlock[];
  Begin?: ScriptBlock;
  End?: ScriptBlock;
  RemainingScripts?: ScriptBlock[];
  Parallel?: ScriptBlock;
  ThrottleLimit?: number;
  AsJob?: boolean;
  TimeoutSeconds?: number;
  UseNewRunspace?: boolean;
  MemberName?: string;
  ArgumentList?: unknown[];
}

function arrange(ps: CmdletWith<Given>): {
  begin: ScriptBlock | null;
  process: ScriptBlock[];
  end: ScriptBlock | null;
} {
  const given = ps.parameters;
  const blocks = [...(given.Process ?? []), ...(given.RemainingScripts ?? [])].filter(
    (b) => b !== null && b !== undefined,
  );
  let begin = given.Begin ?? null;
  let end = given.End ?? null;
  if (!ps.isBound('Begin') && blocks.length > 1) begin = blocks.shift() ?? null;
  if (!ps.isBound('End') && blocks.length > 1) end = blocks.pop() ?? null;
  return { begin, process: blocks, end };
}

function runBlocks(ps: CmdletWith<Given>) {
  const { begin, process, end } = arrange(ps);
  const [first = null, ...others] = process;
  const single = others.length === 0 ? first : null;
  return {
    begin: () => begin && ps.streamFor(begin, null),
    process() {
      const item = ps.parameters.InputObject ?? null;
      if (single) ps.streamFor(single, item);
      else for (const block of process) ps.streamFor(block, item);
    },
    end: () => end && ps.streamFor(end, null),
  };
}

/** -Parallel: sessions of their own, which have nothing of this one but what they name by `$using:`. */
function runParallel(ps: CmdletWith<Given>, given: ScriptBlock) {
  if (ps.isBound('AsJob') && ps.isBound('TimeoutSeconds')) {
    const message = "The 'TimeoutSeconds' parameter cannot be used with the 'AsJob' parameter.";
    ps.fail('ParallelCannotUseTimeoutWithJob', 'InvalidOperation', message, {
      exception: 'System.Management.Automation.PSArgumentException',
      target: new RunningCmdlet('Microsoft.PowerShell.Commands.ForEachObjectCommand'),
    });
  }
  // Such a session gets the text of the block, which is why places in errors count from its beginning.
  const block = ps.runspace.scripts.fromText(String(given), null);
  const using = usingValues(block.ast, ps.runspace.activeFrame ?? ps.runspace.topFrame());
  const options = {
    throttleLimit: ps.parameters.ThrottleLimit ?? DEFAULT_THROTTLE,
    isEachNew: ps.parameters.UseNewRunspace ?? false,
  };
  return ps.parameters.AsJob
    ? startTasks(ps, { block, using, ...options })
    : runTasks(ps, new Tasks(ps.runspace, { block, using, ...options }));
}

/** The blocks run as children of a job, when all objects have come. */
function startTasks(ps: CmdletWith<Given>, start: Omit<TaskStart, 'items'>) {
  const items: unknown[] = [];
  return {
    process: () => void items.push(ps.parameters.InputObject ?? null),
    end: () => ps.write(jobsOf(ps.runspace).startTasks(ps.runspace, { ...start, items })),
  };
}

const ERRORS: MemberErrors = {
  missing: { id: 'PropertyOrMethodNotFound', kind: 'member' },
  ambiguousId: 'AmbiguousPropertyOrMethodName',
};

function writeMember(ps: CmdletWith<Given>): void {
  const item = ps.parameters.InputObject ?? null;
  if (item === null) writeOfNothing(ps);
  else writeMemberOf(ps, item);
}

function writeMemberOf(ps: CmdletWith<Given>, item: unknown): void {
  const name = memberName(ps, item, ps.parameters.MemberName ?? '', listMembers, ERRORS);
  if (name === null) return;
  const args = ps.parameters.ArgumentList ?? [];
  const member = findMember(item, name);
  const isMethod = member instanceof PSMethodMember;
  if (ps.isBound('ArgumentList') && !isMethod) {
    reportMember(ps, 'MethodNotFound', `Input name "${name}" cannot be resolved to a method.`, item);
    return;
  }
  if (isMethod) {
    writeResult(ps, item, name, args);
    return;
  }
  // A list is asked itself: `$list.name` would ask its elements.
  const value = member === undefined || member === null ? undefined : getMember(item, name);
  if (value === null) ps.write(holdsNothing(item, name) ? undefined : null);
  else if (value !== undefined) ps.writeEach(value);
  else if (isStrict(ps)) reportMissing(ps, item, name, ERRORS);
  else ps.write(null);
}

function isStrict(ps: CmdletWith<Given>): boolean {
  return ps.runspace.strictVersion(ps.session.current) >= 2;
}

function writeOfNothing(ps: CmdletWith<Given>): void {
  if (!isStrict(ps)) ps.write(null);
  else {
    const exception = 'System.Management.Automation.PSArgumentException';
    ps.error('InputObjectIsNull', 'InvalidArgument', "Cannot operate on a 'null' input object.", { exception });
  }
}

function writeResult(ps: CmdletWith<Given>, item: unknown, name: string, args: readonly unknown[]): void {
  let result: unknown;
  try {
    result = invokeMethod(item, name, args);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    reportCall(ps, item, name, error);
    return;
  }
  ps.writeEach(result);
}

/** A call has failed; where a method that needs arguments got none, the method itself is the result. */
function reportCall(ps: CmdletWith<Given>, item: unknown, name: string, exception: NetException): void {
  if (exception.identity?.errorId === 'MethodCountCouldNotFindBest' && !ps.isBound('ArgumentList')) {
    ps.write(getMember(item, name));
    return;
  }
  ps.error('MethodInvocationError', 'InvalidOperation', exception.message, {
    target: item,
    wrapsTarget: true,
    exception,
  });
}
