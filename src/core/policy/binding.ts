import { dialectOf } from '../shell/dialect.ts';
import { parseShell } from '../shell/parse.ts';
import { walkScript } from '../shell/walk.ts';
import { absolutePath } from './paths.ts';
import { steeringOf } from './variables.ts';

export interface Binding {
  /** Absolute paths, in argv order, each once. They need not exist: the adapter binds those that do. */
  readonly codeOperands: string[];
  /** Variable names; `*` at the end stands for a family. */
  readonly steering: string[];
}

/**
 * What besides the words decides what a command does: files that will be executed or read as code, and variables that
 * steer the programs, wrapped ones included. Generous: a file too many costs a hash, one too few can be swapped after
 * the approval.
 */
export function bindingOf(argv: readonly string[], cwd: string): Binding {
  const gather = new Gather(cwd);
  gather.command(argv, 0);
  return { codeOperands: [...gather.files], steering: [...gather.steering].sort() };
}

const always = ['PATH', 'HOME', 'SHELL', 'TMPDIR', 'LANG', 'LC_ALL', 'TERM'];

/** Programs that execute, or obey, what stands in the files that their operands and options name. */
const readsCode =
  /^(python[0-9.]*|node|nodejs|deno|bun|perl|ruby|php|lua[0-9.]*|Rscript|julia|groovy|osascript|tclsh|expect|g?awk|mawk|nawk|g?sed|g?make|source|\.|wish|guile|racket|ts-node|tsx|java|go|just|rake|terraform|tofu|terragrunt|pulumi|ansible-playbook|ansible|kubectl|oc|kustomize|helm|docker|docker-compose|podman|psql|mysql|mariadb|sqlite3|sqlcmd|mongosh|redis-cli|aws|gcloud|az|gh|curl|git|patch|at|batch|crontab|systemctl|nft|iptables-restore|ip6tables-restore|ssh|salt|packer|vagrant|serverless|sam|cdk|skaffold|flyway|liquibase|alembic|gdb|vim|nvim|vi|ex|ed|tar|rsync|install|cp|mv|chmod|tee|nohup|time|xargs|parallel|strace|npm|npx|pnpm|yarn)$/;

class Gather {
  readonly files = new Set<string>();
  readonly steering = new Set<string>(always);
  private readonly cwd: string;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  command(argv: readonly string[], depth: number): void {
    const [program, ...args] = argv;
    if (program === undefined || depth > 8) return;
    const name = program.slice(program.lastIndexOf('/') + 1);
    for (const variable of steeringOf(name)) this.steering.add(variable);
    if (program.includes('/')) this.file(program);
    if (readsCode.test(name) || dialectOf(name) !== null) this.operands(name, args, depth);
    // Wrappers: any later word can be a program in its own right.
    for (const [index, word] of args.slice(0, 16).entries()) {
      const base = word.slice(word.lastIndexOf('/') + 1);
      if (/^[\w.+-]{1,40}$/.test(base) && !word.startsWith('-')) {
        for (const variable of steeringOf(base)) this.steering.add(variable);
        if (dialectOf(base) !== null || readsCode.test(base)) this.operands(base, args.slice(index + 1), depth + 1);
      }
    }
  }

  private operands(name: string, args: readonly string[], depth: number): void {
    for (const [index, word] of args.entries()) {
      const before = args[index - 1] ?? '';
      if (/^-[a-z]*c$|^--command$/.test(before) && depth < 8) this.shell(word, depth + 1);
      const value = /^--?[\w-]+=(.+)$/s.exec(word)?.[1] ?? (word.startsWith('@') ? word.slice(1) : word);
      if (!value.startsWith('-')) this.file(value);
      // -ffile, -Ifile
      if (/^-[A-Za-z][./\w]/.test(word) && !word.startsWith('--')) this.file(word.slice(2));
    }
    for (const standard of standardFiles(name)) this.file(standard);
  }

  private shell(code: string, depth: number): void {
    const outcome = parseShell(code);
    if (outcome.kind === 'refused') return;
    const { sites } = walkScript(outcome.script, (pos, end) => [pos, end], { home: '~', constant: () => null });
    for (const site of sites.slice(0, 200))
      this.command(
        site.words.filter((word) => word.kind === 'known').map((word) => word.value),
        depth,
      );
  }

  /** Folders are not files: `.` and what ends in a slash are left out. */
  private file(path: string): void {
    if (
      path === '' ||
      /(^|\/)\.{0,2}$/.test(path) ||
      path.length > 4096 ||
      path.includes('\0') ||
      path.includes('\n') ||
      /^[a-z][a-z0-9+.-]*:\/\//i.test(path)
    )
      return;
    if (this.files.size < 64) this.files.add(absolutePath(path, this.cwd));
  }
}

/** Files that a program reads as code without being told to. */
function standardFiles(name: string): readonly string[] {
  switch (name) {
    case 'make':
    case 'gmake':
      return ['GNUmakefile', 'makefile', 'Makefile'];
    case 'npm':
    case 'npx':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return ['package.json', '.npmrc'];
    case 'docker':
    case 'docker-compose':
    case 'podman':
      return ['Dockerfile', 'compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
    case 'git':
      return ['.git/config', '.gitmodules', '.gitattributes'];
    case 'ansible':
    case 'ansible-playbook':
      return ['ansible.cfg'];
    case 'just':
      return ['justfile', 'Justfile'];
    case 'rake':
      return ['Rakefile'];
    case 'pulumi':
      return ['Pulumi.yaml'];
    case 'kustomize':
      return ['kustomization.yaml'];
    case 'skaffold':
      return ['skaffold.yaml'];
    case 'tilt':
      return ['Tiltfile'];
    case 'serverless':
    case 'sls':
      return ['serverless.yml'];
    default:
      return [];
  }
}
