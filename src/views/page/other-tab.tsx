import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { ChecksTab } from '../checks/checks-tab.tsx';
import { HeadersTab } from '../headers/headers-tab.tsx';
import { RouteTab } from '../route/route-tab.tsx';

export interface OtherTabProps {
  tab: 'route' | 'checks' | 'headers';
  inspection: Inspection;
  journey: Journey;
  /** The header field to begin with, and what opens one. */
  field: number | null;
  onField: (index: number) => void;
  onCopy?: ((text: string) => void) | undefined;
  onAgain?: (() => void) | undefined;
  onPersonal?: (() => void) | undefined;
  onFurther?: (() => void) | undefined;
  /** A check runs anew: nothing further can be asked until it is done. */
  busy?: boolean;
}

/** What stands behind the tabs that nobody sees first: one script, loaded once the verdict is on the screen. */
export function OtherTab(props: OtherTabProps) {
  const { tab, inspection, journey, field, onField, onCopy, onAgain, onPersonal, onFurther, busy } = props;
  if (tab === 'route') return <RouteTab inspection={inspection} journey={journey} onField={onField} />;
  if (tab === 'headers') return <HeadersTab inspection={inspection} field={field} onCopy={onCopy} />;
  return (
    <ChecksTab
      inspection={inspection}
      onAgain={busy ? undefined : onAgain}
      onPersonal={busy ? undefined : onPersonal}
      onFurther={busy ? undefined : onFurther}
    />
  );
}
