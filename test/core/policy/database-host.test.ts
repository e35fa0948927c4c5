import { describe, expect, it } from 'vitest';
import { rulesOf, shell } from './a-context.ts';

const asks = (line: string, env: Record<string, string> = {}) => rulesOf(shell(line, 'strict', { env })).includes('sends-password');
const to = (host: string) => `psql -h ${host} -c 'select 1'`;
const password = { PGPASSWORD: 'x' };

describe('a database server gets the password of whoever connects', () => {
  it.each([
    ...['localhost', '127.0.0.1', '::1', 'db', 'db-1', 'postgres_main', 'db.internal', 'db.eu.internal', 'x.local', 'x.localhost'],
    ...['pg.default.svc', 'x.test', 'nas.lan', '10.1.2.3', '10.20.30.40', '192.168.1.2', '192.168.10.20'],
    ...['172.16.0.1', '172.19.10.20', '172.20.1.1', '172.29.1.1', '172.30.1.1', '172.31.255.255'],
  ])('which is of this network: %s', (host) => {
    expect(asks(to(host))).toBe(false);
  });

  it.each([
    ...['db.example.com', '8.8.8.8', '1db', '110.1.2.3', '1192.168.1.2', '10.1.2.3.example.com', '192.168.1.2.example.com'],
    ...['172.15.0.1', '172.32.0.1', '172.36.0.1', '11.0.0.1', '192.169.0.1', '10.a.b.c', '10.1.b.c', '10.1.2.c', '172.2x.1.1'],
    ...['db.internal.example.com', 'localhost.example.com', '127.0.0.1.example.com', 'xlocalhost.example.com', 'db.internals'],
  ])('or may be of another: %s', (host) => {
    expect(asks(to(host))).toBe(true);
  });

  it.each(['localhost', '127.0.0.1', '::1'])('and that of the environment only where it is this machine: %s', (host) => {
    expect(asks(to(host), password)).toBe(false);
  });
  it.each(['db', 'xlocalhost', 'localhost2', '1127.0.0.1', 'db.internal', '10.1.2.3'])('and not that of the environment: %s', (host) => {
    expect(asks(to(host), password)).toBe(true);
  });

  it('is this machine where none is named', () => {
    for (const line of ["psql -d app -c 'select 1'", "psql -c 'select 1'", "psql postgres:///app -c 'select 1'"]) {
      expect(asks(line)).toBe(false);
      expect(asks(line, password)).toBe(false);
    }
  });

  it('is told from the address of a database', () => {
    expect(asks("psql postgres://db.example.com/app -c 'select 1'")).toBe(true);
    expect(asks("psql postgresql://ann@db.internal:5432/app -c 'select 1'")).toBe(false);
    expect(asks("psql postgresql://ann@db.internal:5432/app -c 'select 1'", password)).toBe(true);
  });

  it('hears of it at the word that names the host', () => {
    const { tier, findings } = shell(to('db.example.com'));
    expect([tier, findings.find(({ rule }) => rule === 'sends-password')]).toMatchObject([
      'sensitive',
      { tier: 'sensitive', span: [8, 22], effects: ['exports-data'], source: 'pack:shell' },
    ]);
  });
});
