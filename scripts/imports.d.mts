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
