import type { ChalkInstance } from 'chalk';
import type { Diagnosis } from '../../app/doctor.ts';
import { type Check, type CheckState, checkNames } from '../../core/doctor/report.ts';
import { type ColourStyle, chalkOf } from './colour.ts';
import { visible } from './escape.ts';
import { jsonLine } from './log-json.ts';
import { wrap } from './wrap.ts';

export interface DoctorStyle extends ColourStyle {
  /** Of the terminal; null: none, nothing is wrapped. */
  readonly columns: number | null;
}

const colours = { ok: 'green', warn: 'yellow', fail: 'red', unknown: 'cyan' } as const satisfies Record<CheckState, keyof ChalkInstance>;
const stateWidth = 'unknown'.length + 2;
const nameWidth = Math.max(...checkNames.map((name) => name.length)) + 2;

/** A line for each check, with the fix below where there is something to do, and a line that sums up. */
export function renderDiagnosis(diagnosis: Diagnosis, style: DoctorStyle): string {
  const chalk = chalkOf(style);
  return `${[...diagnosis.checks.flatMap((check) => linesOf(check, style, chalk)), '', verdictLine(diagnosis)].join('\n')}\n`;
}

/** Only what fails, for those who did not ask for all of it. */
export function failingLines({ checks }: Diagnosis): readonly string[] {
  return checks.filter(({ state }) => state === 'fail').map(({ check, what }) => `fail: ${check}: ${visible(what)}`);
}

function linesOf({ check, state, what, fix }: Check, { columns }: DoctorStyle, chalk: ChalkInstance): readonly string[] {
  const indent = stateWidth + nameWidth;
  // A policy's fault shows the line it is about, and a caret below: these stay as they are.
  const [first = '', ...more] = what.split('\n').map(visible);
  const [head = '', ...tail] = wrap(first, columns === null ? null : columns - indent);
  return [
    `${chalk[colours[state]](state)}${' '.repeat(stateWidth - state.length)}${check.padEnd(nameWidth)}${head}`,
    ...[...tail, ...more].map((line) => ' '.repeat(indent) + line),
    ...(fix === undefined ? [] : fixLines(visible(fix), columns)),
  ];
}

function fixLines(fix: string, columns: number | null): readonly string[] {
  const [head = '', ...tail] = wrap(`fix: ${fix}`, columns === null ? null : columns - stateWidth);
  return [head, ...tail.map((line) => `     ${line}`)].map((line) => ' '.repeat(stateWidth) + line);
}

/** `ready: requests can be approved here (2 warnings, 1 unknown)`. */
export function verdictLine({ checks, verdict }: Diagnosis): string {
  const count = (state: CheckState) => checks.filter((check) => check.state === state).length;
  const [failing, warnings, unknowns] = [count('fail'), count('warn'), count('unknown')];
  const notes = [
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
    ...(unknowns > 0 ? [`${unknowns} unknown`] : []),
  ];
  const rest = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  switch (verdict) {
    case 'ready':
      return `ready: requests can be approved here${rest}`;
    case 'not-ready':
      return `not ready: ${failing} ${failing === 1 ? 'check fails' : 'checks fail'}${rest}`;
    case 'unreachable':
      return `cannot be told: GitHub is out of reach${rest}`;
  }
}

export function diagnosisJson({ checks }: Diagnosis): string {
  return jsonLine(checks);
}
