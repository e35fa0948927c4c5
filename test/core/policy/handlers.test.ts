import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const told = (command: string) => {
  const { findings, blindSpots } = shell(command);
  return [
    ...findings.map(({ rule, tier, span }) => `${rule}${tier === 'sensitive' ? '' : ` ${tier}`}: ${command.slice(...span)}`),
    ...blindSpots.map(({ span }) => `? ${command.slice(...span)}`),
  ];
};

describe('a program that starts others, or reads code from its words, is harmless', () => {
  it.each([
    'eval ls',
    'eval ls -l',
    'eval',
    'trap',
    'trap -l',
    'trap -p',
    'trap - EXIT',
    'trap ls EXIT',
    'trap "" INT',
    'exec',
    'exec ls',
    'exec -c ls',
    'exec -l ls',
    'command ls',
    'command -v ls',
    'command -V rm',
    'builtin cd',
    'command',
    'alias',
    'alias ls',
    'printf "%%n" PATH',
    'printf "%s" PATH',
    'printf -v x "%s" y',
    'printf',
    'sudo -V',
    'sudo --version',
    'sudo -h',
    'env ls -S "rm f"',
    '[ -f x ]',
    'test -f x',
  ])('in %s', (command) => {
    expect(told(command)).toEqual([]);
  });
});

describe('what it starts is judged for its own reasons', () => {
  it.each([
    ['eval "rm f"', ['rm: rm f']],
    ['eval rm f', ['rm: eval rm f']],
    ['eval $x', ['? $x']],
    ['eval ls $x', ['? eval ls $x']],
    ['trap -- "rm f" EXIT', ['rm: rm f']],
    ['trap "rm f" EXIT', ['rm: rm f']],
    ['trap $x EXIT', ['? $x']],
    ['exec -a name rm f', ['rm: rm f']],
    ['exec -cla name rm f', ['rm: rm f']],
    ['exec rm f', ['rm: rm f']],
    ['exec > f', ['writes-file: > f']],
    ['exec x-a ls', ['unknown-program: x-a']],
    ['command -- rm f', ['rm: rm f']],
    ['command -p rm f', ['rm: rm f']],
    ['command rm f', ['rm: rm f']],
    ['command -v rm -v', ['rm: rm -v']],
    ['command $x', ['? $x']],
    ['builtin rm f', ['rm: rm f']],
    ['alias ls=rm', ['alias: alias ls=rm']],
    ['alias $x', ['alias: alias $x']],
    ['alias x y=z', ['alias: alias x y=z']],
    ['printf "%n" PATH', ['? "%n"']],
    ['printf "a%5n" x', ['? "a%5n"']],
    ['printf "%ln" x', ['? "%ln"']],
    ['printf "$x" PATH', ['steering-variable: PATH', '? "$x"']],
    ['printf "$x" "$y"', ['? "$y"', '? "$x"']],
    ['printf "$x" a-b', ['? "$x"']],
    ['printf -v PATH x', ['steering-variable: PATH']],
    ['printf -- "%n" x', ['? "%n"']],
    ['sudo', ['other-user: sudo']],
    ['sudo ls', ['other-user: sudo ls']],
    ['sudo rm f', ['other-user: sudo rm f', 'rm: rm f']],
    ['sudo -u x rm f', ['other-user: sudo -u x rm f', 'rm: rm f']],
    ['sudo --user x rm f', ['other-user: sudo --user x rm f', 'rm: rm f']],
    ['sudo -n rm f', ['other-user: sudo -n rm f', 'rm: rm f']],
    ['sudo -- rm f', ['other-user: sudo -- rm f', 'rm: rm f']],
    ['sudo A=1 rm f', ['other-user: sudo A=1 rm f', 'rm: rm f']],
    ['sudo PATH=/x ls', ['other-user: sudo PATH=/x ls', 'steering-variable: PATH=/x']],
    ['doas rm f', ['other-rights: doas rm f', 'other-user: doas rm f', 'rm: rm f']],
    ['pkexec rm f', ['other-user: pkexec rm f', 'rm: rm f']],
    ['run0 rm f', ['other-user: run0 rm f', 'rm: rm f']],
    ['gosu u rm f', ['other-user: gosu u rm f', 'rm: rm f']],
    ['su-exec u rm f', ['other-user: su-exec u rm f', 'rm: rm f']],
    ['sudo -V x', ['other-user: sudo -V x', 'unknown-program: x']],
    ['env -S "rm f"', ['shows-environment: env -S "rm f"', 'rm: -S']],
    ['env -S"rm f"', ['shows-environment: env -S"rm f"', 'rm: -S"rm f"']],
    ['env -iS "rm f"', ['shows-environment: env -iS "rm f"', 'rm: -iS']],
    ['env --split-string="rm f"', ['shows-environment: env --split-string="rm f"', 'rm: --split-string="rm f"']],
    ['env --split-string "rm f"', ['shows-environment: env --split-string "rm f"', 'rm: --split-string']],
    ['env -vS "ls"', ['shows-environment: env -vS "ls"']],
    ['genv -S "rm f"', ['shows-environment: genv -S "rm f"', 'rm: -S']],
    ['env A=1 -S "rm f"', ['unknown-program: -S']],
    ['nohup rm f', ['other-rights: nohup rm f', 'rm: rm f']],
    ['timeout 5 rm f', ['rm: rm f', 'not-proved-harmless: rm f']],
    ['ssh h "rm f"', ['remote-command: ssh h "rm f"', 'rm: rm f']],
    ['ssh h rm f', ['remote-command: ssh h rm f', 'rm: rm f']],
    ['ssh h "ls; rm f"', ['remote-command: ssh h "ls; rm f"', 'rm: rm f']],
    ['watch "rm f"', ['other-rights: watch "rm f"', 'rm: rm f']],
    ['flock f -c "rm f"', ['other-rights: flock f -c "rm f"', 'rm: rm f', 'not-proved-harmless: rm f']],
    ['flock f "rm f"', ['other-rights: flock f "rm f"', 'rm: rm f']],
    ['su -c "rm f"', ['other-rights: su -c "rm f"', 'rm: rm f', 'not-proved-harmless: rm f']],
    ['su - x -c "rm f; ls"', ['other-rights: su - x -c "rm f; ls"', 'rm: rm f', 'not-proved-harmless: rm f']],
    ['su --command "rm f;"', ['other-rights: su --command "rm f;"', 'rm: rm f', 'not-proved-harmless: rm f']],
    ['script -c "rm f;" out', ['other-rights: script -c "rm f;" out', 'rm: rm f', 'not-proved-harmless: rm f']],
    ['docker run x rm f', ['container-changes: docker run x rm f', 'rm: rm f']],
    ['docker exec c sh -c "rm f"', ['container-changes: docker exec c sh -c "rm f"', 'rm: rm f']],
    [
      'kubectl exec p -- rm f',
      ['kubectl-runs-program critical: kubectl exec p -- rm f', 'kubectl-changes: kubectl exec p -- rm f', 'rm: rm f'],
    ],
    ['busybox rm f', ['other-rights: busybox rm f', 'rm: rm f']],
    [
      'psql -c "drop table x"',
      ['database-client: psql -c "drop table x"', 'sql-drop critical: "drop table x"', 'sql-code: "drop table x"'],
    ],
    [
      'mysql -e "drop table x"',
      ['database-client: mysql -e "drop table x"', 'sql-drop critical: "drop table x"', 'sql-code: "drop table x"'],
    ],
    [
      'mariadb -e "drop table x"',
      ['database-client: mariadb -e "drop table x"', 'sql-drop critical: "drop table x"', 'sql-code: "drop table x"'],
    ],
    [
      'sqlite3 f "drop table x"',
      [
        'database-client: sqlite3 f "drop table x"',
        'sql-drop critical: "drop table x"',
        'not-proved-harmless: f',
        'sql-code: "drop table x"',
      ],
    ],
    ['sqlcmd -Q "drop table x"', ['database-client: sqlcmd -Q "drop table x"', 'sql-drop critical: "drop table x"']],
    ['clickhouse-client -q "drop table x"', ['database-client: clickhouse-client -q "drop table x"', 'sql-drop critical: "drop table x"']],
    ['clickhouse client -q "drop table x"', ['database-client: clickhouse client -q "drop table x"', 'sql-drop critical: "drop table x"']],
    ['cockroach sql -e "drop table x"', ['database-client: cockroach sql -e "drop table x"', 'sql-drop critical: "drop table x"']],
    ['duckdb f "drop table x"', ['database-client: duckdb f "drop table x"', 'sql-drop critical: "drop table x"']],
    ['usql u -c "drop table x"', ['database-client: usql u -c "drop table x"', 'sql-drop critical: "drop table x"']],
    ['pgcli -e "drop table x"', ['database-client: pgcli -e "drop table x"', 'sql-drop critical: "drop table x"']],
    ['mycli -e "drop table x"', ['database-client: mycli -e "drop table x"', 'sql-drop critical: "drop table x"']],
    ['mysqladmin drop x', ['database-drop critical: mysqladmin drop x', 'sql-drop critical: drop']],
    [
      'psql -c "copy t to \'/tmp/x\'"',
      ['database-client: psql -c "copy t to \'/tmp/x\'"', 'sql-export: "copy t to \'/tmp/x\'"', 'sql-code: "copy t to \'/tmp/x\'"'],
    ],
    [
      'mysql -e "select 1 into outfile \'/x\'"',
      [
        'database-client: mysql -e "select 1 into outfile \'/x\'"',
        'sql-export: "select 1 into outfile \'/x\'"',
        'sql-code: "select 1 into outfile \'/x\'"',
      ],
    ],
    ['psql <<< "drop table x"', ['database-client: psql', 'sql-drop critical: "drop table x"']],
    ['gfind / -delete', ['find-delete critical: -delete']],
  ])('%s tells %j', (command, expected) => {
    expect(told(command)).toEqual(expected);
  });

  it.each(['sudo', 'doas', 'pkexec', 'run0', 'gosu root', 'su-exec root', 'nohup', 'env', 'command', 'exec', 'eval', 'timeout 5', 'ssh h'])(
    'behind %s what is critical stays so',
    (runner) => {
      expect(shell('rm -rf /').tier).toBe('critical');
      expect(shell(`${runner} rm -rf /`).tier).toBe('critical');
    },
  );
});
