/** Opens wizards in a session. */
import { machinePath } from '../../cmdlets/deployment/certificate-arguments.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Runspace } from '../engine/runspace.ts';
import { certificateWizard } from './certificate-wizard/certificate-wizard.ts';
import { answerOf } from './certificate-wizard/lab-answers.ts';
import { certificatesConsole } from './certificates-console/certificates-console.ts';
import { enrolmentWizard } from './certificates-console/enrolment-wizard.ts';
import { exportWizard } from './certificates-console/export-wizard.ts';
import { importWizard } from './certificates-console/import-wizard.ts';
import { certificateSubject, contentsOf, enrolmentPlace, importPlace } from './certificates-console/lab-places.ts';
import { consoleAnswer } from './certificates-console/read-console.ts';
import { removalWizard } from './certificates-console/removal-wizard.ts';
import { type OpenForm, openForm } from './form-run.ts';
import type { FormLanguage, FormRequest } from './form-view.ts';
import type { PageMachine } from './page-machine.ts';
import { runInSession } from './session-commands.ts';

/** Where a wizard is opened: its commands run in the session, and it sees the lab from the session's machine. */
export interface WizardSession {
  readonly runspace: Runspace;
  readonly lab: Deployment;
  readonly language: FormLanguage;
}

/** Opens a wizard. @throws DeploymentError where there is no such certificate */
export function openWizard(request: FormRequest, session: WizardSession): OpenForm {
  const { runspace, lab, language } = session;
  const asked = <T>(look: () => T): T => runspace.enter(look);
  switch (request.form) {
    case 'certificate-wizard':
      return open(certificateWizard, session, (question) => asked(() => answerOf(lab, question, language)));
    case 'certificates-console':
      return open(certificatesConsole, session, (question) => asked(() => consoleAnswer(lab, question, language)));
    case 'certificate-enrolment':
      return open(enrolmentWizard(enrolmentPlace(lab)), session, nothingToTell);
    case 'certificate-import':
      return open(importWizard(importPlace(lab, request.store)), session, ({ path }) =>
        asked(() => contentsOf(lab, machinePath(path))),
      );
    case 'certificate-export':
      return open(exportWizard(certificateSubject(lab, request.store, request.thumbprint)), session, nothingToTell);
    case 'certificate-removal':
      return open(removalWizard(certificateSubject(lab, request.store, request.thumbprint)), session, nothingToTell);
  }
}

function open<K, Q, A>(machine: PageMachine<K, Q, A>, session: WizardSession, tell: (question: Q) => A): OpenForm {
  const { runspace, language } = session;
  return openForm(
    machine,
    { run: (effect) => runInSession(runspace, effect), tell, open: (request) => openWizard(request, session) },
    language,
  );
}

/** For wizards that ask nothing. */
function nothingToTell(question: never): never {
  return question;
}
