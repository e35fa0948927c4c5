import { describe, expect, it } from 'vitest';
import { settledFacts } from '../../../src/core/policy/command-context.ts';
import { shell } from './a-context.ts';

/** A rule that forbids production by its name must not be walked around by a spelling. */
const told = (line: string, env: Record<string, string> = {}) =>
  shell(line, 'strict', { env, facts: { kubernetes: 'dev', cluster: 'dev:6443', namespace: 'default', 'gcloud-project': 'play' } }).context;

describe('where a command goes is not told where a spelling leads elsewhere', () => {
  it.each([
    'kubectl -shttps://10.0.0.9 delete pod x',
    'kubectl -As https://10.0.0.9 delete pod x',
    'kubectl -s https://10.0.0.9 delete pod x',
    'kubectl --server=https://10.0.0.9 delete pod x',
  ])('%s', (line) => {
    expect(told(line)).toMatchObject({ kubernetes: null, cluster: null });
  });

  it('but for values of other options with an s in them', () => {
    expect(told('kubectl -nstaging delete pod x')).toMatchObject({ kubernetes: 'dev', namespace: 'staging' });
    expect(told('kubectl delete pod x -ojson')).toMatchObject({ kubernetes: 'dev' });
  });

  it.each([
    'ssh -o Hostname=web2 web1 reboot',
    'ssh -oHOSTNAME=web2 web1 reboot',
    'ssh -o PROXYCOMMAND=x web1 reboot',
    'scp -o hOSTNAME=web2 f web1:',
    'psql -h dev --hos=prod -c x',
    'psql --hos prod -c x',
    'psql -h dev --dbn=postgres://prod/x -c x',
    'mysql -h dev --hos=prod -e x',
    'mysql -h dev --databas x -e x',
    'psql -h dev -Atdpostgres://prod/x -c x',
    'psql -h dev "-Atdhost=prod" -c x',
    'PGHOST=prod psql -c x',
    'export PGHOST=prod; psql -c x',
    'export PG""HOST=prod; psql -c x',
    'x=PGHO; export ${x}ST=prod; psql -c x',
    'PGHOSTADDR=10.0.0.9 psql -h dev -c x',
    'PGSERVICE=prod psql shop -c x',
  ])('%s', (line) => {
    const context = told(line);
    expect(context[/^(ssh|scp)/.test(line) ? 'host' : 'database-host']).toBeNull();
  });

  it.each([
    ['psql -h dev -c x', { PGHOSTADDR: '10.0.0.9' }],
    ['psql postgres://dev/shop -c x', { PGHOSTADDR: '10.0.0.9' }],
    ['psql postgres:///shop -c x', { PGHOST: 'prod' }],
  ])('%s with %j', (line, env) => {
    expect(told(line, env)['database-host']).toBeNull();
  });

  it('and is where nothing does', () => {
    expect(told('psql -h dev shop -c x')).toMatchObject({ 'database-host': 'dev', database: 'shop' });
    expect(told('psql -Atd shop -c x')).toMatchObject({ 'database-host': 'local' });
    expect(told('psql postgres:///shop -c x')).toMatchObject({ 'database-host': 'local', database: 'shop' });
    expect(told('mysql -h dev --database shop -e x')).toMatchObject({ 'database-host': 'dev', database: 'shop' });
    expect(told('ssh web1 reboot')).toMatchObject({ host: 'web1' });
  });

  it('a project that pays is not the one that is acted on', () => {
    expect(told('gcloud compute instances delete x --billing-project=other')).toMatchObject({ 'gcloud-project': 'play' });
    expect(told('gcloud compute instances delete x --project=other')).toMatchObject({ 'gcloud-project': 'other' });
  });

  it.each([
    'read HOME; kubectl get pods',
    'read HOME<<</evil; kubectl get pods',
    'HOME[0]=/evil; kubectl get pods',
    'read HOME\nkubectl get pods',
  ])('%j', (line) => {
    expect(settledFacts([line], { kubernetes: 'dev' })).toEqual({ kubernetes: null });
  });
});
