import { format } from '@poros/web-kit';

/** Bytes as people say them: 340 KB, 2,4 MB. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${format.quantity((bytes / 1_048_576).toFixed(1))} MB`;
}
