/** Labels of a repository and labels on a thread. */
import { demand, demandRole, invalid, Refusal, roleOf, type Somebody } from './access.ts';
import { nodeId } from './ids.ts';
import type { Intent, Issue, Label, Repo } from './state.ts';
import { emit } from './threads.ts';
import { reaches, type World } from './world.ts';

export interface LabelInput {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | undefined;
}

export function makeLabel(world: World, repo: Repo, input: LabelInput): Label {
  const id = world.nextId();
  const label: Label = {
    id,
    nodeId: nodeId('LA', repo.id, id),
    repoId: repo.id,
    name: input.name,
    color: input.color ?? 'ededed',
    description: input.description ?? null,
    deleted: false,
  };
  world.state.labels.set(id, label);
  return label;
}

export function createLabel(world: World, who: Somebody, repo: Repo, input: LabelInput): Label {
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  // Without push rights GitHub behaves as if the endpoint were not there.
  if (!reaches(roleOf(world, who, repo), 'write')) throw new Refusal(404, 'Not Found');
  if (typeof input.name !== 'string' || input.name.trim() === '')
    throw invalid({ resource: 'Label', code: 'missing_field', field: 'name' });
  if (world.labelNamed(repo, input.name)) throw invalid({ resource: 'Label', code: 'already_exists', field: 'name' });
  if (input.color !== undefined && !/^[0-9a-f]{6}$/i.test(input.color))
    throw invalid({ resource: 'Label', code: 'invalid', field: 'color' });
  return makeLabel(world, repo, input);
}

/** A rename keeps the node id: that is why guard pins ids, not names. */
export function updateLabel(world: World, who: Somebody, repo: Repo, label: Label, change: Partial<LabelInput>): Label {
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  demandRole(world, who, repo, 'write');
  if (change.name !== undefined) {
    const other = world.labelNamed(repo, change.name);
    if (other !== undefined && other.id !== label.id) throw invalid({ resource: 'Label', code: 'already_exists', field: 'name' });
    label.name = change.name;
  }
  if (change.color !== undefined) label.color = change.color;
  if (change.description !== undefined) label.description = change.description;
  return label;
}

/** Takes the label off every thread without an event; one made anew under the same name has another id. */
export function deleteLabel(world: World, who: Somebody, repo: Repo, label: Label): void {
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  demandRole(world, who, repo, 'write');
  label.deleted = true;
  for (const issue of world.state.issues.values()) {
    const at = issue.labels.indexOf(label.id);
    if (at >= 0) issue.labels.splice(at, 1);
  }
}

/** Finds labels by name, without case; makes those that are missing where the role allows it. */
function resolve(world: World, who: Somebody, repo: Repo, names: readonly string[]): Label[] {
  return names.map((name) => {
    const label = world.labelNamed(repo, name);
    if (label !== undefined) return label;
    if (!reaches(roleOf(world, who, repo), 'write')) {
      throw new Refusal(403, 'You do not have permission to create labels on this repository.', {
        errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
      });
    }
    return makeLabel(world, repo, { name });
  });
}

/** Adding a label that is there already makes no event. */
export function put(world: World, who: Somebody, issue: Issue, label: Label, intent: Intent | null): void {
  if (issue.labels.includes(label.id)) return;
  issue.labels.push(label.id);
  emit(world, who, issue, { kind: 'labeled', labelId: label.id, name: label.name, color: label.color, intent });
}

function take(world: World, who: Somebody, issue: Issue, label: Label): void {
  issue.labels.splice(issue.labels.indexOf(label.id), 1);
  emit(world, who, issue, { kind: 'unlabeled', labelId: label.id, name: label.name, color: label.color, intent: null });
}

export function addLabels(world: World, who: Somebody, issue: Issue, names: readonly string[], intent: Intent | null = null): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  demandRole(world, who, repo, 'triage');
  for (const label of resolve(world, who, repo, names)) put(world, who, issue, label, intent);
}

export function removeLabel(world: World, who: Somebody, issue: Issue, name: string): void {
  const repo = world.repo(issue.repoId);
  demand(world, who, repo, ['issues', 'pull_requests'], 'write');
  demandRole(world, who, repo, 'triage');
  const label = world.labelNamed(repo, name);
  if (label === undefined || !issue.labels.includes(label.id)) throw new Refusal(404, 'Label does not exist');
  take(world, who, issue, label);
}

/** Replaces the whole set. Without the role to label, the change is dropped silently. */
export function setLabels(world: World, who: Somebody, issue: Issue, names: readonly string[]): void {
  const repo = world.repo(issue.repoId);
  if (!reaches(roleOf(world, who, repo), 'triage')) return;
  const wanted = resolve(world, who, repo, names);
  for (const id of [...issue.labels]) if (!wanted.some((label) => label.id === id)) take(world, who, issue, world.label(id));
  for (const label of wanted) put(world, who, issue, label, null);
}

/** Labels of a create call: dropped silently without push rights. */
export function labelsAtBirth(world: World, who: Somebody, issue: Issue, names: readonly string[]): void {
  const repo = world.repo(issue.repoId);
  if (!reaches(roleOf(world, who, repo), 'write')) return;
  for (const label of resolve(world, who, repo, names)) put(world, who, issue, label, null);
}
