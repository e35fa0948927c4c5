import type { Audit } from '../../app/audit.ts';
import { visible } from './escape.ts';
import { jsonLine } from './log-json.ts';

/** The words of docs/log-format.md: `FAIL CHAIN record 12`, `WARN LOCAL TRUST ...`, and one line that sums up. */
export function renderAudit(audit: Audit, folder: string): string {
  const lines = [
    ...audit.failures.map(({ code, detail }) => `FAIL ${words(code)} ${visible(detail)}`),
    ...audit.warnings.map(({ code, detail }) => `WARN ${words(code)} ${visible(detail)}`),
    summary(audit, folder),
  ];
  return `${lines.join('\n')}\n`;
}

function summary({ exit, records, root }: Audit, folder: string): string {
  const what = `${records} ${records === 1 ? 'record' : 'records'}, root ${root}, ${visible(folder)}`;
  switch (exit) {
    case 0:
      return `verified: ${what}`;
    case 1:
      return `TAMPERED: ${what}`;
    case 3:
      return `verified but incomplete: ${what}`;
  }
}

/** `{ok,exit,records,size,root,failures:[{code,record?,detail}],warnings:[...]}` (cli.md, "For machines"). */
export function auditJson({ ok, exit, records, size, root, failures, warnings }: Audit): string {
  return jsonLine({ ok, exit, records, size, root, failures, warnings });
}

function words(code: string): string {
  return code.replaceAll('_', ' ');
}
