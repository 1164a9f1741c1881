/** Opens wizards in a session. */
import type { Deployment } from '../deployment/deployment.ts';
import type { Runspace } from '../engine/runspace.ts';
import { certificateWizard } from './certificate-wizard/certificate-wizard.ts';
import { answerOf } from './certificate-wizard/lab-answers.ts';
import { type OpenForm, openForm } from './form-run.ts';
import type { FormLanguage } from './form-view.ts';
import { runInSession } from './session-commands.ts';

/** Where a wizard is opened: its commands run in the session, and it sees the lab from the session's machine. */
export interface WizardSession {
  readonly runspace: Runspace;
  readonly lab: Deployment;
  readonly language: FormLanguage;
}

/** Opens the Certificate Wizard. */
export function openCertificateWizard({ runspace, lab, language }: WizardSession): OpenForm {
  return openForm(
    certificateWizard,
    {
      run: (effect) => runInSession(runspace, effect),
      tell: (question) => runspace.enter(() => answerOf(lab, question, language)),
    },
    language,
  );
}
