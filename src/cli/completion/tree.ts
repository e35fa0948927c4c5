import type { Argument, Command, Option } from 'commander';

/** What a shell may offer where a value stands. */
export type Value =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'file' | 'folder' }
  /** A command line of its own: the shell's own completion takes over. */
  | { readonly kind: 'command' }
  /** Something only the user knows (a reason, a duration, an id). */
  | { readonly kind: 'free' };

export interface Flag {
  /** As typed: `-m`, `--reason`. */
  readonly names: readonly string[];
  readonly summary: string;
  /** null: the option takes no value. */
  readonly value: Value | null;
}

export interface Operand {
  readonly name: string;
  readonly value: Value;
  /** Takes everything that is left. */
  readonly rest: boolean;
}

/** One node of the command tree; the root has an empty path. */
export interface Verb {
  readonly path: readonly string[];
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly operands: readonly Operand[];
  readonly verbs: readonly Verb[];
}

/** The command tree as plain data: all that the three generators see. Hidden commands and options are left out. */
export function treeOf(command: Command, path: readonly string[] = []): Verb {
  const help = command.createHelp();
  return {
    path,
    summary: oneLine(help.subcommandDescription(command)),
    flags: help.visibleOptions(command).map(flagOf),
    operands: command.registeredArguments.map(operandOf),
    verbs: help.visibleCommands(command).map((child) => {
      const childPath = [...path, child.name()];
      return command.commands.includes(child) ? treeOf(child, childPath) : helpOf(command, childPath);
    }),
  };
}

/** `help`, which commander adds by itself: its operand is a verb, not a command line. */
function helpOf(command: Command, path: readonly string[]): Verb {
  const choices = command.commands.map((child) => child.name());
  return {
    path,
    summary: 'print help for a verb',
    flags: [],
    operands: [{ name: 'verb', value: { kind: 'choice', choices }, rest: false }],
    verbs: [],
  };
}

/** Every node, parents first. */
export function nodesOf(tree: Verb): readonly Verb[] {
  return [tree, ...tree.verbs.flatMap(nodesOf)];
}

function flagOf(option: Option): Flag {
  return {
    names: [option.short, option.long].filter((name) => name !== undefined),
    summary: oneLine(option.description),
    // An optional value must be glued on with `=`, so the word after the option is not it.
    value: option.required ? valueFor(placeholder(option.flags), option.argChoices) : null,
  };
}

function operandOf(argument: Argument): Operand {
  return { name: argument.name(), value: valueFor(argument.name(), argument.argChoices), rest: argument.variadic };
}

function placeholder(flags: string): string {
  return /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? '';
}

function valueFor(name: string, choices: readonly string[] | undefined): Value {
  const plain = name.replace(/\.\.\.$/, '');
  if (choices !== undefined) return { kind: 'choice', choices };
  if (plain.includes('|')) return { kind: 'choice', choices: plain.split('|') };
  if (/^(file|path)$/.test(plain)) return { kind: 'file' };
  if (/^(folder|dir|directory)$/.test(plain)) return { kind: 'folder' };
  if (/^(command|cmd)$/.test(plain)) return { kind: 'command' };
  return { kind: 'free' };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
