/** A folder of which every matching file is bound. */
export interface CodeFolder {
  readonly path: string;
  readonly deep: boolean;
  /** Ends of file names; null: every file. */
  readonly suffixes: readonly string[] | null;
}

export interface FolderFacts {
  /** What the operands name, under every folder that the line goes to. */
  readonly operands: readonly string[];
  /** Folders that the line goes to, the working folder first. */
  readonly bases: readonly string[];
  readonly workTree: string | null;
  isFolder(path: string): boolean;
}

/** Folders that a program reads code from: the ones it is given, and the ones it looks into by itself. */
export function codeFoldersOf(
  name: string,
  args: readonly string[],
  { operands, bases, workTree, isFolder }: FolderFacts,
): readonly CodeFolder[] {
  const given = (suffixes: CodeFolder['suffixes'] = null, deep = true) =>
    operands.filter(isFolder).map((path) => ({ path, deep, suffixes }));
  const inBases = (suffixes: CodeFolder['suffixes'], deep = false) => bases.map((path) => ({ path, deep, suffixes }));
  const inside = (paths: readonly string[], names: readonly string[]) =>
    paths.flatMap((base) => names.map((folder) => ({ path: `${base}/${folder}`, deep: true, suffixes: null })));
  switch (name) {
    case 'kubectl':
    case 'oc':
    case 'kustomize':
    case 'helm':
    case 'helmfile':
    case 'argocd':
    case 'flux':
    case 'run-parts':
    case 'ansible':
    case 'flyway':
    case 'liquibase':
      return given();
    case 'ansible-playbook': {
      const folders = ['roles', 'group_vars', 'host_vars', 'library', 'module_utils', 'inventory', 'tasks', 'templates', 'files', 'vars'];
      const plugins = ['action_plugins', 'callback_plugins', 'connection_plugins', 'filter_plugins', 'lookup_plugins', 'vars_plugins'];
      return [...given(), ...inside([...bases, ...operands.map(folderOf)], [...folders, ...plugins])];
    }
    case 'terraform':
    case 'tofu':
    case 'terragrunt':
    case 'packer':
      // Not the providers: the lock file has their digests, and terraform holds them to it.
      return [...inBases(terraformCode, true), ...given(terraformCode)];
    case 'make':
    case 'gmake':
    case 'just':
    case 'rake':
    case 'ninja':
    case 'cmake':
      return [...inBases(makeCode), ...given(makeCode)];
    case 'cargo':
      return inBases(['.rs', 'Cargo.toml', 'Cargo.lock', '.cargo/config.toml'], true);
    case 'go':
      return [...inBases(goCode), ...given(goCode)];
    case 'node':
    case 'nodejs':
    case 'deno':
    case 'bun':
    case 'tsx':
    case 'ts-node':
      return given(null, false);
    case 'ruby':
    case 'perl':
    case 'php':
      return given(['.rb', '.pl', '.pm', '.php']);
    case 'npm':
    case 'npx':
    case 'pnpm':
    case 'yarn':
    case 'pulumi':
    case 'cdk':
    case 'serverless':
    case 'sls':
    case 'sam':
    case 'vagrant':
    case 'skaffold':
    case 'tilt':
    case 'wrangler':
    case 'gradle':
    case 'mvn':
      return [...inBases(projectCode), ...given(projectCode, false)];
    case 'docker':
    case 'docker-compose':
    case 'podman':
    case 'buildah':
    case 'nerdctl':
      return args.some((arg) => /^(build|buildx|bud|bake|--build)$/.test(arg)) ? given() : [];
    case 'git':
      return [...(workTree === null ? [] : [workTree]), ...bases].flatMap((root) => [
        { path: `${root}/.git/hooks`, deep: false, suffixes: null },
        { path: `${root}/.husky`, deep: true, suffixes: null },
        { path: `${root}/.githooks`, deep: true, suffixes: null },
      ]);
    default:
      return /^python[0-9.]*$/.test(name) ? pythonFolders(args, operands, bases, isFolder) : [];
  }
}

const terraformCode = [
  '.tf',
  '.tf.json',
  '.tofu',
  '.tfvars',
  '.tfvars.json',
  '.hcl',
  '.tpl',
  '.tftpl',
  '.sh',
  '.py',
  '.json',
  '.yaml',
  '.yml',
];
const makeCode = [
  'Makefile',
  'makefile',
  '.mk',
  '.mak',
  'ustfile',
  '.just',
  'Rakefile',
  '.rake',
  'build.ninja',
  'CMakeLists.txt',
  '.cmake',
];
const goCode = ['.go', 'go.mod', 'go.sum', 'go.work', '.s'];
const projectCode = [
  ...['.json', '.js', '.cjs', '.mjs', '.ts', '.npmrc', '.yarnrc', '.yaml', '.yml', '.toml', '.lock', '.xml', '.gradle', '.kts'],
  ...['Vagrantfile', 'Tiltfile', '.properties', '.sh', '.py'],
];

/** The script's folder, or with `-m` and `-c` the working folder, comes first where Python looks for modules. */
function pythonFolders(
  args: readonly string[],
  operands: readonly string[],
  bases: readonly string[],
  isFolder: FolderFacts['isFolder'],
): CodeFolder[] {
  const code = ['.py', '.so', '.pth'];
  const scripts = operands.filter((path) => path.endsWith('.py')).map(folderOf);
  const module = args[args.indexOf('-m') + 1]?.split('.')[0];
  return [
    ...[...new Set([...bases, ...scripts])].map((path) => ({ path, deep: false, suffixes: code })),
    ...operands.filter((path) => isFolder(path) && !bases.includes(path)).map((path) => ({ path, deep: true, suffixes: code })),
    ...(args.includes('-m') && module !== undefined
      ? bases.map((base) => ({ path: `${base}/${module}`, deep: true, suffixes: code }))
      : []),
  ];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Files that a program reads as code, or as configuration, without being told to. */
export function standardFilesOf(name: string, home: string): { readonly here: readonly string[]; readonly home: readonly string[] } {
  const of = (here: readonly string[], atHome: readonly string[] = []) => ({ here, home: atHome.map((file) => `${home}/${file}`) });
  switch (name) {
    case 'npm':
    case 'npx':
    case 'pnpm':
    case 'yarn':
    case 'bun':
      return of(['package.json', '.npmrc'], ['.npmrc']);
    case 'docker':
    case 'docker-compose':
    case 'podman':
      return of(
        ['Dockerfile', 'compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml', 'docker-compose.override.yml', '.env'],
        ['.docker/config.json'],
      );
    case 'git':
      return of(['.git/config', '.gitmodules', '.gitattributes'], ['.gitconfig', '.config/git/config']);
    case 'kubectl':
    case 'oc':
    case 'helm':
      return of(['kustomization.yaml', 'Chart.yaml'], ['.kube/config']);
    case 'kustomize':
      return of(['kustomization.yaml', 'kustomization.yml']);
    case 'terraform':
    case 'tofu':
      return of(['.terraform/environment', '.terraform.lock.hcl'], ['.terraformrc']);
    case 'aws':
      return of([], ['.aws/config']);
    case 'psql':
      return of([], ['.psqlrc', '.pg_service.conf']);
    case 'mysql':
    case 'mariadb':
      return of([], ['.my.cnf']);
    case 'ssh':
    case 'scp':
    case 'sftp':
    case 'rsync':
      return of([], ['.ssh/config']);
    case 'curl':
      return of([], ['.curlrc']);
    case 'wget':
      return of([], ['.wgetrc']);
    case 'ansible':
    case 'ansible-playbook':
      return of(['ansible.cfg'], ['.ansible.cfg']);
    case 'just':
      return of(['justfile', 'Justfile']);
    case 'rake':
      return of(['Rakefile']);
    case 'pulumi':
      return of(['Pulumi.yaml']);
    case 'skaffold':
      return of(['skaffold.yaml']);
    case 'tilt':
      return of(['Tiltfile']);
    case 'serverless':
    case 'sls':
      return of(['serverless.yml']);
    default:
      return of([]);
  }
}
