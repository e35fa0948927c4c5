import type { Policy } from '../policy/policy.ts';
import type { MachineFacts } from './facts.ts';
import { type Check, ok, warn } from './report.ts';

/** How hard it is to go around guard (README, "Postures"). */
type Posture = 'advisory' | 'credential-gated' | 'enforced';

/**
 * Names the posture that this machine is in, as far as it can be seen from here. `enforced` needs all that can be seen of
 * it; whether the caller has another way to the privilege, nobody can see from here.
 */
export function postureCheck({ env, user }: Pick<MachineFacts, 'env' | 'user'>, policy: Policy, inActions: boolean): Check {
  const [posture, why, fix] = postureOf(env, user, policy, inActions);
  const what = `${posture}: ${why}`;
  return fix === null ? ok('posture', what) : warn('posture', what, fix);
}

function postureOf(
  env: MachineFacts['env'],
  user: MachineFacts['user'],
  policy: Policy,
  inActions: boolean,
): readonly [Posture, string, string | null] {
  const caller = /^\d+$/.test(env['SUDO_UID'] ?? '') ? Number(env['SUDO_UID']) : user.uid;
  const throughSudo = caller !== user.uid && caller !== 0;
  const machine = policy.trust === 'machine';
  if (throughSudo && machine)
    return [
      'enforced',
      `${env['SUDO_USER'] ?? `user ${caller}`} gets to ${user.name} through sudo, and only root can change the policy`,
      null,
    ];
  if (throughSudo)
    return ['advisory', 'guard runs through sudo, but without a policy that only root can change', 'write /etc/guard/policy.yaml as root'];
  if (inActions)
    return [
      'credential-gated',
      'as far as only the step that runs guard is given the credentials; other steps of the job can read what the job has',
      'give them to that step alone, and let no other step write its files',
    ];
  const owns = machine ? 'token, key and log belong' : 'token, key, log and policy belong';
  return [
    'advisory',
    `${owns} to ${user.name}, who also runs the commands: whoever works as ${user.name} can leave guard out`,
    'let sudo run guard as another user, who alone has the privilege, with a policy in /etc/guard',
  ];
}
