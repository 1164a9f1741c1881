/** A log of a machine as EventLogConfiguration has it: what Get-WinEvent -ListLog gives, and what switches logs on and off. */
import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { isClassicLog } from '../../src/machine/event-logs.ts';
import { COMPUTERS, type Computer } from '../../src/machine/machine-sources.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export const EVENT_LOG_CONFIGURATION = 'System.Diagnostics.Eventing.Reader.EventLogConfiguration';

/** Sizes of logs on a fresh Windows Server: the log of the task scheduler is half as large as the others. */
const SIZE = 20_971_520;
const OPERATIONAL_SIZE = 10_485_760;

export class EventLogConfiguration extends NetObject {
  isEnabled: boolean;

  constructor(
    private readonly computer: Computer,
    readonly logName: string,
  ) {
    super();
    this.isEnabled = computer.eventLogs.isOn(logName);
  }

  /** The log of a name on the machine of the session. */
  static named(name: string): EventLogConfiguration {
    const computer = currentRunspace().services.find(COMPUTERS)?.reach('.');
    const log = computer?.eventLogs.names().find((known) => known.toLowerCase() === name.toLowerCase());
    if (computer && log !== undefined) return new EventLogConfiguration(computer, log);
    throw netException(
      'System.Diagnostics.Eventing.Reader.EventLogNotFoundException',
      'The specified channel could not be found.',
    );
  }

  netType(): NetType {
    return typeNamed(EVENT_LOG_CONFIGURATION);
  }

  get isClassicLog(): boolean {
    return isClassicLog(this.logName);
  }

  get maximumSize(): number {
    return this.isClassicLog ? SIZE : OPERATIONAL_SIZE;
  }

  get recordCount(): number {
    return this.computer.eventLogs.records(this.logName).length;
  }

  get logFilePath(): string {
    return `%SystemRoot%\\System32\\Winevt\\Logs\\${this.logName.replaceAll('/', '%4')}.evtx`;
  }

  /** Those who write it. */
  get providerNames(): string[] {
    const { logName, computer } = this;
    return computer.eventLogs.sources().flatMap(({ source, log }) => (log === logName ? [source] : []));
  }

  saveChanges(): void {
    const { computer, logName, isEnabled } = this;
    if (computer.eventLogs.isOn(logName) !== isEnabled) computer.eventLogs.switch(logName, isEnabled);
  }

  override toString(): string {
    return EVENT_LOG_CONFIGURATION;
  }
}
