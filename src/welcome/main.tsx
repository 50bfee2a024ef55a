/** Entry of the welcome page, which is opened once, after the extension was installed. */
import { render } from 'preact';
import { requestResolvers } from '../platform/ask-permission.ts';
import { browser, isFirefox } from '../platform/browser.ts';
import { languageOf, likelyLanguage } from '../platform/language.ts';
import { isMailProgram } from '../platform/mail-program.ts';
import { learnAddress, reportAddress } from '../platform/pages.ts';
import { missingResolverOrigins } from '../platform/permissions.ts';
import { findSettings, loadSettings, managedSettings, saveSettings } from '../platform/settings.ts';
import { loadFirst } from '../text/load.ts';
import { translate } from '../text/translate.ts';
import { ReadingContext } from '../views/reading.tsx';
import { WelcomePage } from './welcome.tsx';

/** The keys that really do it: another extension may have had those that were wished for. */
async function shortcutOf(...names: string[]): Promise<string> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return commands.find(({ name }) => names.includes(name ?? ''))?.shortcut ?? '';
}

findSettings('page');
const SLICES = ['welcome', 'options', 'byHand'] as const;
const reading = loadSettings();
const language = await loadFirst(SLICES, likelyLanguage(), reading.then(languageOf));
const settings = await reading;
document.documentElement.lang = language;
document.title = translate('welcome_title', {}, language);
const missing = await missingResolverOrigins(settings.resolvers);
const root = document.getElementById('welcome');
if (root) {
  render(
    <ReadingContext.Provider value={{ language }}>
      <WelcomePage
        ladder={settings.ladder}
        isManaged={(await managedSettings()).includes('ladder')}
        resolver={new URL(settings.resolvers[0] ?? '').hostname}
        program={isMailProgram() ? 'thunderbird' : isFirefox() ? 'firefox' : 'chrome'}
        shortcuts={{
          popup: await shortcutOf('_execute_action', '_execute_message_display_action'),
          panel: await shortcutOf('_execute_sidebar_action', 'open-side-panel'),
        }}
        addresses={{ learn: learnAddress, report: reportAddress() }}
        onLadder={async (ladder) => {
          // The request comes first: browsers take it only in the click itself. Refused, the choice holds all the same, and the
          // popup says what is missing.
          const asked = ladder !== 'headers' && missing.length > 0 ? requestResolvers(missing) : null;
          await saveSettings({ ladder });
          await asked;
        }}
      />
    </ReadingContext.Provider>,
    root,
  );
}
