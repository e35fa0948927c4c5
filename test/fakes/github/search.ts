/** `GET /search/issues`: the qualifiers that guard and people use, and plain text in title and body. */
import { Refusal, sees } from './access.ts';
import type { Answer, Call } from './call.ts';
import type { Issue } from './state.ts';

export function searchIssues(call: Call): Answer {
  const q = call.query.get('q') ?? '';
  if (q.trim() === '') throw new Refusal(422, 'Validation Failed', { errors: [{ resource: 'Search', field: 'q', code: 'missing' }] });
  const terms = [...q.matchAll(/([a-z]+:)?(?:"([^"]*)"|(\S+))/gi)].map((m) => ({
    key: (m[1] ?? '').toLowerCase(),
    value: (m[2] ?? m[3] ?? '').toLowerCase(),
  }));
  const newest = call.world.now() - call.searchLagMs;
  const hits = [...call.world.state.issues.values()].filter((issue) => {
    const repo = call.world.repo(issue.repoId);
    if (issue.fate.kind !== 'here' || issue.createdAt > newest || !sees(call.world, call.subject, repo)) return false;
    return terms.every(({ key, value }) => matches(call, issue, key, value));
  });
  hits.sort((a, b) => b.id - a.id);
  const rows = hits.map((issue) => call.views.found(issue));
  return { kind: 'list', rows, wrap: (items, total_count) => ({ total_count, incomplete_results: false, search_type: 'lexical', items }) };
}

function matches(call: Call, issue: Issue, key: string, value: string): boolean {
  const { world } = call;
  const repo = world.repo(issue.repoId);
  switch (key) {
    case 'repo:':
      return world.fullName(repo).toLowerCase() === value;
    case 'is:':
    case 'type:':
    case 'state:':
      if (value === 'issue') return issue.pull === null;
      if (value === 'pr') return issue.pull !== null;
      if (value === 'open' || value === 'closed') return issue.open === (value === 'open');
      return value === 'public' ? !repo.private : value === 'private' && repo.private;
    case 'author:':
      return world.account(issue.authorId).login.toLowerCase() === value;
    case 'label:': {
      const label = world.labelNamed(repo, value);
      return label !== undefined && issue.labels.includes(label.id);
    }
    case 'in:':
      return true;
    default:
      return `${issue.title}\n${issue.body}`.toLowerCase().includes(key + value);
  }
}
