import { Say } from '../views/reading.tsx';

/** What works on every page and with every mail program. */
export function Ways({ onPaste }: { onPaste: () => void }) {
  return (
    <section class="ways">
      <button type="button" class="button" onClick={onPaste}>
        <Say text="popup_paste" />
      </button>
      <h2>
        <Say text="popup_ways" />
      </h2>
      <ul>
        {WAYS.map((way) => (
          <li key={way}>
            <Say text={way} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const WAYS = ['popup_way_source', 'popup_way_file', 'popup_way_selection', 'popup_way_page'] as const;
