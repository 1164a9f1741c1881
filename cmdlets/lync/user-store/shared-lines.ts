/** Shared lines: a number whose calls ring at several delegates. Get-, Set- and Remove-CsSlaConfiguration, Add- and Remove-CsSlaDelegates. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { DirectoryEntry } from '../../../src/deployment/directory-entry.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { DataObject, dataType, textArray } from '../../../src/types/values/data-object.ts';
import type { CmdletAction } from '../acting-cmdlet.ts';
import { declareType } from '../declared-types.ts';
import { impossible, unfit } from '../directory/directory-cmdlet.ts';
import { forUser, writeStored } from './user-values.ts';

const TYPE = 'Microsoft.Rtc.Management.SlaConfiguration';
/** How many calls a shared line may take at once (Set-CsSlaConfiguration). */
const CALLS: readonly [least: number, most: number] = [1, 25];

interface SharedLine {
  readonly BusyOption: string;
  readonly Target: string | null;
  readonly MissedCallOption: string;
  readonly MissedCallForwardTarget: string | null;
  readonly MaxNumberOfCalls: number;
  readonly Delegates: readonly string[];
}

const FRESH: SharedLine = {
  BusyOption: 'BusyOnBusy',
  Target: null,
  MissedCallOption: 'Disconnect',
  MissedCallForwardTarget: null,
  MaxNumberOfCalls: CALLS[1],
  Delegates: [],
};

function lineOf({ values }: DirectoryEntry): SharedLine | null {
  return (values.SharedLine ?? null) as SharedLine | null;
}

function lineObject({ values }: DirectoryEntry, line: SharedLine): DataObject {
  declareType(TYPE, () =>
    dataType(
      TYPE,
      [
        'string Identity {get;}',
        'string BusyOption {get;}',
        'string Target {get;}',
        'string MissedCallOption {get;}',
        'string MissedCallForwardTarget {get;}',
        'uint MaxNumberOfCalls {get;}',
        'string[] Delegates {get;}',
      ],
      { listed: true },
    ),
  );
  return new DataObject(TYPE, { Identity: values.SipAddress, ...line, Delegates: textArray(line.Delegates) });
}

function requireLine(entry: DirectoryEntry): SharedLine {
  const line = lineOf(entry);
  if (!line) throw impossible(`"${String(entry.values.SipAddress)}" is no shared line.`, entry.dn);
  return line;
}

function passThru(ps: CmdletContext, entry: DirectoryEntry, line: SharedLine): void {
  if ((ps.parameters as { readonly PassThru?: boolean }).PassThru) ps.write(lineObject(entry, line));
}

export const getSharedLine: CmdletAction = {
  synopsis: 'Shows how calls to a shared line are dealt with.',
  description: 'Of somebody whose number is no shared line nothing is given.',
  example: {
    title: 'A user without a shared line',
    transcript: 'PS> @(Get-CsSlaConfiguration "Ken Myer").Count\n0',
  },
  noEffect: { PassThru: 'the object is given in any case' },
  outputs: [TYPE],
  run: (ps) =>
    forUser(ps, (_, entry) => {
      const line = lineOf(entry);
      if (line) ps.write(lineObject(entry, line));
    }),
};

export const setSharedLine: CmdletAction = {
  synopsis: 'Makes the number of a user a shared line, or changes how its calls are dealt with.',
  run: (ps) =>
    forUser(ps, (deployment, entry) => {
      if (entry.values.EnterpriseVoiceEnabled !== true)
        throw impossible(`"${String(entry.values.SipAddress)}" is not enabled for Enterprise Voice.`, entry.dn);
      const line = changed(ps.parameters, lineOf(entry) ?? FRESH);
      if (!ps.shouldProcess(entry.dn)) return;
      writeStored(deployment, entry, 'SharedLine', { ...line, Delegates: [...line.Delegates] });
      passThru(ps, entry, line);
    }),
};

/** @throws DirectoryError for values that do not go together */
function changed(given: Readonly<Record<string, unknown>>, before: SharedLine): SharedLine {
  const text = <T>(name: string, other: T): string | T => (given[name] === undefined ? other : toText(given[name]));
  const line: SharedLine = {
    ...before,
    BusyOption: text('BusyOption', before.BusyOption),
    Target: text('Target', before.Target),
    MissedCallOption: text('MissedCallOption', before.MissedCallOption),
    MissedCallForwardTarget: text('MissedCallForwardTarget', before.MissedCallForwardTarget),
    MaxNumberOfCalls: Number(text('MaxNumberOfCalls', before.MaxNumberOfCalls)),
  };
  const [least, most] = CALLS;
  if (line.MaxNumberOfCalls < least || line.MaxNumberOfCalls > most)
    throw unfit('MaxNumberOfCalls', `The value ${line.MaxNumberOfCalls} is not between ${least} and ${most}.`);
  if (line.BusyOption === 'Forward' && line.Target === null)
    throw unfit('Target', 'Calls that are forwarded need a target.');
  if (line.MissedCallOption === 'Forward' && line.MissedCallForwardTarget === null)
    throw unfit('MissedCallForwardTarget', 'Missed calls that are forwarded need a target.');
  return line;
}

export const removeSharedLine: CmdletAction = {
  synopsis: 'Makes a shared line an ordinary number again.',
  run: (ps) =>
    forUser(ps, (deployment, entry) => {
      const line = requireLine(entry);
      if (!ps.shouldProcess(entry.dn)) return;
      writeStored(deployment, entry, 'SharedLine', null);
      passThru(ps, entry, line);
    }),
};

export const addDelegate: CmdletAction = {
  synopsis: 'Lets somebody take the calls of a shared line as well.',
  example: {
    title: 'Calls to Ken Myer ring at Pilar Ackerman too',
    transcript:
      'PS> Set-CsUser "Ken Myer" -EnterpriseVoiceEnabled $true 3> $null\nPS> Set-CsSlaConfiguration "Ken Myer"\nPS> Add-CsSlaDelegates "Ken Myer" -Delegate sip:pilar@contoso.com\nPS> (Get-CsSlaConfiguration "Ken Myer").Delegates\nsip:pilar@contoso.com',
  },
  run: (ps) =>
    forUser(ps, (deployment, entry) => {
      const line = requireLine(entry);
      const who = delegateIn(ps);
      if (line.Delegates.some((one) => one.toLowerCase() === who.toLowerCase()))
        throw impossible(`"${who}" is a delegate of "${String(entry.values.SipAddress)}" already.`, who);
      changeDelegates(ps, deployment, entry, line, [...line.Delegates, who]);
    }),
};

function delegateIn({ parameters }: CmdletContext): string {
  return toText((parameters as { readonly Delegate?: unknown }).Delegate);
}

function changeDelegates(
  ps: CmdletContext,
  deployment: Deployment,
  entry: DirectoryEntry,
  line: SharedLine,
  delegates: string[],
): void {
  if (!ps.shouldProcess(entry.dn)) return;
  writeStored(deployment, entry, 'SharedLine', { ...line, Delegates: delegates });
  passThru(ps, entry, { ...line, Delegates: delegates });
}

export const removeDelegate: CmdletAction = {
  synopsis: 'Lets somebody no longer take the calls of a shared line.',
  run: (ps) =>
    forUser(ps, (deployment, entry) => {
      const line = requireLine(entry);
      const who = delegateIn(ps);
      const others = line.Delegates.filter((one) => one.toLowerCase() !== who.toLowerCase());
      if (others.length === line.Delegates.length)
        throw impossible(`"${who}" is no delegate of "${String(entry.values.SipAddress)}".`, who);
      changeDelegates(ps, deployment, entry, line, others);
    }),
};
