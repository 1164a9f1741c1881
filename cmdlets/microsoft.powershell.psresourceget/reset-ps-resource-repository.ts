/** Reset-PSResourceRepository: begins the list of repositories anew. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CLASSES, CMDLETS } from '../packages/resources.ts';
import { resetStore, storePath } from './repository-store.ts';

export default cmdlet({
  verb: 'Reset',
  noun: 'PSResourceRepository',
  className: `${CMDLETS}.ResetPSResourceRepository`,
  supportsShouldProcess: true,
  confirmImpact: 'High',
  outputTypes: [`${CLASSES}.PSRepositoryInfo`],
  help: {
    synopsis: 'Begins the list of repositories anew, with the PowerShell Gallery alone.',
    examples: [
      {
        title: 'After the file was damaged',
        transcript: 'PS> (Reset-PSResourceRepository -PassThru -Confirm:$false).Name\nPSGallery',
      },
    ],
    links: ['Register-PSResourceRepository'],
  },
  parameters: { PassThru: { type: 'switch', help: 'Writes the repository of the gallery.' } },
  run(ps) {
    return {
      process() {
        const path = storePath();
        ps.verbose(`Resetting repository store at: ${path}`);
        const action = 'Reset repository store and create new PSRepositories.xml file with PSGallery registered';
        if (!ps.shouldProcess(path, action)) return;
        const gallery = resetStore();
        ps.verbose('Repository store reset successfully. PSGallery has been registered.');
        if (ps.parameters.PassThru) ps.write(gallery);
      },
    };
  },
});
