import type { CommanderError } from 'commander';
import { Fault } from '../core/fault.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { report, reportLines } from './report.ts';

/** Parses a command line and runs its verb. @returns the exit code */
export async function runProgram(io: Io, argv: readonly string[]): Promise<number> {
  const verb = argv[0];
  let exit = 0;
  const program = createProgram(
    io,
    (code) => {
      exit = code;
    },
    verb,
  );
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: () => {}, outputError: () => {} });
  }
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (!isCommanderError(error)) throw error;
    if (error.exitCode === 0) return 0;
    const told = report(usage(error, verb), verb);
    if (verb === 'exec') {
      const { tellUsage } = await import('./commands/exec.ts');
      tellUsage(io, argv, told);
    }
    io.err(reportLines(told));
    return told.exit;
  }
}

function isCommanderError(error: unknown): error is CommanderError {
  return (
    typeof error === 'object' && error !== null && 'exitCode' in error && String((error as CommanderError).code).startsWith('commander.')
  );
}

/** commander's own words, with where to look on. */
function usage(error: CommanderError, verb: string | undefined): Fault {
  // commander's word for a verb that has verbs of its own and got none.
  const what =
    error.code === 'commander.help'
      ? `which ${verb ?? 'verb'}? a verb is missing`
      : (error.message.replace(/^error: /, '').split('\n')[0] ?? 'usage');
  return new Fault('usage', what, { hint: `see guard ${verb === undefined || verb.startsWith('-') ? '' : `${verb} `}--help` });
}
