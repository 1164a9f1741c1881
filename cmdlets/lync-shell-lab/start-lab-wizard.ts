/** Start-LabWizard: the Certificate Wizard of the Deployment Wizard, in the terminal. */
import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { FormLanguage, FormRequest } from '../../src/wizard/form-view.ts';
import { openWizard } from '../../src/wizard/open-wizard.ts';
import { type Person, showInTerminal } from '../../src/wizard/terminal-form.ts';
import { wordsOf } from '../../src/wizard/words.ts';
import { withDeployment } from '../deployment/deployment-service.ts';

export default cmdlet({
  verb: 'Start',
  noun: 'LabWizard',
  className: 'LyncShell.StartLabWizardCommand',
  help: {
    synopsis:
      'Opens the Certificate Wizard (step 3 of the Deployment Wizard), or a wizard of the Certificates console.',
    description:
      'The pages of the wizard are shown one after the other. Type the number of a field to change it, the letter of a button to press it, or Enter for the button that is marked so. The commands that the wizard shows are the ones that it runs, in this session. It needs somebody who answers, or answers by -Answer.',
    examples: [
      {
        title: 'Look at what is assigned, and close',
        transcript:
          'PS> Start-LabWizard -Answer "" 6>&1 | Select-Object -Skip 2 -First 2 | ForEach-Object { "$_" }\n1. Certificate Wizard\nSelect a Lync Server certificate type and then select a task.',
      },
    ],
    links: ['Request-CsCertificate', 'Set-CsCertificate', 'Get-CsCertificate'],
  },
  parameters: {
    Name: {
      type: 'enum',
      values: ['Certificate', 'Console', 'Export', 'Import', 'Enrollment'],
      position: 0,
      help: 'Certificate, the default, is that of Lync Server; Console is the Certificates console, and the others are its wizards, which work on this computer alone.',
    },
    Store: {
      type: 'string',
      help: 'The store of the computer that is chosen in the console: My by default.',
    },
    Thumbprint: { type: 'string', help: 'The certificate that is chosen in the console: the one to be exported.' },
    Answer: {
      type: 'string[]',
      help: 'What is typed, an answer for each question; when they are used up, whoever is there is asked.',
    },
    Language: {
      type: 'enum',
      values: ['English', 'French'],
      help: "The language of the pages; that of the session's culture by default.",
    },
  },
  run(ps) {
    return {
      process() {
        const { Answer: answers = [], Language: chosen } = ps.parameters;
        const { ui } = ps.runspace;
        if (answers.length === 0 && !ui.interactive) return nobodyThere(ps);
        const language = languageOf(chosen);
        withDeployment(ps, (lab) => {
          const form = openWizard(requested(ps), { runspace: ps.runspace, lab, language });
          const end = showInTerminal(form, personAt(ps, answers), wordsOf(language));
          if (end === 'unanswered') nobodyThere(ps);
        });
      },
    };
  },
});

interface Given {
  Name?: 'Certificate' | 'Console' | 'Export' | 'Import' | 'Enrollment';
  Store?: string;
  Thumbprint?: string;
}

function requested(ps: CmdletWith<Given>): FormRequest {
  const { Name: name = 'Certificate', Store: store = 'My', Thumbprint: thumbprint } = ps.parameters;
  switch (name) {
    case 'Certificate':
      return { form: 'certificate-wizard' };
    case 'Console':
      return { form: 'certificates-console' };
    case 'Export':
      if (thumbprint !== undefined) return { form: 'certificate-export', store, thumbprint };
      return ps.fail('ThumbprintRequired', 'InvalidArgument', 'Name the certificate to be exported by -Thumbprint.');
    case 'Import':
      return { form: 'certificate-import', store };
    case 'Enrollment':
      return { form: 'certificate-enrolment' };
  }
}

function languageOf(chosen: 'English' | 'French' | undefined): FormLanguage {
  const isFrench = chosen === undefined ? ambient().culture.toLowerCase().startsWith('fr') : chosen === 'French';
  return isFrench ? 'fr' : 'en';
}

/** Answers first those that were given, as if they were typed. */
function personAt(ps: CmdletActions, answers: readonly string[]): Person {
  const { ui } = ps.runspace;
  const left = [...answers];
  return {
    tell: (line) => ps.host(line),
    ask(question, isSecret) {
      const given = left.shift();
      if (given !== undefined) {
        ps.host(`${question}${isSecret ? '*'.repeat(given.length) : given}`);
        return given;
      }
      if (!ui.interactive) return null;
      return isSecret ? ui.readSecret(question) : ui.readLine(question);
    },
  };
}

function nobodyThere(ps: CmdletActions): void {
  ps.fail(
    'NobodyToAsk',
    'InvalidOperation',
    'The wizard asks what to do, and there is nobody to answer: start it at the prompt, or give answers by -Answer.',
  );
}
