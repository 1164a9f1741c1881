/** Register-ArgumentCompleter: gives a parameter of a command candidates for completion. */
import { completersOf } from '../../src/engine/argument-completers.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Register',
  noun: 'ArgumentCompleter',
  outputTypes: [],
  help: {
    synopsis: 'Gives a parameter of a command candidates for completion.',
    description:
      'The script block is called with the command, the parameter, the word so far, the tree and the parameters bound.',
    examples: [
      {
        title: 'Colours for a parameter',
        transcript:
          "PS> Register-ArgumentCompleter -CommandName Write-Host -ParameterName Separator -ScriptBlock { ',', ';' }",
      },
    ],
  },
  parameters: {
    CommandName: {
      type: 'string[]',
      in: { NativeCommandSet: { mandatory: true }, PowerShellSet: {} },
      help: 'Commands that the completer serves.',
    },
    Native: {
      type: 'switch',
      in: ['NativeCommandSet'],
      help: 'The command is a program of the host.',
      noEffect: 'a completer without a parameter is always one for a program',
    },
    NativeFallback: {
      type: 'switch',
      in: ['NativeFallbackSet'],
      help: 'Serves every program that has no completer of its own.',
    },
    ParameterName: { type: 'string', mandatory: true, in: ['PowerShellSet'], help: 'The parameter.' },
    ScriptBlock: { type: 'scriptblock', mandatory: true, allowNull: true, help: 'The code.' },
  },
  run(ps) {
    return {
      end() {
        const { CommandName, ParameterName, NativeFallback, ScriptBlock: block } = ps.parameters;
        for (const name of NativeFallback ? [''] : (CommandName ?? ['']))
          completersOf(ps.runspace).register(name, ParameterName ?? null, block ?? null);
      },
    };
  },
});
