import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { DEFAULT_SETTINGS, type Ladder } from '../platform/settings-shape.ts';
import type { TextKey } from '../text/translate.ts';
import { Choice } from '../views/page/choice.tsx';
import { KnownWebmails } from '../views/page/known-webmails.tsx';
import { LADDER_CHOICES } from '../views/page/ladder-choices.ts';
import { Say, useReading } from '../views/reading.tsx';
import { KNOWN_WEBMAILS } from '../webmail/known.ts';

export interface WelcomeProps {
  ladder: Ladder;
  /** An administrator set it. */
  isManaged: boolean;
  /** Host of the resolver that is asked first. */
  resolver: string;
  program: 'chrome' | 'firefox' | 'thunderbird';
  /** Keys as the browser writes them; '' = none. */
  shortcuts: { popup: string; panel: string };
  addresses: { learn: (story?: string) => string; report: string };
  /** Keeps the choice; called within the click. */
  onLadder: (ladder: Ladder) => Promise<void>;
}

const DOES = ['welcome_does_domain', 'welcome_does_checks', 'welcome_does_route', 'welcome_does_calls'] as const;

/** What Waybill does and what it sends, before it has done anything. */
export function WelcomePage({ ladder, isManaged, resolver, program, shortcuts, addresses, onLadder }: WelcomeProps) {
  const { language } = useReading();
  const inThunderbird = program === 'thunderbird';
  return (
    <>
      <header class="welcome-top">
        <img src="../icons/icon-48.png" alt="" width="40" height="40" />
        <h1>
          <Say text="welcome_title" />
        </h1>
      </header>
      <p class="welcome-does">
        {DOES.map((text) => (
          <span key={text}>
            <Say text={text} />
            {language === 'ja' ? '' : ' '}
          </span>
        ))}
      </p>
      <Part title="welcome_try_title">
        <Line text="welcome_try" />
        <p class="welcome-ways">
          <Way text="welcome_try_signed" address={addresses.learn('dkim')} strong />
          <Way text="welcome_try_forged" address={addresses.learn('attack')} />
        </p>
        <Line text="welcome_learn" />
        <p class="welcome-ways">
          <Way text="welcome_learn_open" address={addresses.learn()} />
        </p>
      </Part>
      <Part title="welcome_pin_title">
        <Line text={`welcome_pin_${program}`} />
        {!inThunderbird && <Line text="welcome_pin_click" />}
        {shortcuts.popup && <Line text="welcome_pin_shortcut" values={{ shortcut: shortcuts.popup }} />}
        {shortcuts.panel && <Line text="welcome_panel_shortcut" values={{ shortcut: shortcuts.panel }} />}
        {!shortcuts.panel && !inThunderbird && <Line text="welcome_panel" />}
      </Part>
      <Part title="welcome_leaves_title">
        <ul class="welcome-leaves">
          <li>
            <Say text={inThunderbird ? 'welcome_leaves_account' : 'welcome_leaves_source'} />
          </li>
          <li>
            <Say text="welcome_leaves_dns" values={{ resolver }} />
          </li>
          <li>
            <Say text="welcome_leaves_nothing" />
          </li>
        </ul>
      </Part>
      <LadderStep ladder={ladder} isManaged={isManaged} onLadder={onLadder} />
      <Part title={inThunderbird ? 'welcome_other_mail' : 'by_hand_known'}>
        {!inThunderbird && <KnownWebmails names={KNOWN_WEBMAILS} />}
        <Line text="welcome_else" />
        <p class="welcome-ways">
          <Way text="welcome_report" address={addresses.report} />
        </p>
      </Part>
    </>
  );
}

/** Nothing that sends anything is ticked unless the person did it: the default is said in words. */
function LadderStep({ ladder, isManaged, onLadder }: Pick<WelcomeProps, 'ladder' | 'isManaged' | 'onLadder'>) {
  const isUntouched = ladder === DEFAULT_SETTINGS.ladder && !isManaged;
  const [chosen, setChosen] = useState<Ladder | null>(isUntouched ? null : ladder);
  const [isKept, setKept] = useState(false);
  const choose = (value: Ladder) => {
    const kept = onLadder(value);
    setChosen(value);
    kept.then(() => setKept(true), console.error);
  };
  return (
    <Part title="options_ladder_title">
      <Line text="options_ladder_why" />
      <Choice
        name="ladder"
        label="options_ladder_title"
        value={chosen}
        choices={LADDER_CHOICES}
        disabled={isManaged}
        onChange={choose}
      />
      <p class="soft" role="status">
        {isManaged ? (
          <Say text="options_managed" />
        ) : isKept ? (
          <Say text="welcome_ladder_kept" />
        ) : (
          chosen === null && <Say text="welcome_ladder_none" />
        )}
      </p>
    </Part>
  );
}

function Part({ title, children }: { title: TextKey; children: ComponentChildren }) {
  return (
    <section class="welcome-part" aria-labelledby={title}>
      <h2 id={title}>
        <Say text={title} />
      </h2>
      {children}
    </section>
  );
}

function Line({ text, values }: { text: TextKey; values?: Record<string, string> }) {
  return (
    <p>
      <Say text={text} values={values} />
    </p>
  );
}

/** Leads on in a tab of its own: this page is not opened again. */
function Way({ text, address, strong = false }: { text: TextKey; address: string; strong?: boolean }) {
  return (
    <a class={strong ? 'button button-strong' : 'button'} href={address} target="_blank" rel="noopener">
      <Say text={text} />
    </a>
  );
}
