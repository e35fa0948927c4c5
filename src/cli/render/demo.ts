/** The demo's story for a terminal: short headings, a gutter for what programs said, marks with words beside them. */
import type { ChalkInstance } from 'chalk';
import type { DemoOutcome, DemoScene, DemoStep } from '../../app/demo.ts';
import { type ColourStyle, chalkOf } from './colour.ts';
import { visible } from './escape.ts';

export interface DemoStyle extends ColourStyle {
  /** Of the terminal; null: none, nothing is wrapped. */
  readonly columns: number | null;
}

const headings: Readonly<Record<DemoStep, string>> = {
  repository: 'An agent wants to rewrite main',
  request: 'guard asks before anything runs',
  'own-label': 'The agent tries to approve itself',
  review: 'A reviewer decides',
  push: 'The push runs, once, in a recorded terminal',
  refusal: 'Nothing runs',
  show: 'The whole story is on record',
  verify: 'The record can be checked',
  tamper: 'And a changed byte shows',
};

const numbers: Readonly<Record<DemoStep, number>> = {
  repository: 1,
  request: 2,
  'own-label': 3,
  review: 4,
  push: 5,
  refusal: 5,
  show: 6,
  verify: 7,
  tamper: 8,
};
const steps = 8;

interface Marks {
  readonly bar: string;
  readonly ok: string;
  readonly failed: string;
}

/** Box drawing only where the locale says that the terminal reads UTF-8. */
function marksOf(env: DemoStyle['env']): Marks {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/i.test(locale) ? { bar: '│', ok: '✓', failed: '✗' } : { bar: '|', ok: 'ok:', failed: 'failed:' };
}

export function demoTeller(write: (text: string) => void, style: DemoStyle): (scene: DemoScene) => void {
  const chalk = chalkOf(style);
  const marks = marksOf(style.env);
  const say = (text = '') => write(text === '' ? '\n' : `   ${text}\n`);
  const bar = (text: string) => {
    for (const line of wrapped(text, style.columns === null ? null : style.columns - 6))
      write(`${`   ${chalk.dim(marks.bar)} ${line}`.trimEnd()}\n`);
  };
  return (scene) => {
    switch (scene.scene) {
      case 'opening':
        write(`\n${chalk.bold('guard demo')}: one dangerous command, the whole way\n\n`);
        say(`All of it happens in ${visible(scene.folder)} and on 127.0.0.1: a real git`);
        say('repository, an embedded GitHub over real HTTP, and the guard you installed.');
        if (scene.played) say('Nobody is asked to decide: the demo plays the reviewer as well.');
        return;
      case 'step':
        return write(`\n${chalk.bold.cyan(`${numbers[scene.step]}/${steps}  ${headings[scene.step]}`)}\n\n`);
      case 'branches': {
        const { agent, reviewer, repo, remote, local } = scene;
        say(`${visible(agent)} is an agent with write access to ${visible(repo)}; ${visible(reviewer)} maintains it.`);
        say("A key got into main's history. The agent has a main without it:");
        say();
        bar(`remote main  ${chalk.yellow(remote.id)}  ${visible(remote.subject)}`);
        bar(`agent's main ${chalk.yellow(local.id)}  ${visible(local.subject)}`);
        say();
        return say('Only a forced push can replace one by the other, and git itself asks nobody first.');
      }
      case 'command':
        return bar(`$ ${scene.argv.map(quoted).join(' ')}`);
      case 'line':
        return bar(fromTerminal(scene.text));
      case 'request':
        say();
        say(`The issue at ${visible(scene.url)}, as ${chalk.bold('the reviewer sees')} it:`);
        say();
        bar(chalk.bold(visible(scene.title)));
        bar('');
        for (const line of fromMarkdown(scene.body, chalk)) bar(line);
        return;
      case 'own-label':
        say(`${visible(scene.who)} may label issues, so it puts "${visible(scene.label)}" on its own request:`);
        return say();
      case 'on-thread':
        say();
        say('And on the thread:');
        say();
        for (const line of fromMarkdown(scene.text, chalk)) bar(line);
        return;
      case 'your-turn':
        say(
          `${chalk.bold(`You are ${visible(scene.reviewer)}.`)} ${scene.opened ? 'Your browser should show the issue; if not, open' : 'Open the issue in your browser, and approve, deny or ask:'}`,
        );
        say();
        say(`  ${chalk.bold.underline(visible(scene.address))}`);
        say();
        say('guard waits for you. Ctrl-C ends the demo and removes its files.');
        return say();
      case 'played':
        say(`${visible(scene.who)} reads the request, takes the agent's label off and puts her own on:`);
        return say();
      case 'reply':
        say();
        say(`${visible(scene.who)} answers on the thread:`);
        say();
        bar(visible(scene.text));
        say();
        say('The request is still open: approve or deny it on the page.');
        return say();
      case 'tampered': {
        const { file, record, event, before, after } = scene.what;
        say(`In a copy of the log, one byte of record ${record} (${visible(event)}) is changed, so that`);
        say(`"${visible(before)}" reads "${visible(after)}" (${visible(file)}):`);
        return say();
      }
      case 'ok':
        say();
        for (const line of wrapped(`${marks.ok} ${visible(scene.text)}`, style.columns === null ? null : style.columns - 4)) {
          say(line.startsWith(marks.ok) ? chalk.green(marks.ok) + line.slice(marks.ok.length) : line);
        }
        return;
    }
  };
}

/** How it ended, where the files are, and what to try next. */
export function renderDemoEnd(
  outcome: DemoOutcome,
  where: { readonly folder: string; readonly kept: boolean; readonly person: boolean },
  style: DemoStyle,
): string {
  const chalk = chalkOf(style);
  const marks = marksOf(style.env);
  const folder = visible(where.folder);
  const files = where.kept
    ? [`The files are in ${folder}; look around with`, `  GUARD_HOME=${folder}/guard guard log verify`]
    : [`The files are removed (${folder}); guard demo --keep leaves them.`];
  const indent = (lines: readonly string[]) => lines.map((line) => (line === '' ? '\n' : `   ${line}\n`)).join('');
  switch (outcome.kind) {
    case 'interrupted':
      return `\n   stopped: the demo's processes are ended and its files removed\n`;
    case 'failed':
      return `\n   ${chalk.red(marks.failed)} step ${numbers[outcome.step]}/${steps} (${headings[outcome.step]}): ${visible(outcome.why)}\n${indent(files)}`;
    case 'done': {
      const end = outcome.ending === 'approved' ? 'approved, run once, on record' : 'denied, never run, on record';
      return [
        `\n${chalk.bold.green(`${marks.ok} Every step ended as it should`)}: ${end}.\n\n`,
        indent([
          ...files,
          '',
          'Try next:',
          '  guard explain -- kubectl delete namespace prod      what guard makes of a command',
          '  guard exec --dry-run -- git push --force            what it would do, asking nobody',
          ...(where.person ? [] : ['  guard demo                                          in a terminal: you are the reviewer']),
        ]),
        '\n',
      ].join('');
    }
  }
}

/** Lines of at most `width` characters, those that go on set in; text with marks of colour in it is short and stays. */
function wrapped(text: string, width: number | null): string[] {
  if (width === null || width < 30 || text.length <= width || text.includes('\u001b')) return [text];
  const indent = `${/^ */.exec(text)?.[0] ?? ''}  `;
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > indent.length ? space : width;
    lines.push(rest.slice(0, cut));
    rest = indent + rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

/** As a person would type it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${visible(word).replaceAll(/["\\$`]/g, '\\$&')}"`;
}

/** What a program wrote to a terminal, without its colours and cursor moves; whatever else is not text becomes visible. */
function fromTerminal(text: string): string {
  return visible(text.replaceAll(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '').trimEnd());
}

/** guard's own Markdown as a person reads it: fences as indented text, bold as bold, what is folded or hidden on GitHub left out. */
function fromMarkdown(markdown: string, chalk: ChalkInstance): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    const folded = /^<details><summary>([^<>]*)<\/summary>$/.exec(line)?.[1];
    if (fence !== null) {
      if (line === fence) fence = null;
      else lines.push(`  ${visible(line)}`);
    } else if (folded !== undefined) return [...lines, chalk.dim(`(folded: ${visible(folded)})`)];
    else if (ticks !== undefined) fence = ticks;
    else if (!line.startsWith('<!-- ') && !(line === '' && (lines.length === 0 || lines.at(-1) === ''))) {
      lines.push(visible(line).replaceAll(/\*\*([^*]+)\*\*/g, (_, bold: string) => chalk.bold(bold)));
    }
  }
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
