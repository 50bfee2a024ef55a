import { useEffect } from 'preact/hooks';
import { reachesPages } from '../platform/granted.ts';
import { languageOf } from '../platform/language.ts';
import type { SettingName } from '../platform/setting-values.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { translate } from '../text/translate.ts';
import { Choice, type ChoiceProps } from '../views/page/choice.tsx';
import { ReadingContext, Say } from '../views/reading.tsx';
import { Domains } from './domains.tsx';
import { Granted } from './granted.tsx';
import { LadderSection } from './ladder.tsx';
import { Receivers } from './receivers.tsx';
import { Resolvers } from './resolvers.tsx';
import { Section } from './section.tsx';
import { SettingsFile } from './settings-file.tsx';
import { Sites } from './sites.tsx';
import { useSettings } from './use-settings.ts';
import { useSpoken } from './use-spoken.ts';

const LANGUAGES: ChoiceProps<Settings['language']>['choices'] = [
  { value: 'auto', text: 'options_language_auto' },
  { value: 'en', text: 'options_language_en' },
  { value: 'ja', text: 'options_language_ja' },
];

export interface OptionsPageProps {
  initial: Settings;
  /** What an administrator set. */
  managed?: readonly SettingName[];
}

/** Every setting, each with what it does; kept as soon as it is changed. */
export function OptionsPage({ initial, managed = [] }: OptionsPageProps) {
  const { settings, isManaged, change, saved, isRefused } = useSettings(initial, managed);
  const language = useSpoken(languageOf(settings));
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = translate('options_title', {}, language);
  }, [language]);
  return (
    <ReadingContext.Provider value={{ language }}>
      <header class="options-top">
        <img src="../icons/icon-32.png" alt="" width="24" height="24" />
        <h1>
          <Say text="options_title" />
        </h1>
        <p class="soft">
          <Say text="options_intro" />
        </p>
        {isRefused ? (
          <p class="refusal" role="alert">
            <Say text="errors_not_saved" />
          </p>
        ) : (
          <p class="saved" role="status">
            {saved > 0 && (
              <span key={saved}>
                <Say text="options_saved" />
              </span>
            )}
          </p>
        )}
      </header>
      <LadderSection ladder={settings.ladder} managed={isManaged('ladder')} onChange={(ladder) => change({ ladder })} />
      <Resolvers
        resolvers={settings.resolvers}
        managed={isManaged('resolvers')}
        onChange={(resolvers) => change({ resolvers })}
      />
      {reachesPages() && <Sites sites={settings.badgeSites} managed={isManaged('badgeSites')} />}
      <Granted settings={settings} />
      <Receivers
        receivers={settings.receivers}
        managed={isManaged('receivers')}
        onChange={(receivers) => change({ receivers })}
      />
      <Domains
        title="options_own_title"
        why="options_own_why"
        list="options_own_list"
        label="options_own_label"
        domains={settings.ownDomains}
        managed={isManaged('ownDomains')}
        onChange={(ownDomains) => change({ ownDomains })}
      />
      <Domains
        title="options_sealers_title"
        why="options_sealers_why"
        list="options_sealers_list"
        label="options_sealers_label"
        domains={settings.trustedSealers}
        managed={isManaged('trustedSealers')}
        onChange={(trustedSealers) => change({ trustedSealers })}
      />
      <Section title="options_language_title" why="options_language_why" managed={isManaged('language')}>
        <Choice
          name="language"
          disabled={isManaged('language')}
          label="options_language_title"
          value={settings.language}
          choices={LANGUAGES}
          onChange={(chosen) => change({ language: chosen })}
        />
      </Section>
      <SettingsFile settings={settings} isManaged={isManaged} onUse={change} />
    </ReadingContext.Provider>
  );
}
