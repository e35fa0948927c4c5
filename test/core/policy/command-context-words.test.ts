import { describe, expect, it } from 'vitest';
import { factsFor } from '../../../src/core/policy/command-context.ts';
import type { ContextFacts } from '../../../src/core/policy/context.ts';
import { knownWord, type ShellWord } from '../../../src/core/shell/word.ts';
import { gathered as onFile } from './gathered.ts';

const gathered: ContextFacts = { ...onFile, 'gcloud-account': 'ann@example' };

/** Words between blanks; `~` in one stands for a blank, `$x` for what is not known, `*` for a pattern. */
function wordsOf(line: string): ShellWord[] {
  return line.split(' ').map((text): ShellWord => {
    const known = knownWord(text.replaceAll('~', ' '), [0, 0]);
    if (text.includes('$x')) return { ...known, kind: 'open', value: text.replace('$x', '\0') };
    return text.includes('*') ? { ...known, kind: 'glob' } : known;
  });
}
function factsOf(line: string, env: Record<string, string> = {}, facts = gathered): ContextFacts {
  const words = wordsOf(line);
  return factsFor(words[0]?.value ?? '', words, facts, env);
}

describe('the cluster', () => {
  it.each<[string, ContextFacts]>([
    ['kubectl exec -it --context prod-eu pod', { kubernetes: 'prod-eu', cluster: '10.0.0.1:6443', namespace: 'shop' }],
    ['kubectl --context prod-eu exec pod -- sh', { kubernetes: 'prod-eu' }],
    ['kubectl --context prod-eu exec pod --stdin -- sh -c x', { kubernetes: 'prod-eu' }],
    ['kubectl -- --context prod-eu', { kubernetes: null }],
    ['kubectl apply --prune-allowlist --context prod-eu', { kubernetes: null }],
    ['kubectl --context prod-* delete pod x', { kubernetes: null }],
    ['kubectl --context=$x delete pod x', { kubernetes: null }],
    ['velero --kubecontext prod-eu backup delete x', { kubernetes: 'prod-eu' }],
    ['helm --kube-context=prod-eu uninstall x', { kubernetes: 'prod-eu' }],
    ['kubectl --namespace web delete pod x', { kubernetes: 'dev', namespace: 'web' }],
    ['kubectl --namespace=web delete pod x', { namespace: 'web' }],
    ['kubectl -n=web delete pod x', { namespace: 'web' }],
    ['kubectl exec -in web pod', { namespace: null }],
    ['kubectl exec -itn web pod', { namespace: null }],
    ['kubectl get pods -ojson', { namespace: 'default' }],
    ['kubectl delete pod my-admin', { namespace: 'default' }],
    ['kubectl delete pod x-A', { namespace: 'default' }],
    ['kubectl delete pods --all-namespaces', { namespace: null }],
    ['kubectl apply --kustomize k8s', { namespace: null }],
    ['kubectl apply --filename=x.yaml', { namespace: null }],
    ['kubectl apply -k k8s', { namespace: null }],
    ['kubectl delete pod app-s', { kubernetes: 'dev' }],
    ['kubectl label pod x see--server=y', { kubernetes: 'dev' }],
    ['kubectl --server=https://10.0.0.9 delete pod x', { kubernetes: null, cluster: null, namespace: null }],
    ['kubectl --cluster other delete pod x', { kubernetes: null, cluster: null }],
    ['helm --kube-apiserver x uninstall y', { kubernetes: null }],
  ])('of %s', (line, facts) => expect(factsOf(line)).toMatchObject(facts));

  it.each<[string, string | null]>([
    ['HELM_KUBECONTEXT', null],
    ['HELM_NAMESPACE', null],
    ['MY_HELM_KUBECONTEXT', 'dev'],
  ])('where %s is set is %s', (name, kubernetes) => expect(factsOf('helm uninstall x', { [name]: 'y' })['kubernetes']).toBe(kubernetes));
});

describe('the account', () => {
  it.each<[string, ContextFacts]>([
    ['aws s3 rm s3://x --profile=prod', { 'aws-profile': 'prod', 'aws-account': '222222222222', 'aws-region': 'us-east-1' }],
    ['aws s3 rm s3://x --profil prod', { 'aws-profile': 'prod' }],
    ['aws s3 rm s3://x --profi prod', { 'aws-profile': 'prod' }],
    ['aws s3 rm s3://x --pro prod', { 'aws-profile': 'prod' }],
    ['aws s3 rm s3://x --pr prod', { 'aws-profile': 'prod' }],
    ['aws ec2 x --regio ap-1', { 'aws-region': 'ap-1', 'aws-profile': 'default' }],
    ['aws ec2 x --regi ap-1', { 'aws-region': 'ap-1' }],
    ['aws ec2 x --reg ap-1', { 'aws-region': 'ap-1' }],
    ['aws --no-paginate --profile prod s3 ls', { 'aws-profile': 'prod' }],
    ['aws --debug --profile prod s3 ls', { 'aws-profile': 'prod' }],
    ['aws --debugger --profile prod s3 ls', { 'aws-profile': null }],
    ['aws $x --profile prod s3 ls', { 'aws-profile': null, 'aws-account': null }],
    ['aws --profile elsewhere s3 ls', { 'aws-profile': 'elsewhere', 'aws-account': null, 'aws-region': null }],
    ['eksctl delete cluster x --profile prod', { 'aws-profile': 'prod', 'aws-account': '222222222222' }],
    ['sam delete --profile prod', { 'aws-profile': 'prod' }],
    ['cdk destroy --profile prod', { 'aws-profile': 'prod' }],
    ['gcloud compute x', { 'gcloud-project': 'play', 'gcloud-account': 'ann@example' }],
    ['gcloud compute x --project prod', { 'gcloud-project': 'prod', 'gcloud-account': 'ann@example' }],
    ['gcloud --quiet --project=prod x', { 'gcloud-project': 'prod' }],
    ['gcloud -q --project prod x', { 'gcloud-project': 'prod' }],
    ['gcloud --no-user-output-enabled --project prod x', { 'gcloud-project': 'prod' }],
    ['gcloud --async-from --project prod x', { 'gcloud-project': null }],
    ['gcloud --forced-by --project prod x', { 'gcloud-project': null }],
    ['gcloud --account=bob@example x', { 'gcloud-account': 'bob@example', 'gcloud-project': 'play' }],
    ['gcloud x --impersonate-service-account root@prod', { 'gcloud-account': 'root@prod' }],
    ['gcloud x --flags-file=f.yaml', { 'gcloud-project': null, 'gcloud-account': null }],
    ['gcloud x --flags-file f.yaml', { 'gcloud-project': null, 'gcloud-account': null }],
    ['gcloud x --configuration other', { 'gcloud-project': null, 'gcloud-account': null }],
    ['gcloud x --configuration=other', { 'gcloud-project': null, 'gcloud-account': null }],
    ['bq --project_id=prod rm x', { 'gcloud-project': 'prod' }],
    ['bq --project_id prod rm x', { 'gcloud-project': 'prod' }],
  ])('of %s', (line, facts) => expect(factsOf(line)).toMatchObject(facts));

  it('is no matter of options that other programs have by that name', () => {
    expect(factsOf('kubectl get pods --profile=cpu --account=y')).toEqual({
      kubernetes: 'dev',
      cluster: 'dev.example:6443',
      namespace: 'default',
      'git-branch': 'main',
    });
  });
});

describe('the database', () => {
  it.each<[string, string | null, string | null]>([
    ['psql --host db1 --dbname shop', 'db1', 'shop'],
    ['psql --host=db1 --dbname=shop', 'db1', 'shop'],
    ['psql -h db1 -d shop', 'db1', 'shop'],
    ['psql -hdb1 -dshop', 'db1', 'shop'],
    ['psql -At -h db1 shop', 'db1', 'shop'],
    ['psql --no-psqlrc -h db1 shop', 'db1', 'shop'],
    ['psql --no-align -h db1 shop', 'db1', 'shop'],
    ['psql --quieter -h db1 shop', null, 'shop'],
    ['psql -Xqh db1', null, null],
    ['psql -h db1 other -Xdshop', 'db1', null],
    ['psql -h db1 other -Xqdshop', 'db1', null],
    ['psql -h db1 my-bash', 'db1', 'my-bash'],
    ['psql -h db1 my-ad', 'db1', 'my-ad'],
    ['psql -U ann -p 5432 shop', 'local', 'shop'],
    ['psql shop ann', 'local', 'shop'],
    ['psql $x postgres://db2/shop', null, null],
    ['psql postgres://db2/shop', 'db2', 'shop'],
    ['psql postgresql://ann@db2:5433/shop', 'db2:5433', 'shop'],
    ['psql postgres://db2', 'db2', null],
    ['psql postgres://db2/', 'db2', null],
    ['psql postgres://db2/shop?sslmode=require', 'db2', 'shop'],
    ['psql postgres://db2/shop?service=prod', null, null],
    ['psql postgres:///shop', 'local', 'shop'],
    ['psql --dbname=postgres://u@db2/shop', 'db2', 'shop'],
    ['psql -dpostgres://u@db2/shop', 'db2', 'shop'],
    ['psql -v url=postgres://db9/x -h db1 shop', 'db1', 'shop'],
    ['psql -c postgres://db9/x~y -h db1 shop', 'db1', 'shop'],
    ['pg_dump postgres://db1/a postgres://db2/b', null, null],
    ['psql user=ann~host=db2~dbname=shop', 'db2', 'shop'],
    ['psql host~=~db2~dbname~=~shop', 'db2', 'shop'],
    ['psql host=db2~hostaddr=10.0.0.2~dbname=shop', '10.0.0.2', 'shop'],
    ['psql hostaddr=10.0.0.2', '10.0.0.2', null],
    ['psql service~=~prod', null, null],
    ['pg_dump shop', 'local', 'shop'],
    ['createdb shop', 'local', 'shop'],
    ['dropdb -h db1 shop', 'db1', 'shop'],
    ['pg_restore -d shop x.dump', 'local', 'shop'],
    ['pg_restore x.dump', 'local', null],
    ['createuser ann', 'local', null],
    ['dropuser ann', 'local', null],
    ['mysql --host db1 shop', 'db1', 'shop'],
    ['mysql --host=db1 --database=shop', 'db1', 'shop'],
    ['mysql --database shop', null, 'shop'],
    ['mysql -D shop', null, 'shop'],
    ['mysql -uroot -h db1 shop', 'db1', 'shop'],
    ['mysql -B -h db1 shop', 'db1', 'shop'],
    ['mysql -BN -h db1 shop', 'db1', 'shop'],
    ['mysql --skip-column-names -h db1 shop', 'db1', 'shop'],
    ['mysql --batches -h db1 shop', null, 'shop'],
    ['mysqldump -h db1 shop', 'db1', 'shop'],
    ['mariadb-dump -h db1 shop', 'db1', 'shop'],
    ['mariadb shop', null, 'shop'],
    ['mysqladmin -h db1 drop shop', 'db1', null],
    ['redis-cli -h cache flushall', 'cache', null],
    ['redis-cli -n 1 -h cache flushall', 'cache', null],
    ['redis-cli -x -h cache set y', null, null],
    ['redis-cli -u redis://cache:6379 flushall', 'cache:6379', null],
    ['mongosh --host db1 --db shop', 'db1', 'shop'],
    ['mongodump --uri=mongodb://u@db1/shop', 'db1', 'shop'],
  ])('of %s: %s, %s', (line, host, database) => {
    expect(factsOf(line)).toMatchObject({ 'database-host': host, database });
  });

  it('where an address in the environment decides cannot be told', () => {
    expect(factsOf('psql shop', { PGHOSTADDR: '10.0.0.9' })).toMatchObject({ 'database-host': null, database: 'shop' });
  });
  it('is no matter of other programs', () => {
    expect(Object.keys(factsOf('kubectl get pods -h db1 -d shop'))).not.toContain('database');
  });
});

describe('the host', () => {
  it.each<[string, string | null]>([
    ['ssh web1 uptime', 'web1'],
    ['ssh -v web1 uptime', 'web1'],
    ['ssh -p22 web1 uptime', 'web1'],
    ['ssh -l root web1 uptime', 'web1'],
    ['ssh web-p uptime', 'web-p'],
    ['ssh ssh://ann@web1:2222 uptime', 'web1'],
    ['ssh ssh://web1 uptime', 'web1'],
    ['ssh -vF other web1 uptime', null],
    ['ssh -o ProxyCommand=x web1 uptime', null],
    ['ssh -oHostName=web2 web1 uptime', null],
    ['ssh', null],
    ['ssh -v', null],
    ['mosh ann@web1', 'web1'],
    ['ssh-copy-id ann@web1', 'web1'],
    ['ssh-copy-id -i key web1', null],
    ['sftp', null],
    ['sftp ann@web1:/x/y:z', 'web1'],
    ['scp x web1:/y', 'web1'],
    ['scp a-F web1:/x', 'web1'],
    ['scp ./a:b web1:/x', 'web1'],
    ['scp -vF other x web1:/y', null],
    ['scp x y', null],
    ['rsync -a x ann@web1:/y', 'web1'],
    ['rsync --rsync-path=a:b x web1:/y', 'web1'],
    ['rsync -a web1:/x web1:/y', 'web1'],
    ['curl -d web1:x https://api.example/', 'api.example'],
    ['curl -d see=https://other/x https://api.example/', 'api.example'],
    ['curl https://api.example/a-x', 'api.example'],
    ['curl --url=https://api.example/', 'api.example'],
    ['curl HTTPS://api.example?q', 'api.example'],
    ['curl https://a.example https://b.example', 'a.example, b.example'],
    ['curl -sx proxy:1 https://api.example/', null],
    ['curl -sK config https://api.example/', null],
    ['curl --resolve api.example:443:10.0.0.9 https://api.example/', null],
    ['curl --connect-to ::web2: https://api.example/', null],
    ['curl', null],
    ['wget $x https://api.example/', null],
  ])('of %s: %s', (line, host) => expect(factsOf(line)['host']).toBe(host));
});

describe('the work tree', () => {
  it.each<[string, string | null]>([
    ['git push', 'main'],
    ['git push origin my-cool-branch', 'main'],
    ['git push origin feature-C', 'main'],
    ['git --git-dir=other push', null],
    ['git --work-tree other push', null],
    ['git -c core.worktree=other push', null],
    ['git $x push', null],
    ['kubectl logs pod -c app', 'main'],
  ])('of %s: %s', (line, branch) => expect(factsOf(line)['git-branch']).toBe(branch));
});

describe('programs', () => {
  it.each([
    'xkubectl',
    'kubectlx',
    'xaws',
    'awslogs',
    'xgcloud',
    'gcloudx',
    'xterraform',
    'terraform-docs',
    'xpsql',
    'psqlx',
    'xssh',
    'sshfs',
    'ls',
  ])('%s acts on nothing that there is no fact of', (program) => expect(factsOf(`${program} x`, {}, {})).toEqual({}));

  it.each(['shasum x', 'shuf x', 'shred x', 'gofmt x', 'trash x', 'hash x'])(
    '%s runs nothing that could act on a cluster because its name is like that of a shell or a build',
    (line) => {
      expect(Object.keys(factsOf(line))).toEqual(['git-branch']);
    },
  );

  it.each(['make', 'gmake', 'npm run x', 'python x.py', 'python3 x.py', 'python3.12 x.py', 'bash x', 'sh x', 'dash x', 'unheard-of'])(
    '%s may act on whatever there is, and on nothing else',
    (line) => expect(Object.keys(factsOf(line, {}, { kubernetes: 'dev', 'aws-profile': 'x' }))).toEqual(['kubernetes', 'aws-profile']),
  );

  it.each(['kubectl get pods', 'helm list', 'tkn pipeline list'])('%s acts on no account of a cloud', (line) => {
    expect(Object.keys(factsOf(line)).filter((name) => /aws|gcloud|terraform/.test(name))).toEqual([]);
  });
});
