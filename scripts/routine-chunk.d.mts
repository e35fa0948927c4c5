export function asFunctionBody(text: string): Promise<string>;
