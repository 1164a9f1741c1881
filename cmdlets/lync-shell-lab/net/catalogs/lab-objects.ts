/** What the cmdlets of the lab give out. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType('LyncShell.LabClock', ['datetime Date {get;}', 'string Mode {get;}', 'double Rate {get;}']),
  dataType('LyncShell.LabMachine', [
    'string Name {get;}',
    'string Role {get;}',
    'string Pool {get;}',
    'string Site {get;}',
    'bool LoggedOn {get;}',
    'string Fqdn {get;}',
  ]),
  dataType('LyncShell.LabReplica', [
    'string ReplicaFqdn {get;}',
    'string Fault {get;}',
    'timespan Lag {get;}',
    'bool UpToDate {get;}',
  ]),
  dataType('LyncShell.Lab', ['string Name {get;}', 'bool Current {get;}', 'string Path {get;}']),
  dataType('LyncShell.LabCause', [
    'string Machine {get;}',
    'bool UpToDate {get;}',
    'datetime Since {get;}',
    'string Explanation {get;}',
    'string[] Causes {get;}',
    'string[] Remedy {get;}',
    'string NextStep {get;}',
    'string[] Events {get;}',
  ]),
  dataType('LyncShell.LabSnapshot', [
    'string Name {get;}',
    'datetime LabTime {get;}',
    'datetime Taken {get;}',
    'string Comment {get;}',
    'string Lab {get;}',
  ]),
  dataType('LyncShell.LabDifference', [
    'string Machine {get;}',
    'string Section {get;}',
    'string Place {get;}',
    'string Before {get;}',
    'string After {get;}',
  ]),
  dataType('LyncShell.LabFault', [
    'int Id {get;}',
    'string Kind {get;}',
    'string[] ComputerName {get;}',
    'datetime Since {get;}',
    'string Description {get;}',
    'string Remedy {get;}',
  ]),
  dataType('LyncShell.LabChange', [
    'datetime Time {get;}',
    'string By {get;}',
    'string Machine {get;}',
    'string Change {get;}',
  ]),
  dataType('LyncShell.LabEvent', [
    'int Index {get;}',
    'datetime TimeGenerated {get;}',
    'string EntryType {get;}',
    'string Source {get;}',
    'int EventId {get;}',
    'string Message {get;}',
    'string MachineName {get;}',
  ]),
];
