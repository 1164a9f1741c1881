/**
 * With which accounts watcher nodes sign in for their tests: Get-, Set- and Remove-CsTestUserCredential. They are kept in the
 * lab as private keys are: as they are, for whoever may read the lab.
 */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletBlocks, CmdletContext } from '../../../src/engine/cmdlet.ts';
import { PSCredential, SecureString } from '../../../src/types/values/secure-string.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';

const KIND = 'TestUserCredential';

function forAddress(ps: CmdletContext, work: (deployment: Deployment, address: string) => void): CmdletBlocks {
  return {
    process() {
      const text = textOf(ps, 'SipAddress') ?? '';
      onDeployment(ps, text, (deployment) => work(deployment, /^sips?:/i.test(text) ? text : `sip:${text}`));
    },
  };
}

export const getTestCredential: CmdletAction = {
  synopsis: 'Shows the account with which watcher nodes sign in as a test user.',
  outputs: ['System.Management.Automation.PSCredential'],
  run: (ps) =>
    forAddress(ps, ({ records }, address) => {
      const found = records.find(KIND, address)?.values;
      if (!found) throw notThere('TestUserCredential', address);
      ps.write(new PSCredential(String(found.UserName), new SecureString(String(found.Password))));
    }),
};

export const setTestCredential: CmdletAction = {
  synopsis: 'Makes somebody a test user: says with which account watcher nodes sign in.',
  example: {
    title: 'A test user',
    transcript:
      "PS> Set-CsTestUserCredential sip:kenmyer@contoso.com -UserName 'contoso\\kenmyer' -Password '07Apples'\nPS> (Get-CsTestUserCredential sip:kenmyer@contoso.com).UserName\ncontoso\\kenmyer",
  },
  run: (ps) =>
    forAddress(ps, (deployment, address) => {
      requireUser(deployment, address);
      const { Credential: given } = ps.parameters as { readonly Credential?: PSCredential };
      const UserName = given?.userName ?? textOf(ps, 'UserName') ?? '';
      const Password = given ? (given.password?.reveal() ?? '') : (textOf(ps, 'Password') ?? '');
      if (ps.shouldProcess(address)) deployment.records.change(KIND, address, () => ({ UserName, Password }));
    }),
};

/** @throws ItemFault for somebody who is not enabled for Lync Server */
function requireUser({ directory }: Deployment, address: string): void {
  const wanted = address.toLowerCase();
  if (!directory.list().some(({ values }) => String(values.SipAddress ?? '').toLowerCase() === wanted))
    throw new ItemFault(`Nobody is enabled for Lync Server with the address "${address}".`, 'ItemNotFound', address);
}

export const removeTestCredential: CmdletAction = {
  synopsis: 'Lets somebody be a test user no longer. The account itself stays.',
  run: (ps) =>
    forAddress(ps, ({ records }, address) => {
      if (!records.find(KIND, address)) throw notThere('TestUserCredential', address);
      if (ps.shouldProcess(address)) records.change(KIND, address, () => null);
    }),
};
