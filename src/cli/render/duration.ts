/** `95 s` -> `1m35s`: for people; {@link parseDuration} reads the same words. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const parts = [hours > 0 ? `${hours}h` : '', minutes > 0 ? `${minutes}m` : '', rest > 0 && hours === 0 ? `${rest}s` : ''];
  return parts.join('') || '0s';
}
