/** Lines of at most `width` columns, broken at blanks where there are any. @param width null: one line */
export function wrap(text: string, width: number | null): string[] {
  if (width === null || width < 20) return [text];
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const cut = blank > 0 ? blank : width;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}
