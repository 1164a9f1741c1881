/** Get-LabCause: why machines do not have what the Central Management store says, in plain words. */
import type { Cause, Explanation, HealedCause } from '../../src/deployment/causes.ts';
import type { EventRecord } from '../../src/deployment/event-log.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { formatValue } from '../../src/types/format/format-value.ts';
import { DataObject, textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'LabCause',
  className: 'LyncShell.GetLabCauseCommand',
  outputTypes: ['LyncShell.LabCause'],
  help: {
    synopsis: 'Explains why machines are behind the Central Management store.',
    description:
      'Gives the chain of causes, what mends each, the events that tell of it, and what comes next by itself; of a machine that is well again, what was the matter and until when. Without names it speaks of the machines of which there is something to say.',
    examples: [
      {
        title: 'All is well',
        transcript: 'PS> (Get-LabCause fe03).Explanation\nfe03.contoso.com is up to date since 6/15/2012 8:50:07 AM.',
        runnable: false,
        remarks: 'The times of the examples are those of a lab that was made for them.',
      },
      {
        title: 'Nothing is sent',
        transcript:
          'PS> Get-LabCause fe05 | Format-List Explanation, Remedy\n\nExplanation : fe05.contoso.com is not up to date since 6/15/2012 9:00:00 AM: MASTER is stopped on fe01 since 6/15/2012 9:00:00 AM.\nRemedy      : {Start-CsWindowsService MASTER -ComputerName fe01.contoso.com}\n',
        runnable: false,
        remarks: 'The times of the examples are those of a lab that was made for them.',
      },
    ],
    links: ['Get-CsManagementStoreReplicationStatus', 'Trace-LabChange', 'Get-LabEvent'],
  },
  parameters: {
    ComputerName: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      position: 0,
      pipeline: 'name',
      aliases: ['ReplicaFqdn', 'Fqdn'],
      help: 'The machines.',
    },
  },
  run(ps) {
    return {
      process() {
        const { ComputerName: names } = ps.parameters;
        withDeployment(ps, ({ machines, replication }) => {
          const wanted = names ? names.map((name) => machines.get(name)) : machines.all();
          for (const explanation of wanted.map((machine) => replication.explain(machine))) {
            if (names || !explanation.isUpToDate || explanation.causes.length > 0) ps.write(causeObject(explanation));
          }
        });
      },
    };
  },
});

function causeObject(explanation: Explanation): DataObject {
  const { machine, isUpToDate, since, causes, healed, next, events } = explanation;
  return new DataObject('LyncShell.LabCause', {
    Machine: machine,
    UpToDate: isUpToDate,
    Since: localDate(since),
    Explanation: inWords(explanation),
    Causes: textArray(causes.map(causeText)),
    Healed: textArray(healed.map(healedText)),
    Remedy: textArray(causes.flatMap(({ remedy }) => remedy ?? [])),
    NextStep: next ? `${dateText(next.at)}: ${next.text}` : null,
    Events: textArray(events.map(eventText)),
  });
}

function inWords({ machine, isUpToDate, since, causes, healed, next }: Explanation): string {
  const beginning = `${machine} is ${isUpToDate ? '' : 'not '}up to date since ${dateText(since)}`;
  if (causes.length > 0) return `${beginning}${isUpToDate ? '; but ' : ': '}${causes.map(causeText).join('; ')}.`;
  if (next) return `${beginning}: ${next.text} at ${dateText(next.at)}.`;
  const [last] = healed;
  return last ? `${beginning}; before, ${healedText(last)}.` : `${beginning}.`;
}

function healedText({ text, since, until }: HealedCause): string {
  return `${text} from ${dateText(since)} to ${dateText(until)}`;
}

function causeText({ text, since }: Cause): string {
  return since === undefined ? text : `${text} since ${dateText(since)}`;
}

function eventText({ time, source, id, message }: EventRecord): string {
  return `${dateText(time)} ${source} ${id}: ${message.split('\n', 1)[0]}`;
}

function dateText(instant: number): string {
  return formatValue(localDate(instant), 'G', ambient().culture);
}
