/** Set-Date: sets the clock of a computer, which this shell does not do. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { DateTime } from '../../src/types/values/date-time.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Date',
  defaultParameterSet: 'Date',
  supportsShouldProcess: true,
  outputTypes: ['System.DateTime'],
  help: {
    synopsis: 'Would set the clock of the computer; this shell refuses.',
    description: 'The clock of the host is left alone. The clock of a lab is steered by the commands of the lab.',
    examples: [
      {
        title: 'What would be done',
        transcript:
          'PS> Set-Date \'2012-07-01\' -WhatIf\nWhat if: Performing the operation "Set-Date" on target "07/01/2012 00:00:00".',
      },
    ],
    links: ['Get-Date'],
  },
  parameters: {
    Date: {
      type: 'datetime',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['Date'],
      help: 'The new date and time.',
    },
    Adjust: {
      type: 'timespan',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Adjust'],
      allowNull: true,
      help: 'By how much to change the time.',
    },
    DisplayHint: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.Commands.DisplayHintType',
      values: ['Date', 'Time', 'DateTime'],
      help: 'What of the date is shown.',
      noEffect: 'no date comes back: the clock of the host is not set from here',
    },
  },
  run(ps) {
    return {
      process() {
        const { Date: date, Adjust } = ps.parameters;
        const target = date ?? (Adjust ? DateTime.now().add(Adjust) : DateTime.now());
        if (!ps.shouldProcess(toText(target))) return;
        ps.fail(
          'System.PlatformNotSupportedException',
          'NotImplemented',
          'Set-Date does not change the clock of the host. In a lab, set the clock of the lab instead.',
          {
            exception: 'System.PlatformNotSupportedException',
          },
        );
      },
    };
  },
});
