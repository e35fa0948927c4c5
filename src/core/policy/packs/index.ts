import { type Grammar, readGrammar } from '../grammar.ts';
import type { SourcedRule } from '../rule-match.ts';
import { backup } from './backup.ts';
import { builtins } from './builtins.ts';
import { certificates } from './certificates.ts';
import { checkers } from './checkers.ts';
import { cloud } from './cloud.ts';
import { cloudAws } from './cloud-aws.ts';
import { cloudAzure } from './cloud-azure.ts';
import { cloudGoogle } from './cloud-google.ts';
import { cloudHosts } from './cloud-hosts.ts';
import { clusters } from './clusters.ts';
import { containers } from './containers.ts';
import { coreutils } from './coreutils.ts';
import { databases } from './databases.ts';
import { delivery } from './delivery.ts';
import { desktop } from './desktop.ts';
import { development } from './development.ts';
import { devices } from './devices.ts';
import { distributions } from './distributions.ts';
import { edge } from './edge.ts';
import { files } from './files.ts';
import { forges } from './forges.ts';
import { git } from './git.ts';
import { hosting } from './hosting.ts';
import { images } from './images.ts';
import { infrastructure } from './infrastructure.ts';
import { interfaces } from './interfaces.ts';
import { javascript } from './javascript.ts';
import { jvm } from './jvm.ts';
import { kubernetes } from './kubernetes.ts';
import { machine } from './machine.ts';
import { messaging } from './messaging.ts';
import { native } from './native.ts';
import { network } from './network.ts';
import { objectStorage } from './object-storage.ts';
import { observability } from './observability.ts';
import { orchestration } from './orchestration.ts';
import type { Pack } from './pack.ts';
import { packages } from './packages.ts';
import { pipelines } from './pipelines.ts';
import { platforms } from './platforms.ts';
import { python } from './python.ts';
import { queues } from './queues.ts';
import { runtimes } from './runtimes.ts';
import { scripting } from './scripting.ts';
import { sdks } from './sdks.ts';
import { secrets } from './secrets.ts';
import { servers } from './servers.ts';
import { services } from './services.ts';
import { storage } from './storage.ts';
import { system } from './system.ts';
import { toolchains } from './toolchains.ts';
import { viewers } from './viewers.ts';
import { virtual } from './virtual.ts';

/**
 * In the order in which programs are looked for. Thunks: `ls` must not pay for the tables of the clouds. In the bundle each
 * pack but the first two is a script of its own, which is loaded when its thunk is called.
 */
const thunks: readonly (() => Pack)[] = [
  builtins,
  coreutils,
  git,
  forges,
  development,
  javascript,
  runtimes,
  python,
  native,
  jvm,
  scripting,
  toolchains,
  kubernetes,
  clusters,
  containers,
  images,
  infrastructure,
  orchestration,
  cloud,
  cloudAws,
  cloudGoogle,
  cloudAzure,
  cloudHosts,
  objectStorage,
  hosting,
  delivery,
  databases,
  messaging,
  observability,
  pipelines,
  edge,
  platforms,
  network,
  interfaces,
  files,
  packages,
  storage,
  machine,
  system,
  servers,
  virtual,
  backup,
  secrets,
  certificates,
  services,
  viewers,
  checkers,
  distributions,
  devices,
  desktop,
  sdks,
  queues,
];

const made: Pack[] = [];

function packAt(index: number): Pack {
  const before = made[index];
  if (before !== undefined) return before;
  const pack = (thunks[index] as () => Pack)();
  made[index] = pack;
  return pack;
}

export function allPacks(): readonly Pack[] {
  return thunks.map((_, index) => packAt(index));
}

export interface Tool {
  readonly pack: string;
  readonly grammar: Grammar;
}

const tools = new Map<string, Tool | null>();
const rules = new Map<string, readonly SourcedRule[]>();

/** Names of the programs that packs have tables of, and rules about: a line ` a b c ` for each pack, in the order of the packs. */
export interface ProgramIndex {
  readonly tools: string;
  readonly rules: string;
}

/** {@link programIndex}, written in by the build, so that a command loads the tables of its own program alone. */
declare const GUARD_PROGRAMS_WITH_TABLES: string | undefined;
declare const GUARD_PROGRAMS_WITH_RULES: string | undefined;

/** Texts, not maps: names have no blanks, and to search a text costs less than to build a map at every start. */
export function programIndex(): ProgramIndex {
  const line = (names: Iterable<string>) => ` ${[...new Set(names)].join(' ')} `;
  const packs = allPacks();
  return {
    tools: packs.map(({ tools }) => line(Object.keys(tools))).join('\n'),
    rules: packs.map((pack) => line(pack.rules.flatMap((rule) => rule.when.program ?? []))).join('\n'),
  };
}

let known: ProgramIndex | undefined;

function index(): ProgramIndex {
  known ??=
    typeof GUARD_PROGRAMS_WITH_TABLES === 'undefined' || typeof GUARD_PROGRAMS_WITH_RULES === 'undefined'
      ? programIndex()
      : { tools: GUARD_PROGRAMS_WITH_TABLES, rules: GUARD_PROGRAMS_WITH_RULES };
  return known;
}

/** A script of ten thousand names must not search the texts for each: after these, maps say where each name is. */
const manySearches = 100;
let searches = 0;
const placed: { -readonly [part in keyof ProgramIndex]?: ReadonlyMap<string, readonly number[]> } = {};

/** Indexes of the packs that list a program. */
function packsWith(program: string, part: keyof ProgramIndex): readonly number[] {
  const text = index()[part];
  // A "name" with blanks can span two, which no map has.
  if (++searches > manySearches && !program.includes(' ')) {
    placed[part] ??= placesOf(text);
    return placed[part].get(program) ?? nowhere;
  }
  const found: number[] = [];
  const wanted = ` ${program} `;
  // Every command looks in vain for most of its words: lines are counted only where one is found.
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const lines = text.slice(0, at).split('\n').length - 1;
    if (found.at(-1) !== lines) found.push(lines);
  }
  return found;
}

const nowhere: readonly number[] = [];

function placesOf(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [line, names] of text.split('\n').entries()) {
    for (const name of names.trim().split(' ')) places.set(name, [...(places.get(name) ?? []), line]);
  }
  return places;
}

function packOf(program: string): Pack | null {
  for (const index of packsWith(program, 'tools')) {
    const pack = packAt(index);
    // A "name" with blanks can span two.
    if (Object.hasOwn(pack.tools, program)) return pack;
  }
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

/** Rules of the packs about a program; found when first asked for, since most commands meet one or two programs. */
export function packRules(program: string): readonly SourcedRule[] {
  const before = rules.get(program);
  if (before !== undefined) return before;
  const found: SourcedRule[] = [];
  for (const index of packsWith(program, 'rules')) {
    const pack = packAt(index);
    for (const rule of pack.rules) {
      const named = rule.when.program;
      if (named === program || (Array.isArray(named) && named.includes(program))) found.push({ rule, source: `pack:${pack.name}` });
    }
  }
  if (found.length === 0) return none;
  rules.set(program, found);
  return found;
}

const none: readonly SourcedRule[] = [];
