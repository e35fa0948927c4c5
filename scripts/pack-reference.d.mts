interface Pack {
  readonly name: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly rules: readonly { readonly id: string; readonly tier: string; readonly why: string; readonly effects?: readonly string[] }[];
  readonly examples: {
    readonly routine: readonly string[];
    readonly workspace?: readonly string[];
    readonly asks: readonly string[];
  };
}

interface Judged {
  readonly tier: string;
  readonly findings: readonly { readonly rule: string; readonly tier: string; readonly why: string }[];
  readonly blindSpots: readonly { readonly why: string }[];
}

export function packReference(packs: readonly Pack[], judge: (command: string) => Judged): string;
