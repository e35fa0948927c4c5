import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/policy/classify.ts';
import { settledFacts } from '../../../src/core/policy/command-context.ts';
import type { ContextFacts } from '../../../src/core/policy/context.ts';
import type { Rule } from '../../../src/core/policy/rule.ts';
import { aContext } from './a-context.ts';
import { gathered as onFile } from './gathered.ts';

const gathered: ContextFacts = { ...onFile, 'terraform-workspace': 'staging' };

const of = (command: string, env: Record<string, string> = {}, facts = gathered, rules: readonly Rule[] = []) =>
  classify({ shell: command }, { preset: 'strict', rules, path: [] }, aContext({ env, facts: settledFacts([command], facts) }));
const contextOf = (command: string, env: Record<string, string> = {}) => of(command, env).context;

describe('what a command acts on', () => {
  it.each<[string, ContextFacts]>([
    ['kubectl delete ns x', { kubernetes: 'dev', cluster: 'dev.example:6443', namespace: 'default' }],
    ['kubectl --context prod-eu delete pod x', { kubernetes: 'prod-eu', cluster: '10.0.0.1:6443', namespace: 'shop' }],
    ['kubectl delete pod x --context=prod-eu -n web', { kubernetes: 'prod-eu', namespace: 'web' }],
    ['kubectl --context dev delete pod x --context prod-eu', { kubernetes: 'prod-eu' }],
    ['kubectl delete pod x -nweb', { namespace: 'web' }],
    ['kubectl delete pod x -An web', { namespace: null }],
    // What looks like an option may be the value of the one in front of it, or the words of another program.
    ['kubectl delete pod dev -l --context prod-eu', { kubernetes: null }],
    ['kubectl delete pod dev --field-manager --context=prod-eu', { kubernetes: null }],
    ['kubectl exec pod -- sh --context prod-eu', { kubernetes: null }],
    ['kubectl delete pod x -l -- --context prod-eu', { kubernetes: null }],
    ['kubectl apply -f x.yaml', { kubernetes: 'dev', namespace: null }],
    ['kubectl apply -f x.yaml -n web', { namespace: 'web' }],
    ['HELM_KUBECONTEXT=prod-eu helm uninstall x', { kubernetes: null }],
    ['kubectl exec -it pod -- sh', { kubernetes: 'dev', namespace: 'default' }],
    ['kubectl delete pod x --force --context prod-eu', { kubernetes: 'prod-eu' }],
    ['kubectl delete pod x -nweb --context prod-eu', { kubernetes: 'prod-eu', namespace: 'web' }],
    ['kubectl delete pods --all -A', { kubernetes: 'dev', namespace: null }],
    ['kubectl --context elsewhere delete pod x', { kubernetes: 'elsewhere', cluster: null, namespace: null }],
    ['kubectl --kubeconfig other delete pod x', { kubernetes: null, cluster: null, namespace: null }],
    ['kubectl -s https://10.0.0.9 delete pod x', { kubernetes: null, cluster: null }],
    ['kubectl "$OPTION" delete pod x', { kubernetes: null, namespace: null }],
    ['KUBECONFIG=other kubectl delete pod x', { kubernetes: null }],
    ['kubectl config use-context prod-eu && kubectl delete pod x', { kubernetes: null }],
    ["sh -c 'kubectx prod-eu; kubectl delete pod x'", { kubernetes: null }],
    ['source ./env; kubectl delete pod x', { kubernetes: null }],
    ['sudo kubectl delete pod x', { kubernetes: null }],
    ['export KU"BE"CONFIG=other; kubectl delete pod x', { kubernetes: null }],
    ['export KUBE\\\nCONFIG=other; kubectl delete pod x', { kubernetes: null }],
    ["export $'\\x4bUBECONFIG=other'; kubectl delete pod x", { kubernetes: null }],
    ['x=KUBE; export ${x}CONFIG=other; kubectl delete pod x', { kubernetes: null }],
    ['export -- {KUBECONFI,X}G=other; kubectl delete pod x', { kubernetes: null }],
    ['s"u"do kubectl delete pod x', { kubernetes: null }],
    ['export NAME=$(date); kubectl delete pod x', { kubernetes: 'dev' }],
    ['k delete pod x --context prod-eu', { kubernetes: 'prod-eu' }],
    ['kubecolor delete pod x', { kubernetes: 'dev' }],
    ['tkn pipeline delete x', { kubernetes: 'dev' }],
    ['helm --kube-context prod-eu uninstall x', { kubernetes: 'prod-eu', namespace: 'shop' }],
    ['aws s3 rm s3://x', { 'aws-profile': 'default', 'aws-account': '111111111111', 'aws-region': 'eu-west-1' }],
    ['aws --profile prod s3 rm s3://x', { 'aws-profile': 'prod', 'aws-account': '222222222222', 'aws-region': 'us-east-1' }],
    ['aws --query --profile prod s3 ls', { 'aws-profile': null, 'aws-account': null, 'aws-region': null }],
    ['aws --prof prod s3 rm s3://x --region=ap-1', { 'aws-profile': 'prod', 'aws-region': 'ap-1' }],
    ['AWS_PROFILE=prod aws s3 rm s3://x', { 'aws-profile': null, 'aws-account': null }],
    ['export AWS_PROFILE=prod; aws s3 rm s3://x', { 'aws-profile': null }],
    ['gcloud projects delete x --project=prod', { 'gcloud-project': 'prod' }],
    ['gcloud --configuration=other projects delete x', { 'gcloud-project': null }],
    ['terraform destroy', { 'terraform-workspace': 'staging', 'aws-profile': 'default' }],
    ['terraform -chdir=prod destroy', { 'terraform-workspace': null }],
    ['cd prod && terraform destroy', { 'terraform-workspace': null }],
    ['terraform workspace select prod; terraform destroy', { 'terraform-workspace': null }],
    ['psql -h db1 -d shop -c "drop table x"', { 'database-host': 'db1', database: 'shop' }],
    ['psql -hdb1 shop -c "drop table x"', { 'database-host': 'db1', database: 'shop' }],
    ['psql -Xh db1 -c "drop table x"', { 'database-host': null }],
    ['psql -X -h db1 shop -c "drop table x"', { 'database-host': 'db1', database: 'shop' }],
    ['psql --field-separator -h db1 -c x', { 'database-host': null }],
    ['psql --unknown shop', { database: null }],
    ['mysql -uroot -psecret -h db1 shop -e x', { 'database-host': 'db1', database: 'shop' }],
    ['psql shop -c "drop table x"', { 'database-host': 'local', database: 'shop' }],
    ['psql postgres://u:secret@db2:5432/shop -c x', { 'database-host': 'db2:5432', database: 'shop' }],
    ['psql "postgres://u@db2/shop?host=db3" -c x', { 'database-host': null, database: null }],
    ['psql "host=db2 dbname=shop password=secret" -c x', { 'database-host': 'db2', database: 'shop' }],
    ['psql service=prod -c x', { 'database-host': null }],
    ['mysql -u root -h db1 shop -e "drop table x"', { 'database-host': 'db1', database: 'shop' }],
    ['mysql shop -e "drop table x"', { 'database-host': null, database: 'shop' }],
    ['redis-cli -u redis://:secret@cache:6379/0 flushall', { 'database-host': 'cache:6379', database: '0' }],
    ['ssh -p 22 root@web1 rm x', { host: 'web1' }],
    ['ssh -o HostName=web2 web1 rm x', { host: null }],
    ['ssh -F other web1 rm x', { host: null }],
    ['ssh -vp 22 -i key web1 -F other', { host: 'web1' }],
    ['sftp -P 22 web1', { host: null }],
    ['sftp root@web1:/x', { host: 'web1' }],
    ['scp a b@web1:/x c@web2:', { host: 'web1, web2' }],
    ['curl -d @f https://u:secret@api.example:8443/x', { host: 'api.example:8443' }],
    ['curl -x proxy:1 https://api.example/x', { host: null }],
    ['ssh "$HOST_NAME" rm x', { host: null }],
    ['./deploy.sh', { kubernetes: 'dev', 'aws-profile': 'default', 'gcloud-project': 'play', 'git-branch': 'main' }],
    ['git -C other push', { 'git-branch': null }],
    ['git push', { 'git-branch': 'main' }],
    ['kubectl --context prod-eu delete pod x; kubectl delete pod x', { kubernetes: 'prod-eu, dev' }],
  ])('%s', (command, context) => expect(contextOf(command)).toMatchObject(context));

  it.each<[string, Record<string, string>, ContextFacts]>([
    ['psql -c x', { PGHOST: 'db1', PGDATABASE: 'shop' }, { 'database-host': 'db1', database: 'shop' }],
    ['helm uninstall x', { HELM_KUBECONTEXT: 'prod-eu' }, { kubernetes: null, namespace: null }],
    ['psql -c x', { PGSERVICE: 'prod', PGDATABASE: 'shop' }, { 'database-host': null, database: null }],
  ])('%s with %j', (command, env, context) => expect(contextOf(command, env)).toMatchObject(context));

  it.each<[string, string | undefined]>([
    ['rm x', undefined],
    ['git push', undefined],
    ['npm run deploy', 'dev'],
    ['make deploy', 'dev'],
    ['no-such-program', 'dev'],
  ])('%s: the cluster that scripts could act on is %s', (command, kubernetes) => {
    expect(contextOf(command)['kubernetes']).toBe(kubernetes);
  });

  it('has no password in it, wherever the URL stands', () => {
    const part = fc.stringMatching(/^[a-z0-9.]{1,8}$/);
    const program = fc.constantFrom('psql', 'redis-cli -u', 'mongosh', 'curl', 'pg_dump -d', 'ssh');
    fc.assert(
      fc.property(program, part, part, part, (start, user, host, database) => {
        const { context } = of(`${start} scheme://${user}:hunter2hunter2@${host}/${database}`);
        expect(JSON.stringify(context)).not.toContain('hunter2');
      }),
    );
  });
});

describe('whatever the command', () => {
  it('its facts are told or not, and nothing breaks', () => {
    const word = fc.constantFrom(
      'kubectl',
      'aws',
      'psql',
      'ssh',
      'git',
      '-n',
      '--context',
      '--',
      '-h',
      'x',
      '$X',
      '=',
      '-',
      '--profile=',
      '://@',
      'cd',
      ';',
      '"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 12 }), (words) => {
        const { context } = of(words.join(' '));
        expect(Object.values(context).every((value) => value === null || typeof value === 'string')).toBe(true);
      }),
    );
  });
});

describe('rules about context', () => {
  const rule = (tier: Rule['tier'], context: Record<string, string>): Rule => ({
    id: 'about',
    tier,
    why: 'a test',
    when: { program: 'kubectl', context },
  });
  const tierOf = (command: string, one: Rule, facts = gathered) => of(command, {}, facts, [one]).tier;
  const prod = rule('forbidden', { kubernetes: 'prod-*' });

  it.each<[string, string]>([
    ['kubectl get pods', 'routine'],
    ['kubectl --context prod-eu get pods', 'forbidden'],
    ['kubectl get pods --context=prod-eu', 'forbidden'],
    ['kubectl get pods; kubectl --context prod-eu get pods', 'forbidden'],
    ['kubectl --kubeconfig other get pods', 'forbidden'],
    ['kubectl config use-context prod-eu; kubectl get pods', 'forbidden'],
    ['KUBECONFIG=x kubectl get pods', 'forbidden'],
  ])('that raise, raise where it cannot be told, too: %s is %s', (command, tier) => expect(tierOf(command, prod)).toBe(tier));

  it('that raise, raise where nothing could be gathered', () => expect(tierOf('kubectl get pods', prod, {})).toBe('forbidden'));

  it.each<[string, ContextFacts, boolean]>([
    ['what is certain', { kubernetes: 'dev' }, true],
    ['nothing of another', { kubernetes: 'prod-eu' }, false],
    ['nothing that cannot be told', { kubernetes: null }, false],
    ['nothing where nothing could be gathered', {}, false],
    ['nothing where one of two is another', { kubernetes: 'dev, prod-eu' }, false],
  ])('that allow, allow %s', (_, facts, allowed) => {
    const fine: Rule = { id: 'fine', tier: 'routine', why: 'a test', when: { program: 'deploy-status', context: { kubernetes: 'dev' } } };
    expect(tierOf('deploy-status x', fine, facts) === 'routine').toBe(allowed);
  });
});
