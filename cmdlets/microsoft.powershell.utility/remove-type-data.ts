/** Remove-TypeData: takes away what the session added to types. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { typeTable } from '../../src/types/members/type-table.ts';
import { TypeDataView } from './type-data-view.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'TypeData',
  defaultParameterSet: 'RemoveTypeDataSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes away what the session added to types.',
    examples: [
      {
        title: 'Added and removed',
        transcript:
          'PS> Update-TypeData -TypeName Site -MemberType NoteProperty -MemberName Region -Value EMEA\nPS> Remove-TypeData Site\nPS> $null -eq (Get-TypeData Site)\nTrue',
      },
    ],
    links: ['Update-TypeData', 'Get-TypeData'],
  },
  parameters: {
    TypeData: {
      type: 'other',
      typeName: 'System.Management.Automation.Runspaces.TypeData',
      mandatory: true,
      pipeline: 'value',
      in: ['RemoveTypeDataSet'],
      help: 'What Get-TypeData gave.',
    },
    TypeName: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['RemoveTypeSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the type.',
    },
    Path: {
      type: 'string[]',
      mandatory: true,
      in: ['RemoveFileSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Type files; this shell loads none.',
    },
  },
  run(ps) {
    return {
      process() {
        const { TypeName, TypeData, Path } = ps.parameters;
        if (Path)
          ps.fail(
            'TypesFileNotBuilt',
            'NotImplemented',
            'This shell loads no type files (.ps1xml), so that none can be removed.',
            { exception: 'System.NotImplementedException' },
          );
        const name = TypeData instanceof TypeDataView ? TypeData.typeName : (TypeName ?? '');
        if (!ps.shouldProcess(`TypeName: ${name}`, 'Remove TypeData')) return;
        if (typeTable().remove(name)) return;
        ps.error(
          'TypesDynamicRemoveException',
          'InvalidOperation',
          `Error in TypeData "${name}": The TypeData cannot be removed because it was not found.`,
          {
            target: name,
            exception: 'System.Management.Automation.RuntimeException',
          },
        );
      },
    };
  },
});
