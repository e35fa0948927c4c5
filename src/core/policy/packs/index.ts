import { type Grammar, readGrammar } from '../grammar.ts';
import type { SourcedRule } from '../rule-match.ts';
import { builtins } from './builtins.ts';
import { cloud } from './cloud.ts';
import { containers } from './containers.ts';
import { coreutils } from './coreutils.ts';
import { databases } from './databases.ts';
import { development } from './development.ts';
import { files } from './files.ts';
import { git } from './git.ts';
import { infrastructure } from './infrastructure.ts';
import { kubernetes } from './kubernetes.ts';
import { network } from './network.ts';
import type { Pack } from './pack.ts';
import { secrets } from './secrets.ts';
import { services } from './services.ts';
import { system } from './system.ts';

export const packs: readonly Pack[] = [
  builtins,
  coreutils,
  git,
  development,
  kubernetes,
  containers,
  infrastructure,
  cloud,
  databases,
  network,
  files,
  system,
  secrets,
  services,
];

export interface Tool {
  readonly pack: string;
  readonly grammar: Grammar;
}

const tools = new Map<string, Tool | null>();
let rules: Map<string, SourcedRule[]> | null = null;

function packOf(program: string): Pack | null {
  for (const pack of packs) if (Object.hasOwn(pack.tools, program)) return pack;
  return null;
}

/** The pack that knows a program, or null. */
export function knownProgram(program: string): string | null {
  return packOf(program)?.name ?? (packRules(program).length > 0 ? 'rules' : null);
}

/** The grammar of a program, read when it is first asked for. */
export function toolOf(program: string): Tool | null {
  const before = tools.get(program);
  if (before !== undefined) return before;
  const pack = packOf(program);
  const text = pack?.tools[program] ?? '';
  const tool =
    pack === null || text === '' ? null : text.startsWith('=') ? toolOf(text.slice(1)) : { pack: pack.name, grammar: readGrammar(text) };
  // Only names of the tables come here more than once; an agent's names must not fill the memory.
  if (pack !== null) tools.set(program, tool);
  return tool;
}

/** Rules of the packs about a program. */
export function packRules(program: string): readonly SourcedRule[] {
  rules ??= indexRules();
  return rules.get(program) ?? [];
}

function indexRules(): Map<string, SourcedRule[]> {
  const index = new Map<string, SourcedRule[]>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const programs = typeof rule.when.program === 'string' ? [rule.when.program] : (rule.when.program ?? []);
      for (const program of programs) {
        const list = index.get(program) ?? [];
        list.push({ rule, source: `pack:${pack.name}` });
        index.set(program, list);
      }
    }
  }
  return index;
}
