/** The classes of CIM about what is installed on a machine, how it uses power, and what its event logs hold. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import { installedProducts, installerDay } from '../../src/deployment/installed-products.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { CimValues } from '../../src/machine/cim-class.ts';
import { type EventLevel, type EventRecord, isClassicLog } from '../../src/machine/event-logs.ts';
import { textArray } from '../../src/types/values/data-object.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { Int16 } from '../../src/types/values/numbers.ts';
import { netbiosName } from '../deployment/machine-selection.ts';
import { type LabClass, uint8, uint16, uint32 } from './cim-values.ts';

function products(deployment: Deployment, { role }: Machine): CimValues[] {
  const { netbiosName: company } = deployment.topology.document;
  return installedProducts(role).map(({ code, name, version, publisher, folder, installedBefore }): CimValues => {
    const day = installerDay(deployment.start - installedBefore);
    return [
      ['Name', name],
      ['Version', version],
      ['InstallState', new Int16(INSTALLED)],
      ['AssignmentType', uint16(PER_MACHINE)],
      ['Caption', name],
      ['Description', name],
      ['HelpLink', null],
      ['HelpTelephone', null],
      ['IdentifyingNumber', code],
      ['InstallDate', day],
      ['InstallLocation', folder === '' ? null : folder],
      ['Language', '1033'],
      ['PackageName', null],
      ['ProductID', null],
      ['RegCompany', company],
      ['RegOwner', 'Windows User'],
      ['Vendor', publisher],
    ];
  });
}

/** `InstallState` of what is there, and `AssignmentType` of what all who log on have. */
const INSTALLED = 5;
const PER_MACHINE = 1;

/** The plans that Windows has from its start; a server balances until somebody chooses another. */
const PLANS: readonly (readonly [id: string, name: string, description: string])[] = [
  [
    '381b4222-f694-41f0-9685-ff5bb260df2e',
    'Balanced',
    'Automatically balances performance with energy consumption on capable hardware.',
  ],
  ['8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c', 'High performance', 'Favors performance, but may use more energy.'],
  [
    'a1841308-3541-4fab-bc81-f71556f20b4a',
    'Power saver',
    'Saves energy by reducing your computer’s performance where possible.',
  ],
];

function powerPlans(): CimValues[] {
  return PLANS.map(
    ([id, name, description], place): CimValues => [
      ['Caption', null],
      ['Description', description],
      ['ElementName', name],
      ['InstanceID', `Microsoft:PowerPlan\\{${id}}`],
      ['IsActive', place === 0],
    ],
  );
}

/** `EventType` and what it is called. */
const EVENT_TYPES: Readonly<Record<EventLevel, readonly [number: number, name: string]>> = {
  Error: [1, 'Error'],
  Warning: [2, 'Warning'],
  Information: [3, 'Information'],
  SuccessAudit: [4, 'Audit Success'],
  FailureAudit: [5, 'Audit Failure'],
};

/** WMI knows the logs of the older kind alone. */
function classicLogs({ eventLogs }: Deployment, machine: Machine): string[] {
  return eventLogs.names(machine).filter(isClassicLog);
}

function logEvents(deployment: Deployment, machine: Machine): CimValues[] {
  const { eventLogs } = deployment;
  return classicLogs(deployment, machine).flatMap((log) =>
    eventLogs.records(machine, log).map((record) => logEvent(record, log, machine)),
  );
}

function logEvent(record: EventRecord, log: string, machine: Machine): CimValues {
  const { id, index, level, message, source, time, category = 0 } = record;
  const [type, name] = EVENT_TYPES[level];
  return [
    ['Category', uint16(category)],
    ['CategoryString', null],
    ['ComputerName', machine.fqdn],
    ['Data', null],
    ['EventCode', uint16(id)],
    ['EventIdentifier', uint32(id)],
    ['EventType', uint8(type)],
    ['InsertionStrings', textArray([message])],
    ['Logfile', log],
    ['Message', message],
    ['RecordNumber', uint32(index)],
    ['SourceName', source],
    ['TimeGenerated', localDate(time)],
    ['TimeWritten', localDate(time)],
    ['Type', name],
    ['User', null],
  ];
}

function logFiles(deployment: Deployment, machine: Machine): CimValues[] {
  const { eventLogs } = deployment;
  return classicLogs(deployment, machine).map((log): CimValues => {
    const file = `C:\\Windows\\System32\\Winevt\\Logs\\${log}.evtx`;
    return [
      ['Name', file],
      ['Caption', file],
      ['CSName', netbiosName(machine)],
      ['LogfileName', log],
      ['NumberOfRecords', uint32(eventLogs.records(machine, log).length)],
      ['Sources', textArray(eventLogs.sources(machine).flatMap((one) => (one.log === log ? one.source : [])))],
      ['Status', 'OK'],
    ];
  });
}

/** Declared as cim-classes.ts has the others. */
export const softwareClasses: readonly LabClass[] = [
  {
    name: 'Win32_Product',
    shown: ['IdentifyingNumber', 'Name', 'Vendor', 'Version', 'Caption'],
    keys: ['IdentifyingNumber', 'Name', 'Version'],
    instances: products,
  },
  {
    name: 'Win32_PowerPlan',
    namespace: 'root\\cimv2\\power',
    shown: [],
    keys: ['InstanceID'],
    instances: powerPlans,
  },
  {
    name: 'Win32_NTLogEvent',
    shown: [
      'Category',
      'CategoryString',
      'EventCode',
      'EventIdentifier',
      'TypeEvent',
      'InsertionStrings',
      'LogFile',
      'Message',
      'RecordNumber',
      'SourceName',
      'TimeGenerated',
      'TimeWritten',
      'Type',
      'UserName',
    ],
    keys: ['Logfile', 'RecordNumber'],
    instances: logEvents,
  },
  {
    name: 'Win32_NTEventlogFile',
    shown: ['LogfileName', 'Name', 'NumberOfRecords'],
    keys: ['Name'],
    instances: logFiles,
  },
];
