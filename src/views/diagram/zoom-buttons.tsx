import { useText } from '../reading.tsx';

/** Per cent of the usual size; each has its rule in diagram-panel.css, since a page's policy allows no style of its own. */
export const ZOOMS = [50, 75, 100, 150, 200] as const;
export type Zoom = (typeof ZOOMS)[number];

export interface ZoomButtonsProps {
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
}

/** Makes the drawing smaller and larger. */
export function ZoomButtons({ zoom, onZoom }: ZoomButtonsProps) {
  const t = useText();
  const at = ZOOMS.indexOf(zoom);
  const [smaller, larger] = [ZOOMS[at - 1], ZOOMS[at + 1]];
  return (
    <fieldset class="zoom">
      <legend class="visually-hidden">{t('view_zoom')}</legend>
      <button
        type="button"
        class="icon-button"
        aria-label={t('view_zoom_out')}
        aria-disabled={smaller === undefined}
        onClick={() => smaller && onZoom(smaller)}
      >
        −
      </button>
      <output class="zoom-now">{zoom}%</output>
      <button
        type="button"
        class="icon-button"
        aria-label={t('view_zoom_in')}
        aria-disabled={larger === undefined}
        onClick={() => larger && onZoom(larger)}
      >
        +
      </button>
    </fieldset>
  );
}
