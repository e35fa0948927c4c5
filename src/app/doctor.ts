import { agentOf } from '../core/agents/detect.ts';
import { answered } from '../core/doctor/answered.ts';
import type { GitHubFacts, MachineFacts } from '../core/doctor/facts.ts';
import { githubChecks } from '../core/doctor/github.ts';
import { logChecks, machineChecks } from '../core/doctor/machine.ts';
import { peopleChecks } from '../core/doctor/people.ts';
import { postureCheck } from '../core/doctor/posture.ts';
import { type Check, type CheckName, checkNames, fail, inOrder, unknown } from '../core/doctor/report.ts';
import type { Policy } from '../core/policy/policy.ts';
import { type LogCondition, logFacts } from './doctor-log.ts';
import type { Clock, PolicySource } from './ports.ts';

/** Everything here only reads: no label, no key, no folder is made. */
export interface DoctorPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly policy: PolicySource;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @param policy null: it could not be read */
  machine(policy: Policy | null): Promise<MachineFacts>;
  readonly log: LogCondition;
  /**
   * What GitHub tells this token about the repository that would be asked in.
   * @throws Fault `configuration`, `usage`: which API or repository cannot be said
   */
  survey(policy: Policy): Promise<GitHubFacts>;
}

export interface Diagnosis {
  readonly checks: readonly Check[];
  /** `unreachable`: nothing fails as far as is known, but GitHub did not answer. */
  readonly verdict: 'ready' | 'not-ready' | 'unreachable';
}

/** Looks at all that could make an approval fail or mean nothing. */
export async function diagnose(ports: DoctorPorts, cwd: string): Promise<Diagnosis> {
  // What cannot be one was typed by whoever asks: that is no finding.
  const policy = await answered(() => ports.policy.load(cwd), 'usage');
  const loaded = policy.kind === 'told' ? policy.value : null;
  const now = ports.clock.now();
  const inActions = ports.env['GITHUB_ACTIONS'] === 'true';
  const machine = await ports.machine(loaded);
  const checks: Check[] = [...machineChecks(machine, loaded), ...logChecks(await logFacts(ports.log), now)];
  let silent = false;
  if (policy.kind !== 'told') {
    const why = 'the policy cannot be read';
    checks.push(fail('policy', policy.why, policy.fix ?? 'guard policy check says more'));
    checks.push(...unlooked(checks).map((check) => unknown(check, why)));
  } else {
    checks.push(postureCheck(machine, policy.value, inActions));
    const survey = await answered(() => ports.survey(policy.value), 'usage');
    if (survey.kind === 'told') {
      const facts = survey.value;
      const circumstances = { now, inActions, apiFromEnvironment: (ports.env['GITHUB_API_URL'] ?? '') !== '' };
      checks.push(...githubChecks(facts, policy.value, circumstances), ...peopleChecks(facts, policy.value, agentOf(ports.env)));
      silent = isSilent(facts);
    } else {
      checks.push(fail('api', survey.why, survey.fix ?? 'check GITHUB_API_URL, and github.api in the policy'));
      checks.push(...unlooked(checks).map((check) => unknown(check, 'nothing was asked')));
    }
  }
  const failed = checks.some(({ state }) => state === 'fail');
  return { checks: inOrder(checks), verdict: failed ? 'not-ready' : silent ? 'unreachable' : 'ready' };
}

function unlooked(checks: readonly Check[]): readonly CheckName[] {
  return checkNames.filter((name) => !checks.some(({ check }) => check === name));
}

function isSilent({ viewer, repository, issues, people, initiators, teams }: GitHubFacts): boolean {
  return [viewer, repository, issues, people, initiators, ...teams.map(({ members }) => members)].some(({ kind }) => kind === 'silent');
}
