import { Argument, Command, Option } from 'commander';
import type { Io } from './io.ts';

/** Called with the exit code of a verb that ran. */
type Exit = (code: number) => void;

const ioChoices = ['auto', 'always', 'never'];

/** Adds one verb to the tree. Every action is one `import()`, so that a verb pays for its own code only. */
type AddVerb = (program: Command, shell: () => Io, exit: Exit) => void;

const verbs = {
  exec: addExec,
  explain: addExplain,
  requests: addRequests,
  wait: addWait,
  cancel: addCancel,
  reply: addReply,
  review: addReview,
  approve: addAnswer('approve'),
  deny: addAnswer('deny'),
  init: addInit,
  doctor: addDoctor,
  demo: addDemo,
  log: addLog,
  policy: addPolicy,
  completion: addCompletion,
} as const satisfies Record<string, AddVerb>;

/** Verbs that stand in front of every command of a shell: they get a tree of their own, for the whole costs a millisecond. */
const frequent: readonly string[] = ['exec', 'explain'];

/**
 * The command tree. Without `io` it can be read (completions, docs) but not run.
 * @param verb the first word of the command line, where it is known
 */
export function createProgram(io?: Io, exit: Exit = () => {}, verb?: string): Command {
  const shell = (): Io => {
    if (io === undefined) throw new Error('this command tree is for reading only');
    return io;
  };
  const program = new Command('guard')
    .description('Puts a human decision exactly at the privileged action.')
    .version(io?.version ?? '0.0.0', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .enablePositionalOptions()
    .showHelpAfterError(false)
    .addHelpText('after', '\nTry it: guard demo\nStart here: guard explain -- kubectl delete ns prod');
  for (const [name, add] of Object.entries<AddVerb>(verbs)) {
    if (verb === undefined || !frequent.includes(verb) || name === verb) add(program, shell, exit);
  }
  return program;
}

function addExec(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('exec')
    .description('run a command: at once if it is routine, after an approval if not')
    .usage('[options] -- command [args...]')
    .argument('[command...]', 'the command and its arguments, after --')
    .option('-m, --reason <text>', 'why; shown to the reviewer, kept in the record')
    .option('-c, --shell <string>', 'run a shell string instead, with /bin/bash --noprofile --norc -c')
    .option('-R, --repo <owner/name>', 'where to ask')
    .option('--issue <n>', 'ask in a comment on that issue instead of a new one')
    .option('--pr <n>', 'ask in a comment on that pull request')
    .option('--plan <file>', 'several commands under one approval: one a line, or a JSON list; the first that fails stops the rest')
    .option(
      '--preview <cmd>',
      'run this routine shell command first and show its output to the reviewer; it must say the same at the start',
    )
    .option('--wait <duration>', 'how long to wait for a verdict: 90s, 15m, 2h; 0: ask and return')
    .option('--timeout <duration>', 'kill the run after that long; of a plan, each step')
    .addOption(new Option('--pty <mode>', 'give the command a terminal of its own').choices(ioChoices).default('auto'))
    .option('--dry-run', 'classify and print what would happen; ask nobody, run nothing, write nothing')
    .option('--json', "guard's own messages as JSON lines on stderr")
    .option('--status-fd <n>', 'the same JSON lines to an open descriptor')
    .passThroughOptions()
    .addHelpText(
      'after',
      `
Examples:
  guard exec -- kubectl get pods                      routine: runs at once
  guard exec -m 'roll back 4711' -- git push --force  asks first, then runs
  guard exec --wait 0 -- terraform apply plan.out     asks and returns 75; repeat the line later
  guard exec -c 'pg_dump shop | gzip > shop.gz'       a whole shell line

Exit codes: the command's own; 128+n ended by signal n; 75 still pending; 124 expired;
125 guard failed, nothing ran; 126 denied, void or forbidden, nothing ran; 127 command not found.`,
    )
    .action(async (operands: string[], flags, command: Command) => {
      const { execVerb } = await import('./commands/exec.ts');
      exit(await execVerb(shell(), flags, operands, dashesBefore(command, operands)));
    });
}

function addExplain(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('explain')
    .description('show how a command is classified and what would be asked of whom')
    .usage('[options] -- command [args...]')
    .argument('[command...]', 'the command and its arguments, after --')
    .option('-c, --shell <string>', 'explain a shell string')
    .option('--stdin', 'read one command a line, print one JSON object a line')
    .addOption(new Option('--preset <name>', 'as if policy said this preset').choices(['strict', 'workspace']))
    .option('--json', 'print one JSON object')
    .passThroughOptions()
    .addHelpText(
      'after',
      "\nExamples:\n  guard explain -- git push --force origin main\n  guard explain -c 'find . -name core | xargs rm' --json\n  guard explain --stdin < commands.txt",
    )
    .action(async (operands: string[], flags, command: Command) => {
      const { explainVerb } = await import('./commands/explain.ts');
      exit(await explainVerb(shell(), flags, operands, dashesBefore(command, operands)));
    });
}

function addRequests(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('requests')
    .description('the open requests of this machine, and how they stand')
    .option('--grants', 'what reviewers let run for a time, and whether it stands')
    .option('--all-repos', 'those of every repository, not only of the one here')
    .option('--json', 'print one JSON array')
    .addHelpText('after', '\nExamples:\n  guard requests\n  guard requests --all-repos --json')
    .action(async (flags) => {
      const { requestsVerb } = await import('./commands/requests.ts');
      exit(await requestsVerb(shell(), flags));
    });
}

function addWait(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('wait')
    .description('wait for the verdict on an open request; runs nothing')
    .argument('<id>', 'id of the request')
    .option('--wait <duration>', 'how long; default: until the request expires')
    .option('--json', "guard's messages as JSON lines on stderr, the verdict as one JSON object")
    .addHelpText(
      'after',
      '\nExamples:\n  guard wait 4k2j9x0q1z7a --wait 10m && guard exec -- terraform apply plan.out\n\nExit codes: 0 approved; 1 it will not run; 75 still pending; 66 no such open request.',
    )
    .action(async (id: string, flags) => {
      const { waitVerb } = await import('./commands/wait.ts');
      exit(await waitVerb(shell(), flags, id));
    });
}

function addCancel(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('cancel')
    .description('take an open request of this machine back')
    .argument('<id>', 'id of the request')
    .option('-m, --reason <text>', 'why; kept in the record and told on the thread')
    .addHelpText('after', "\nExamples:\n  guard cancel 4k2j9x0q1z7a -m 'wrong cluster'")
    .action(async (id: string, flags) => {
      const { cancelVerb } = await import('./commands/cancel.ts');
      exit(await cancelVerb(shell(), flags, id));
    });
}

function addReply(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('reply')
    .description("answer a reviewer's question on the request's thread")
    .argument('<id>', 'id of the request')
    .argument('<text...>', 'the answer')
    .addHelpText('after', "\nExamples:\n  guard reply 4k2j9x0q1z7a 'staging, because of OPS-7'")
    .action(async (id: string, words: string[]) => {
      const { replyVerb } = await import('./commands/reply.ts');
      exit(await replyVerb(shell(), id, words));
    });
}

function addReview(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('review')
    .description("a reviewer's inbox: the open requests of a repository, as they were written")
    .argument('[id]', 'id of one request')
    .option('-R, --repo <owner/name>', 'where')
    .addHelpText('after', '\nExamples:\n  guard review -R acme/approvals\n  guard review 4k2j9x0q1z7a')
    .action(async (id: string | undefined, flags) => {
      const { reviewVerb } = await import('./commands/review.ts');
      exit(await reviewVerb(shell(), flags, id));
    });
}

function addAnswer(answer: 'approve' | 'deny'): AddVerb {
  return (program, shell, exit) => {
    program
      .command(answer)
      .description(`${answer} an open request, with your own token, without a question`)
      .argument('<id>', 'id of the request')
      .option('-R, --repo <owner/name>', 'where')
      .option('-m, --reason <text>', 'why; kept in the record')
      .addHelpText('after', `\nExamples:\n  guard ${answer} 4k2j9x0q1z7a -R acme/approvals -m 'agreed with ops'`)
      .action(async (id: string, flags) => {
        const { answerVerb } = await import('./commands/answer.ts');
        exit(await answerVerb(shell(), answer, flags, id));
      });
  };
}

function addInit(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('init')
    .description('set guard up: labels, policy, signing key and log; what is there stays')
    .option('-R, --repo <owner/name>', 'where to ask')
    .option('--reviewer <login...>', 'who may approve; default: everybody who may push')
    .option('--team <org/slug...>', 'whose members may approve')
    .addOption(new Option('--preset <name>', 'how much runs without asking').choices(['strict', 'workspace']))
    .option('--path <folder...>', 'folders whose programs are what their names say')
    .option('--yes', 'ask nothing: take the options, and what is proposed')
    .option('--force', 'write a policy that is there anew')
    .option('--dry-run', 'print what would be done; change nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  guard init\n  guard init --yes -R acme/approvals --reviewer alice --reviewer bob\n  guard init --dry-run -R acme/approvals --team acme/sre',
    )
    .action(async (flags) => {
      const { initVerb } = await import('./commands/init.ts');
      exit(await initVerb(shell(), flags));
    });
}

function addDoctor(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('doctor')
    .description('check all that could make an approval fail or mean nothing; changes nothing')
    .option('-R, --repo <owner/name>', 'as if a request were made there')
    .option('--json', 'print one JSON array of {check, state, what, fix}')
    .addHelpText(
      'after',
      '\nExamples:\n  guard doctor\n  guard doctor -R acme/approvals --json\n\nExit codes: 0 nothing fails; 1 something fails; 69 GitHub is out of reach.',
    )
    .action(async (flags) => {
      const { doctorVerb } = await import('./commands/doctor.ts');
      exit(await doctorVerb(shell(), flags));
    });
}

function addDemo(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('demo')
    .description('the whole flow on this machine, against an embedded GitHub')
    .option('--yes', 'play the reviewer, too')
    .option('--keep', 'leave the files for a look around')
    .addHelpText(
      'after',
      '\nExamples:\n  guard demo             in a terminal: you are the reviewer, on a page in your browser\n  guard demo --yes --keep',
    )
    .action(async (flags) => {
      const { demoVerb } = await import('./commands/demo.ts');
      exit(await demoVerb(shell(), flags));
    });
}

function addCompletion(program: Command, shell: () => Io, exit: Exit): void {
  program
    .command('completion')
    .description('print the completion script of a shell')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', '\nExamples:\n  source <(guard completion bash)\n  guard completion fish > ~/.config/fish/completions/guard.fish')
    .action(async (name: string) => {
      const { completionVerb } = await import('./commands/completion.ts');
      exit(completionVerb(shell(), name, program));
    });
}

function addLog(program: Command, shell: () => Io, exit: Exit): void {
  const log = program.command('log').description('read and check the signed log');
  log
    .command('list')
    .description('runs and requests, newest first')
    .option('--since <time>', 'from then on: 2026-11-22, 2026-11-22T08:00:00Z, 7d')
    .option('--until <time>', 'up to then')
    .option('--actor <name>', 'by that OS user, agent or login')
    .option('--reviewer <login>', 'decided by that reviewer')
    .addOption(new Option('--tier <tier>', 'of that tier').choices(['routine', 'sensitive', 'critical', 'forbidden']))
    .addOption(
      new Option('--verdict <verdict>', 'with that verdict').choices([
        'routine',
        'pending',
        'approved',
        'denied',
        'expired',
        'void',
        'cancelled',
        'refused',
      ]),
    )
    .option('--grep <text>', 'with that text in command or reason')
    .option('--limit <n>', 'at most so many')
    .option('--json', 'print one JSON array')
    .addHelpText('after', '\nExamples:\n  guard log list --since 7d --tier critical\n  guard log list --reviewer rita --json')
    .action(async (flags) => {
      const { logListVerb } = await import('./commands/log-list.ts');
      exit(await logListVerb(shell(), flags));
    });
  log
    .command('show')
    .description("one run's whole story, its recording as text")
    .argument('<id>', 'id of the run or request')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExamples:\n  guard log show 4k2j9x0q1z7a')
    .action(async (id: string, flags) => {
      const { logShowVerb } = await import('./commands/log-show.ts');
      exit(await logShowVerb(shell(), flags, id));
    });
  log
    .command('replay')
    .description('play a recording; whatever could act on the terminal is left out')
    .argument('<id>', 'id of the run')
    .option('--speed <factor>', 'play so many times faster')
    .option('--idle-limit <duration>', 'shorten longer pauses to that')
    .option('--raw', 'leave nothing out: the recording may do to this terminal what it likes')
    .addHelpText('after', '\nExamples:\n  guard log replay 4k2j9x0q1z7a --speed 4 --idle-limit 2s')
    .action(async (id: string, flags) => {
      const { logReplayVerb } = await import('./commands/log-replay.ts');
      exit(await logReplayVerb(shell(), flags, id));
    });
  log
    .command('verify')
    .description('check that nobody changed the log')
    .argument('[folder]', 'a log, or a copy of one; default: the log of this machine')
    .option('--quick', 'check the root only')
    .option('--all-signatures', 'check each signature')
    .option('--trust <file>', "the log's public key: verifier key or PEM")
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  guard log verify
  guard log verify ./copy --trust log.vkey --json

Exit codes: 0 verified; 1 tampered; 3 verified but incomplete; 66 no log.`,
    )
    .action(async (folder: string | undefined, flags) => {
      const { logVerifyVerb } = await import('./commands/log-verify.ts');
      exit(await logVerifyVerb(shell(), flags, folder));
    });
}

function addPolicy(program: Command, shell: () => Io, exit: Exit): void {
  const policy = program.command('policy').description('check, show and test the policy documents');
  policy
    .command('check')
    .description('read documents against the schema; errors point at the line')
    .argument('[file]', 'one document; default: all that apply here')
    .option('--tighten', 'as a document that may only tighten the others')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  guard policy check\n  guard policy check new-policy.yaml\n  guard policy check --tighten .guard/policy.yaml\n\nExit codes: 0 sound; 66 no such file; 78 not sound.',
    )
    .action(async (file: string | undefined, flags) => {
      const { policyCheckVerb } = await import('./commands/policy-check.ts');
      exit(await policyCheckVerb(shell(), flags, file));
    });
  policy
    .command('show')
    .description('the policy in force here, and where each part of it comes from')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExamples:\n  guard policy show\n  guard policy show --json')
    .action(async (flags) => {
      const { policyShowVerb } = await import('./commands/policy-show.ts');
      exit(await policyShowVerb(shell(), flags));
    });
  policy
    .command('test')
    .description("run every rule's examples, and corpora of commands")
    .option('--corpus <file...>', 'JSON lines with cmd and expect: safe, dangerous, or the least tier')
    .addOption(new Option('--preset <name>', 'as if policy said this preset').choices(['strict', 'workspace']))
    .option('--allow-asks <percent>', 'how many of the safe commands may ask', '0')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  guard policy test\n  guard policy test --corpus team.jsonl --preset workspace --allow-asks 3\n\nExit codes: 0 all as expected; 1 not so; 66 no such file; 78 configuration.',
    )
    .action(async (flags) => {
      const { policyTestVerb } = await import('./commands/policy-test.ts');
      exit(await policyTestVerb(shell(), flags));
    });
}

/**
 * True if `--` stood right before the command. It is asked for always: without it an option meant for guard and one meant
 * for the command could not be told apart, and `guard exec --wait 0 rm` would be read differently by different eyes.
 */
function dashesBefore(command: Command, operands: readonly string[]): boolean {
  let root = command;
  while (root.parent !== null) root = root.parent;
  const raw = (root as Command & { rawArgs: string[] }).rawArgs;
  return raw[raw.length - operands.length - 1] === '--';
}
