/** Views of what the lab's own cmdlets give out. */
import { column, custom, list, table, token, type View } from '../../../src/formatting/view-definition.ts';
import { DataObject } from '../../../src/types/values/data-object.ts';

/** The lines of a text, below each other. */
function linesOf(text: unknown): string {
  return text instanceof DataObject ? (text.get('Text') as readonly string[]).join('\n') : '';
}

const views: readonly View[] = [
  table('LabMachine', ['LyncShell.LabMachine'], ['Name', 'Role', 'Pool', 'Site', 'LoggedOn']),
  table(
    'LabEndpoint',
    ['LyncShell.LabEndpoint'],
    [
      column('Machine', { width: 20 }),
      column('Port', { width: 5 }),
      column('Protocol', { width: 12 }),
      column('Use', { width: 19 }),
      column('Address', { width: 14 }),
      column('HostPort', { width: 8 }),
      'State',
    ],
  ),
  table(
    'LabPartner',
    ['LyncShell.LabPartner'],
    [
      column('Name', { width: 16 }),
      column('Kind', { width: 10 }),
      column('Fqdn', { width: 24 }),
      column('Read', { width: 22, align: 'Left' }),
      column('ReadsNext', { width: 22, align: 'Left' }),
    ],
  ),
  table(
    'LabPartnerTrial',
    ['LyncShell.LabPartnerTrial'],
    [
      column('Partner', { width: 16 }),
      column('Server', { width: 22 }),
      column('Accepted', { width: 8 }),
      column('Reason', { width: 60 }),
    ],
  ),
  list(
    'LabCause',
    ['LyncShell.LabCause'],
    ['Machine', 'UpToDate', 'Since', 'Explanation', 'Healed', 'Remedy', 'NextStep', 'Events'],
  ),
  table(
    'LabFault',
    ['LyncShell.LabFault'],
    [
      column('Id', { width: 4 }),
      column('Kind', { width: 20 }),
      column('Since', { width: 22, align: 'Left' }),
      'Description',
    ],
  ),
  table(
    'LabExercise',
    ['LyncShell.LabExercise'],
    [
      column('Name', { width: 22 }),
      column('Level', { width: 5 }),
      column('Minutes', { width: 7 }),
      column('State', { width: 18 }),
      column('Score', { width: 5 }),
      'Title',
    ],
  ),
  custom('LabExerciseText', ['LyncShell.LabExerciseText', 'LyncShell.LabExerciseCheck'], [token.value(linesOf)]),
  table(
    'LabClaim',
    ['LyncShell.LabClaim'],
    [column('Name', { width: 20 }), column('Holds', { width: 5 }), column('Claim', { width: 50 }), 'Reason'],
  ),
  table(
    'LabSnapshot',
    ['LyncShell.LabSnapshot'],
    [column('Name', { width: 20 }), column('LabTime', { width: 22, align: 'Left' }), 'Comment'],
  ),
  table(
    'LabDifference',
    ['LyncShell.LabDifference'],
    [
      column('Machine', { width: 8 }),
      column('Section', { width: 18 }),
      'Place',
      column('Before', { width: 26 }),
      column('After', { width: 26 }),
    ],
  ),
  table(
    'LabChange',
    ['LyncShell.LabChange'],
    [
      column('Time', { width: 22, align: 'Left' }),
      column('By', { width: 7 }),
      column('Machine', { width: 20 }),
      'Change',
    ],
  ),
  table(
    'LabCertificateTemplate',
    ['LyncShell.LabCertificateTemplate'],
    [
      column('Name', { width: 30 }),
      column('MinimumKeySize', { width: 14 }),
      column('ValidityDays', { width: 12 }),
      column('NeedsApproval', { width: 13 }),
      'Enroll',
    ],
  ),
  table(
    'LabCertificateRequest',
    ['LyncShell.LabCertificateRequest'],
    [
      column('RequestId', { width: 9 }),
      column('Status', { width: 8 }),
      column('Template', { width: 16 }),
      column('Requester', { width: 28 }),
      'Machine',
    ],
  ),
  table(
    'LabEvent',
    ['LyncShell.LabEvent'],
    [
      column('Index', { width: 5 }),
      column('TimeGenerated', { label: 'Time', width: 22, align: 'Left' }),
      column('EntryType', { width: 11 }),
      column('Source', { width: 36 }),
      column('EventId', { width: 7 }),
      'Message',
    ],
  ),
];

export default views;
