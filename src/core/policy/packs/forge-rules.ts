import type { Rule } from '../rule.ts';

/** What the programs of the pack `forges` do to the world, where it is more than reading. */
export const forgeRules = (): readonly Rule[] => [
  {
    id: 'gh-grave',
    tier: 'critical',
    why: 'deletes, opens to the public, hands over, or gives rights to something on GitHub',
    when: {
      program: ['gh', 'hub'],
      subcommand: [
        'repo delete|archive|rename|edit|deploy-key|transfer',
        'release delete|delete-asset',
        'secret *',
        'variable set|delete',
        'ssh-key add|delete',
        'gpg-key add|delete',
        'auth *',
        'ruleset *',
        'org *',
        'workflow *',
        'run delete|cancel|rerun',
        'issue delete|transfer',
        'codespace delete|ssh|cp',
        'gist delete|create|edit',
        'cache delete',
        'extension install|upgrade|exec|remove',
        'alias set|import|delete',
      ],
    },
    effects: ['changes-identity', 'deletes', 'publishes'],
    examples: {
      hit: ['gh repo delete o/r --yes', 'gh secret set X', 'gh auth token', 'gh -R o/r release delete v1'],
      miss: ['gh repo view', 'gh secret list', 'gh auth status'],
    },
  },
  {
    id: 'gh-api-writes',
    tier: 'critical',
    why: 'calls the GitHub API with a method that changes things',
    when: { program: 'gh', subcommand: 'api', anyOption: ['-X', '--method', '--input'] },
    effects: ['network-out'],
    examples: { hit: ['gh api -X DELETE repos/o/r', 'gh api --method PATCH repos/o/r'], miss: ['gh api repos/o/r'] },
  },
  {
    id: 'gh-changes',
    tier: 'sensitive',
    why: 'changes issues, pull requests or releases on GitHub, or sends data there',
    when: { program: ['gh', 'glab', 'tea', 'hub'] },
    effects: ['network-out'],
    examples: { hit: ['gh pr merge 1', 'glab mr merge 1'], miss: ['gh pr list'] },
  },
];
