import { describe, expect, it } from 'vitest';
import { type CodeFolder, codeFoldersOf, standardFilesOf } from '../../../src/core/policy/code-files.ts';

/** Every operand is a folder, as long as no dot is in its name. */
const isFolder = (path: string) => !path.includes('.');

function foldersOf(line: string, operands: readonly string[] = [], bases: readonly string[] = ['/w'], workTree: string | null = null) {
  const [name = '', ...args] = line.split(' ');
  return codeFoldersOf(name, args, { operands, bases, workTree, isFolder });
}

/** Whether the file is among what the folders bind: by its name below the folder, as they are hashed. */
function bindsFile(folders: readonly CodeFolder[], file: string): boolean {
  return folders.some(({ path, deep, suffixes }) => {
    const name = file.slice(path.length + 1);
    if (!file.startsWith(`${path}/`) || (!deep && name.includes('/'))) return false;
    return suffixes === null || suffixes.some((suffix) => name.endsWith(suffix));
  });
}

describe('folders that a program is given', () => {
  it.each([
    'kubectl apply -k /k',
    'oc apply -f /k',
    'kustomize build /k',
    'helm upgrade x /k',
    'helmfile -f /k apply',
    'argocd app sync x --local /k',
    'flux build kustomization x --path /k',
    'run-parts /k',
    'ansible all -i /k',
    'flyway -locations=filesystem:/k migrate',
    'liquibase --search-path=/k update',
    'docker build /k',
    'docker buildx /k',
    'docker bake /k',
    'docker-compose up --build /k',
    'podman build /k',
    'buildah bud /k',
    'nerdctl build /k',
  ])('%s reads all that is in it, however deep', (line) => {
    expect(foldersOf(line, ['/k', '/w/app.yaml'])).toEqual([{ path: '/k', deep: true, suffixes: null }]);
  });

  it.each([
    'docker run -v /k:/k image',
    'docker-compose up',
    'docker ps --filter name=build-1',
    'docker stop rebuild',
    'docker --builder /k',
  ])('%s builds nothing of it', (line) => expect(foldersOf(line, ['/k'])).toEqual([]));

  it.each(['node', 'nodejs', 'deno', 'bun', 'tsx', 'ts-node'])('%s reads the files of the folder, not of those below it', (name) => {
    const folders = foldersOf(`${name} /k`, ['/k', '/w/x.js']);
    expect(folders.map(({ path }) => path)).toEqual(['/k']);
    expect(bindsFile(folders, '/k/index.js')).toBe(true);
    expect(bindsFile(folders, '/k/node_modules/left-pad/index.js')).toBe(false);
  });

  it.each([
    ['ruby -I/k x.rb', '/k/deep/a.rb'],
    ['perl -I/k x.pl', '/k/deep/A.pm'],
    ['perl -I/k x.pl', '/k/a.pl'],
    ['php -t /k', '/k/deep/index.php'],
  ])('%s reads %s', (line, file) => {
    expect(bindsFile(foldersOf(line, ['/k']), file)).toBe(true);
    expect(bindsFile(foldersOf(line, ['/k']), '/k/log.txt')).toBe(false);
  });

  it.each(['ls /k', 'rsync -a /k h:', 'cat /k', 'xpython /k', 'python-config /k'])('%s runs nothing of it', (line) => {
    expect(foldersOf(line, ['/k'])).toEqual([]);
  });
});

describe('folders that a program looks into by itself', () => {
  it.each([
    ['terraform apply', '/w/main.tf'],
    ['terraform apply', '/w/modules/net/main.tf'],
    ['terraform apply', '/w/main.tf.json'],
    ['terraform apply', '/w/prod.auto.tfvars'],
    ['terraform apply', '/w/terraform.tfvars.json'],
    ['terraform apply', '/w/user-data.tpl'],
    ['terraform apply', '/w/user-data.tftpl'],
    ['terraform apply', '/w/provision.sh'],
    ['terraform apply', '/w/lambda.py'],
    ['terraform apply', '/w/policy.json'],
    ['terraform apply', '/w/values.yaml'],
    ['terraform apply', '/w/values.yml'],
    ['tofu apply', '/w/main.tofu'],
    ['terragrunt apply', '/w/terragrunt.hcl'],
    ['packer build', '/w/image.pkr.hcl'],
    ['make', '/w/Makefile'],
    ['make', '/w/makefile'],
    ['make', '/w/GNUmakefile'],
    ['gmake', '/w/rules.mk'],
    ['make', '/w/rules.mak'],
    ['just deploy', '/w/justfile'],
    ['just deploy', '/w/.justfile'],
    ['just deploy', '/w/db.just'],
    ['rake deploy', '/w/Rakefile'],
    ['rake deploy', '/w/db.rake'],
    ['ninja', '/w/build.ninja'],
    ['cmake --install x', '/w/CMakeLists.txt'],
    ['cmake -P x', '/w/install.cmake'],
    ['cargo run', '/w/src/main.rs'],
    ['cargo run', '/w/build.rs'],
    ['cargo run', '/w/Cargo.toml'],
    ['cargo run', '/w/Cargo.lock'],
    ['cargo run', '/w/.cargo/config.toml'],
    ['cargo run', '/w/crates/a/Cargo.toml'],
    ['go run .', '/w/main.go'],
    ['go run .', '/w/go.mod'],
    ['go run .', '/w/go.sum'],
    ['go run .', '/w/go.work'],
    ['go run .', '/w/add_amd64.s'],
    ['npm run deploy', '/w/package.json'],
    ['npm run deploy', '/w/deploy.js'],
    ['npx task', '/w/task.cjs'],
    ['pnpm deploy', '/w/task.mjs'],
    ['npm run deploy', '/w/.npmrc'],
    ['yarn deploy', '/w/.yarnrc'],
    ['yarn deploy', '/w/.yarnrc.yml'],
    ['yarn deploy', '/w/yarn.lock'],
    ['pulumi up', '/w/Pulumi.yaml'],
    ['pulumi up', '/w/index.ts'],
    ['cdk deploy', '/w/cdk.json'],
    ['serverless deploy', '/w/serverless.yml'],
    ['sls deploy', '/w/serverless.yml'],
    ['sam deploy', '/w/samconfig.toml'],
    ['vagrant up', '/w/Vagrantfile'],
    ['vagrant up', '/w/provision.sh'],
    ['skaffold run', '/w/skaffold.yaml'],
    ['tilt up', '/w/Tiltfile'],
    ['wrangler deploy', '/w/wrangler.toml'],
    ['gradle publish', '/w/build.gradle'],
    ['gradle publish', '/w/build.gradle.kts'],
    ['gradle publish', '/w/gradle.properties'],
    ['mvn deploy', '/w/pom.xml'],
    ['pulumi up', '/w/__main__.py'],
    ['python3 x.py', '/w/helper.py'],
    ['python3.12 x.py', '/w/native.so'],
    ['python x.py', '/w/site.pth'],
  ])('%s reads %s', (line, file) => expect(bindsFile(foldersOf(line), file)).toBe(true));

  it.each(['terraform apply', 'make', 'just x', 'cargo run', 'go run .', 'npm run x', 'gradle x', 'python3 x.py'])(
    '%s does not hang on notes and logs that lie beside the code',
    (line) => {
      for (const file of ['/w/README.md', '/w/build.log']) expect(bindsFile(foldersOf(line, ['/k']), file)).toBe(false);
      expect(bindsFile(foldersOf(line, ['/k']), '/k/NOTES.md')).toBe(false);
    },
  );

  it.each([
    ['terraform -chdir=/k apply', '/k/modules/a/main.tf'],
    ['make -C /k', '/k/Makefile'],
    ['go run /k', '/k/main.go'],
    ['npm --prefix /k start', '/k/package.json'],
    ['mvn -f /k deploy', '/k/pom.xml'],
    ['python3 /k', '/k/__main__.py'],
    ['python3 /k', '/k/inner/a.py'],
  ])('%s reads %s of the folder that it is given as well', (line, file) => {
    expect(bindsFile(foldersOf(line, ['/k', '/w/x.txt']), file)).toBe(true);
    expect(foldersOf(line, ['/k', '/w/x.txt']).map(({ path }) => path)).not.toContain('/w/x.txt');
  });

  it('packages that npm installed below a given folder are not read one by one', () => {
    expect(bindsFile(foldersOf('npm --prefix /k start', ['/k']), '/k/node_modules/left-pad/index.js')).toBe(false);
  });

  it.each(['make', 'npm start', 'python3 x.py', 'terraform apply'])('%s: in every folder that the line goes to', (line) => {
    const paths = foldersOf(line, [], ['/w', '/w/sub']).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/w', '/w/sub']));
  });
});

describe('folders of ansible-playbook', () => {
  it.each([
    'roles/web/tasks/main.yml',
    'group_vars/all.yml',
    'host_vars/db1.yml',
    'library/own.py',
    'module_utils/own.py',
    'inventory/prod.ini',
    'tasks/install.yml',
    'templates/nginx.conf.j2',
    'files/motd',
    'vars/main.yml',
    'action_plugins/own.py',
    'callback_plugins/own.py',
    'connection_plugins/own.py',
    'filter_plugins/own.py',
    'lookup_plugins/own.py',
    'vars_plugins/own.py',
  ])('%s, beside the playbook and in the working folder', (file) => {
    const folders = foldersOf('ansible-playbook /srv/play/site.yml', ['/srv/play/site.yml']);
    for (const base of ['/w', '/srv/play']) expect(bindsFile(folders, `${base}/${file}`)).toBe(true);
  });
  it('and those that it is given', () => {
    expect(foldersOf('ansible-playbook -i /inventories site.yml', ['/inventories'])).toContainEqual({
      path: '/inventories',
      deep: true,
      suffixes: null,
    });
  });
  it('not what lies anywhere else', () => {
    const folders = foldersOf('ansible-playbook /site.yml', ['/site.yml']);
    for (const file of ['/w/x.log', '/x.log', '/w/docs/x.md']) expect(bindsFile(folders, file)).toBe(false);
  });
});

describe('hooks of git', () => {
  it.each(['.git/hooks/pre-push', '.husky/pre-push', '.husky/_/husky.sh', '.githooks/pre-push', '.githooks/lib/x.sh'])(
    '%s, of the work tree and wherever the line goes',
    (file) => {
      const folders = foldersOf('git push', [], ['/w/sub'], '/w');
      for (const base of ['/w', '/w/sub']) expect(bindsFile(folders, `${base}/${file}`)).toBe(true);
    },
  );
  it('of no work tree where there is none', () => {
    expect(foldersOf('git push', [], ['/x']).map(({ path }) => path)).toEqual(['/x/.git/hooks', '/x/.husky', '/x/.githooks']);
  });
});

describe('where Python looks for modules', () => {
  it.each<[string, string[], string]>([
    ['python3 /k/job.py', ['/k/job.py'], '/k/helper.py'],
    ['python3 -m tool.run', [], '/w/tool/run.py'],
    ['python3 -m tool', [], '/w/tool/inner/a.py'],
    ['python3 -u -m tool.run', [], '/w/tool/run.py'],
  ])('%s with %j reads %s', (line, operands, file) => {
    expect(bindsFile(foldersOf(line, operands), file)).toBe(true);
  });

  it.each<[string, string[], string[]]>([
    ['the script’s folder once, though it is the working folder too', ['/w/x.py'], ['/w']],
    ['no folder of what is no script', ['/k/data.csv'], ['/w']],
    ['a working folder that is an operand too, without what lies below it', ['/w'], ['/w']],
    ['a folder that is given', ['/k'], ['/w', '/k']],
  ])('%s', (_, operands, paths) => {
    const folders = foldersOf('python3 x', operands);
    expect(folders.map(({ path }) => path)).toEqual(paths);
    expect(folders.map(({ deep }) => deep)).toEqual(paths.map((path) => path === '/k'));
  });

  it.each([['python3'], ['python3 -m'], ['python3 -c print(1)'], ['python3 tool.run']])('%s: no folder of a module', (line) => {
    expect(foldersOf(line).map(({ path }) => path)).toEqual(['/w']);
  });

  it('the folder of a script in the root is the root', () => {
    expect(foldersOf('python3 /job.py', ['/job.py']).map(({ path }) => path)).toEqual(['/w', '/']);
  });
});

describe('files that a program reads without being told to', () => {
  it.each([
    ['npm', 'package.json'],
    ['npx', 'package.json'],
    ['pnpm', 'package.json'],
    ['yarn', 'package.json'],
    ['bun', 'package.json'],
    ['npm', '.npmrc'],
    ['docker', 'Dockerfile'],
    ['podman', 'Dockerfile'],
    ['docker', 'compose.yaml'],
    ['docker', 'compose.yml'],
    ['docker-compose', 'docker-compose.yml'],
    ['docker-compose', 'docker-compose.yaml'],
    ['docker-compose', 'docker-compose.override.yml'],
    ['docker-compose', '.env'],
    ['git', '.git/config'],
    ['git', '.gitmodules'],
    ['git', '.gitattributes'],
    ['kubectl', 'kustomization.yaml'],
    ['oc', 'kustomization.yaml'],
    ['helm', 'Chart.yaml'],
    ['kustomize', 'kustomization.yaml'],
    ['kustomize', 'kustomization.yml'],
    ['terraform', '.terraform/environment'],
    ['tofu', '.terraform/environment'],
    ['terraform', '.terraform.lock.hcl'],
    ['ansible', 'ansible.cfg'],
    ['ansible-playbook', 'ansible.cfg'],
    ['just', 'justfile'],
    ['just', 'Justfile'],
    ['rake', 'Rakefile'],
    ['pulumi', 'Pulumi.yaml'],
    ['skaffold', 'skaffold.yaml'],
    ['tilt', 'Tiltfile'],
    ['serverless', 'serverless.yml'],
    ['sls', 'serverless.yml'],
  ])('%s: %s where it runs', (name, file) => expect(standardFilesOf(name, '/home/ann').here).toContain(file));

  it.each([
    ['npm', '.npmrc'],
    ['docker', '.docker/config.json'],
    ['docker-compose', '.docker/config.json'],
    ['podman', '.docker/config.json'],
    ['git', '.gitconfig'],
    ['git', '.config/git/config'],
    ['kubectl', '.kube/config'],
    ['oc', '.kube/config'],
    ['helm', '.kube/config'],
    ['terraform', '.terraformrc'],
    ['tofu', '.terraformrc'],
    ['aws', '.aws/config'],
    ['psql', '.psqlrc'],
    ['psql', '.pg_service.conf'],
    ['mysql', '.my.cnf'],
    ['mariadb', '.my.cnf'],
    ['ssh', '.ssh/config'],
    ['scp', '.ssh/config'],
    ['sftp', '.ssh/config'],
    ['rsync', '.ssh/config'],
    ['curl', '.curlrc'],
    ['wget', '.wgetrc'],
    ['ansible', '.ansible.cfg'],
    ['ansible-playbook', '.ansible.cfg'],
  ])('%s: %s of the home', (name, file) => expect(standardFilesOf(name, '/home/ann').home).toContain(`/home/ann/${file}`));

  it.each(['aws', 'psql', 'mysql', 'mariadb', 'ssh', 'scp', 'rsync', 'curl', 'wget', 'ls', 'node'])('%s: none where it runs', (name) => {
    expect(standardFilesOf(name, '/home/ann').here).toEqual([]);
  });
  it.each(['kustomize', 'just', 'rake', 'pulumi', 'skaffold', 'tilt', 'serverless', 'ls', 'node'])('%s: none of the home', (name) => {
    expect(standardFilesOf(name, '/home/ann').home).toEqual([]);
  });
});
