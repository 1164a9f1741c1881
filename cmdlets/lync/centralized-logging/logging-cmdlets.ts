/** Show-, Start-, Stop-, Sync- and Update-CsClsLogging. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { ambient } from '../../../src/types/ambient.ts';
import { formatValue } from '../../../src/types/format/format-value.ts';
import { localDate } from '../../../src/types/values/instants.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';
import { settingNoun } from '../settings/nouns.ts';
import { storeOf } from '../settings/setting-store.ts';
import {
  type AgentState,
  ALWAYS_ON,
  agentState,
  agentsMeant,
  answers,
  changeAgent,
  durationText,
  minutesOf,
} from './logging-agents.ts';

const VERSION = '5.0.8308.0';
const XML = { AsXml: 'the XML form of what the agents answer is not published' };

/** The machines of the agents that answered, by pool. */
type Answered = ReadonlyMap<string, readonly string[]>;

/** Asks each agent that is meant, and says of which there was no answer. */
function askAgents(
  ps: CmdletContext,
  work: (deployment: Deployment, fqdn: string) => void,
  tell: (deployment: Deployment, answered: Answered) => void = () => undefined,
): void {
  onDeployment(ps, null, (deployment) => {
    const answered = new Map<string, string[]>();
    const silent: string[] = [];
    for (const [pool, machines] of agentsMeant(deployment, ps)) {
      for (const machine of machines) {
        if (!answers(deployment, machine)) {
          silent.push(machine.fqdn);
          continue;
        }
        work(deployment, machine.fqdn);
        answered.set(pool, [...(answered.get(pool) ?? []), machine.fqdn]);
      }
    }
    const count = [...answered.values()].flat().length;
    if (count > 0) ps.write(`Success Code - 0, Successful on ${count} agents`);
    for (const fqdn of silent)
      ps.error('ClsAgentNotReachable', 'ConnectionError', `The logging agent on "${fqdn}" does not answer.`, {
        target: fqdn,
        exception: 'System.InvalidOperationException',
      });
    if (count > 0) tell(deployment, answered);
  });
}

/** The lines of the consoles (lync-console.md, E): a pool, and each of its servers, which is mostly as the pool is. */
function tellStatus(ps: CmdletContext, deployment: Deployment, answered: Answered): void {
  const lines = ['', '', '', 'Tracing Status:', ''];
  for (const [pool, servers] of answered) {
    const states = servers.map((fqdn) => stateText(agentState(deployment, fqdn)));
    const [ofPool = ''] = states;
    lines.push(`${pool} (${hostOf(pool)} v${VERSION}) ${ofPool}`);
    for (const [index, fqdn] of servers.entries())
      lines.push(
        `    ${fqdn} (${hostOf(fqdn)} v${VERSION}) ${states[index] === ofPool ? '(Same as pool)' : states[index]}`,
      );
  }
  for (const line of lines) ps.write(line);
}

function stateText({ isAlwaysOn, running }: AgentState): string {
  const started =
    running &&
    `Scenario=${running.scenario},Started=${formatValue(localDate(running.startedAt), 'G', ambient().culture)},By=${running.by},Duration=${durationText(running.minutes)}`;
  return `(${[`${ALWAYS_ON}=${isAlwaysOn ? 'Yes' : 'No'}`, ...(started ? [started] : [])].join(',')})`;
}

function hostOf(fqdn: string): string {
  return fqdn.split('.', 1)[0] ?? fqdn;
}

/** The name of a scenario of the configuration, as it is written there. @throws ItemFault */
function scenarioNamed(deployment: Deployment, name: string): string {
  const scenarios = storeOf(settingNoun('CsClsScenario'), deployment).list();
  const found = scenarios
    .map(({ identity }) => identity.slice(identity.lastIndexOf('/') + 1))
    .find((one) => one.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw notThere('Scenario', name);
  return found;
}

/** Has the agents that are meant do something about the scenario that is named, which is looked up once, and shows them. */
function askAgentsOfScenario(
  ps: CmdletContext,
  work: (deployment: Deployment, fqdn: string, scenario: string) => void,
): void {
  let name: string | null = null;
  askAgents(
    ps,
    (deployment, fqdn) => work(deployment, fqdn, (name ??= scenarioNamed(deployment, textOf(ps, 'Scenario') ?? ''))),
    (deployment, answered) => tellStatus(ps, deployment, answered),
  );
}

export const showLogging: CmdletAction = {
  synopsis: 'Shows what the agents of centralized logging trace.',
  example: {
    title: 'Of one pool',
    transcript:
      'PS> Show-CsClsLogging -Pools se01.contoso.com | Select-Object -Last 1\n    se01.contoso.com (se01 v5.0.8308.0) (Same as pool)',
  },
  outputs: ['System.String'],
  refused: XML,
  run: (ps) => ({
    process() {
      askAgents(
        ps,
        () => undefined,
        (deployment, answered) => tellStatus(ps, deployment, answered),
      );
    },
  }),
};

export const startLogging: CmdletAction = {
  synopsis: 'Lets the agents of centralized logging trace a scenario.',
  description:
    'AlwaysOn goes on until it is stopped, any other scenario for four hours or as long as -Duration says. Beside AlwaysOn an agent traces one scenario at a time.',
  example: {
    title: 'On one pool',
    transcript:
      'PS> Start-CsClsLogging -Scenario Authentication -Pools se01.contoso.com | Select-Object -First 1\nSuccess Code - 0, Successful on 1 agents',
  },
  outputs: ['System.String'],
  refused: XML,
  run: (ps) => ({
    process() {
      askAgentsOfScenario(ps, (deployment, fqdn, scenario) => {
        const minutes = minutesOf(textOf(ps, 'Duration'));
        changeAgent(deployment, fqdn, (state) => {
          if (scenario === ALWAYS_ON) return { ...state, isAlwaysOn: true };
          if (state.running && state.running.scenario !== scenario) throw busy(fqdn, state.running.scenario);
          const by = deployment.session.user;
          return { ...state, running: { scenario, startedAt: deployment.clock.now(), by, minutes } };
        });
      });
    },
  }),
};

function busy(fqdn: string, scenario: string): ItemFault {
  return new ItemFault(
    `The agent on "${fqdn}" traces the scenario "${scenario}" already, and beside ${ALWAYS_ON} it traces one at a time. Stop that one first.`,
    'ItemInUse',
  );
}

export const stopLogging: CmdletAction = {
  synopsis: 'Ends the tracing of a scenario.',
  example: {
    title: 'What can be said',
    transcript: "PS> (Get-Command Stop-CsClsLogging).Parameters.ContainsKey('Scenario')\nTrue",
  },
  outputs: ['System.String'],
  refused: XML,
  run: (ps) => ({
    process() {
      askAgentsOfScenario(ps, (deployment, fqdn, scenario) =>
        changeAgent(deployment, fqdn, (state) => {
          if (scenario === ALWAYS_ON) return { ...state, isAlwaysOn: false };
          return state.running?.scenario === scenario ? { ...state, running: null } : state;
        }),
      );
    },
  }),
};

export const updateLogging: CmdletAction = {
  synopsis: 'Changes how long the scenario that is traced goes on.',
  example: {
    title: 'Until noon tomorrow at the latest',
    transcript:
      'PS> Update-CsClsLogging -Duration 1.00:00 -Pools se01.contoso.com | Select-Object -First 1\nSuccess Code - 0, Successful on 1 agents',
  },
  outputs: ['System.String'],
  refused: XML,
  run: (ps) => ({
    process() {
      askAgents(
        ps,
        (deployment, fqdn) => {
          const minutes = minutesOf(textOf(ps, 'Duration'));
          changeAgent(deployment, fqdn, (state) => ({
            ...state,
            running: state.running && { ...state.running, minutes },
          }));
        },
        (deployment, answered) => tellStatus(ps, deployment, answered),
      );
    },
  }),
};

export const syncLogging: CmdletAction = {
  synopsis: 'Lets the agents of centralized logging write down what they have in memory, so that a search finds it.',
  example: {
    title: 'Of one pool',
    transcript: 'PS> Sync-CsClsLogging -Pools se01.contoso.com\nSuccess Code - 0, Successful on 1 agents',
  },
  outputs: ['System.String'],
  refused: XML,
  run: (ps) => ({
    process() {
      askAgents(ps, () => undefined);
    },
  }),
};
