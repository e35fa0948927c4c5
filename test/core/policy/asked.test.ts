import { describe, expect, it } from 'vitest';
import { shell } from './a-context.ts';

const told = (command: string) =>
  shell(command, 'strict').findings.map(({ rule, span }) => `${rule} ${command.slice(...(span as [number, number]))}`);

describe('a runner in a runner', () => {
  it.each(['env', 'nice', 'timeout 5', 'nohup', 'nice timeout 5', 'env nice'])('%s ...: its command is judged, and told once', (runner) => {
    const command = `${`${runner} `.repeat(8)}rm -rf /srv/x`;
    const ofRm = told(command).filter((one) => one.includes('rm -rf'));
    expect(ofRm.length).toBeGreaterThan(0);
    expect(new Set(ofRm).size).toBe(ofRm.length);
    expect(shell(command, 'strict').blindSpots).toEqual([]);
  });

  it('is another command with other words, or in another folder', () => {
    expect(told('for f in a .env; do nice cat "$f"; done').join()).toContain('secret-file');
    expect(told('nice cat x; cd ~/.ssh; nice cat id_rsa').join()).toContain('secret-file');
    expect(told("find . -name '*.ts' -exec nice cat {} + -exec nice cat .env ';'").join()).toContain('secret-file');
  });
});
