import inquirer from 'inquirer';
import { type Choices, type Ground, plan, policyOf, reviewing, surveyGround } from '../../app/init.ts';
import type { Preset } from '../../core/policy/policy.ts';
import { asked } from '../asked.ts';
import type { Io } from '../io.ts';
import { visible } from '../render/escape.ts';
import { planLines } from '../render/init.ts';
import type { Setup } from '../wire.ts';
import type { Decided, InitFlags } from './init-flags.ts';

/** Asks everything before anything is made, so that leaving in the middle leaves nothing behind. */
export function wizard(io: Io, setup: Setup, flags: InitFlags): Promise<Decided | null> {
  return asked(async () => {
    const replace = flags.force === true || (await startsAnew(setup));
    const policy = await policyOf(setup, io.cwd(), replace);
    const from = await tokenFrom(setup, policy);
    if (from === null) return null;
    const known = flags.repo ?? (await setup.repository(policy));
    const repo = flags.repo ?? (policy.github.repos.length > 0 ? null : await repository(known));
    const ground = await surveyGround(setup, { cwd: io.cwd(), repo, users: flags.reviewer ?? [], teams: flags.team ?? [], replace });
    const choices = { ...(await policyChoices(setup, ground, flags)), storeToken: await wantsKeychain(setup, from) };
    if (from === 'typed' && !choices.storeToken)
      io.err('guard: the token is kept nowhere: set GUARD_GITHUB_TOKEN to it where guard is to ask\n');
    io.out(`\n${planLines(await plan(setup, ground, choices)).join('\n')}\n\n`);
    return (await confirmed('Go ahead?', true)) ? { ground, choices } : null;
  });
}

async function confirmed(message: string, by: boolean): Promise<boolean> {
  const { yes } = await inquirer.prompt<{ yes: boolean }>([{ type: 'confirm', name: 'yes', message, default: by }]);
  return yes;
}

async function startsAnew(setup: Setup): Promise<boolean> {
  const { text, machine, path } = setup.document();
  if (text === null || machine !== null) return false;
  const { anew } = await inquirer.prompt<{ anew: boolean }>([
    {
      type: 'select',
      name: 'anew',
      message: `There is a policy: ${visible(path)}`,
      choices: [
        { name: 'keep it', value: false },
        { name: 'write it anew', value: true },
      ],
    },
  ]);
  return anew;
}

/** @returns `typed`, or where it was found; null: there is none and none was given */
async function tokenFrom(setup: Setup, policy: Parameters<Setup['tokenFrom']>[0]): Promise<string | null> {
  const found = await setup.tokenFrom(policy);
  if (found !== null) return found;
  const { token } = await inquirer.prompt<{ token: string }>([
    { type: 'password', name: 'token', message: 'A token that guard asks with (fine-grained; issues: read and write):', mask: '*' },
  ]);
  if (token.trim() === '') return null;
  setup.useToken(token.trim());
  return 'typed';
}

async function repository(known: string | null): Promise<string> {
  const { repo } = await inquirer.prompt<{ repo: string }>([
    {
      type: 'input',
      name: 'repo',
      message: 'In which repository should guard ask (owner/name)?',
      ...(known === null ? {} : { default: visible(known) }),
      validate: (text: string) => /^[\w-]+\/[\w.-]+$/.test(text.trim()) || 'write it as owner/name',
    },
  ]);
  return repo.trim();
}

async function policyChoices(setup: Setup, ground: Ground, flags: InitFlags): Promise<Omit<Choices, 'storeToken'>> {
  const given = { users: flags.reviewer ?? [], preset: flags.preset ?? 'strict', path: flags.path ?? [], criticalQuorum: null };
  if (ground.kept !== null) return given;
  const users = flags.reviewer ?? (await reviewers(ground));
  const preset = flags.preset ?? (await presetOf());
  const { people, quorum } = reviewing(ground, users);
  const two = quorum > 1 && (await confirmed(`${people} people could review. Should critical commands need two of them?`, true));
  const path = flags.path ?? (await trusted(setup.versionFolders));
  return { users, preset, path, criticalQuorum: two ? quorum : 1 };
}

async function reviewers({ candidates, policy }: Ground): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const all = policy.reviewers.teams.length > 0 ? 'only the teams' : 'everybody who may push';
  const { users } = await inquirer.prompt<{ users: string[] }>([
    {
      type: 'checkbox',
      name: 'users',
      message: `Who may approve? (none chosen: ${all})`,
      choices: candidates.map(({ account, role }) => ({ name: `${visible(account.login)} (${role})`, value: account.login })),
    },
  ]);
  return users;
}

async function presetOf(): Promise<Preset> {
  const { preset } = await inquirer.prompt<{ preset: Preset }>([
    {
      type: 'select',
      name: 'preset',
      message: 'How much may run without asking?',
      choices: [
        { name: 'strict: what is proved harmless', value: 'strict' },
        { name: 'workspace: build and test tools inside the work tree, too', value: 'workspace' },
      ],
    },
  ]);
  return preset;
}

/** None is chosen beforehand: a program in a trusted folder is taken for what its name says. */
async function trusted(folders: readonly string[]): Promise<readonly string[]> {
  if (folders.length === 0) return [];
  const { path } = await inquirer.prompt<{ path: string[] }>([
    {
      type: 'checkbox',
      name: 'path',
      message: 'Whose programs are what their names say? Whoever can write there decides what runs without asking.',
      choices: folders.map((folder) => ({ name: visible(folder), value: folder })),
    },
  ]);
  return path;
}

async function wantsKeychain(setup: Setup, from: string): Promise<boolean> {
  if (from === 'keychain' || !(await setup.keychain())) return false;
  return confirmed('Keep the token in the keychain of this system, for this host alone?', from === 'typed');
}
