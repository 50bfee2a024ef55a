import { useState } from 'preact/hooks';
import { LevelIcon } from '../views/icons/level-icon.tsx';
import { Elapsed } from '../views/progress/elapsed.tsx';
import { Say } from '../views/reading.tsx';

/** Until the page has told which message is open. */
export function Looking() {
  const [since] = useState(Date.now());
  return (
    <header class="verdict" data-level="checking">
      <LevelIcon level="checking" size={40} />
      <div class="verdict-words">
        <div>
          <h1 class="verdict-headline">
            <Say text="popup_looking" />
          </h1>
          <p class="verdict-reason">
            <Say text="popup_looking_why" />
          </p>
        </div>
        <Elapsed since={since} />
      </div>
    </header>
  );
}
