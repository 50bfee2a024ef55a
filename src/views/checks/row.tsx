import type { ComponentChildren } from 'preact';
import type { TextKey } from '../../text/translate.ts';
import { Say } from '../reading.tsx';

/** A named detail of a check. */
export function Row({ name, children }: { name: TextKey; children: ComponentChildren }) {
  return (
    <div class="term">
      <dt class="term-name">
        <Say text={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
