interface Dependency {
  readonly resolved: string;
  readonly dynamic: boolean;
  readonly dependencyTypes: readonly string[];
}

export interface ImportGraph {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly Dependency[] }[];
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

export const heavy: readonly string[];
export function cruise(root: string, folders?: readonly string[]): ImportGraph;
export function sources(root: string, folder: string): string[];
export function unseen(graph: ImportGraph, files: readonly string[]): string[];
export function routinePath(graph: ImportGraph, entry?: string): { reached: string[]; found: string[][] };

export interface BundleMeta {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string;
        readonly inputs: object;
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
      }
    >
  >;
}

export function heavyIn(paths: readonly string[]): string[];
export function bundledRoutinePath(meta: BundleMeta, entry?: string): string[];
