import { shortenDomain } from '../../text/shorten.ts';
import { Say } from '../reading.tsx';

/** Beside an address: the name that its host only claims; nothing where there is none. */
export function CallsItself({ name }: { name: string }) {
  if (name === '') return null;
  return (
    <small class="soft">
      {' '}
      <Say text="view_calls_itself" values={{ name: shortenDomain(name, 60) }} />
    </small>
  );
}
