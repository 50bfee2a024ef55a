import type { Inspection } from '../../core/index.ts';
import type { Language } from '../../text/translate.ts';
import { exportSvg } from './svg.tsx';

/** Sharp on a screen of twice the density; less where the picture would be larger than browsers draw. */
const SCALE = 2;
const LARGEST = 16_000;

/**
 * The sequence diagram as pixels, drawn by the page that it is called in.
 *
 * @returns rejects when the browser cannot draw it
 */
export async function exportPng(inspection: Inspection, language: Language): Promise<Blob> {
  const image = new Image();
  // A data address, which the page's policy allows; the picture has nothing to load.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(exportSvg(inspection, language))}`;
  await image.decode();
  const scale = Math.min(SCALE, LARGEST / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the drawing could not be made'))), 'image/png');
  });
}
