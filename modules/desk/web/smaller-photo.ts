const LARGE = 1_500_000;
const EDGE = 2_400;
const QUALITY = 0.85;

/**
 * A photograph from a phone in a size that a record needs, without the place where it was taken.
 * Anything else, and what the browser cannot read, stays as it is.
 */
export async function smallerPhoto(file: File): Promise<Blob> {
  if (file.type !== 'image/jpeg' || file.size < LARGE) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(
    Math.round(picture.width * scale),
    Math.round(picture.height * scale),
  );
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return smaller.size < file.size ? smaller : file;
}
