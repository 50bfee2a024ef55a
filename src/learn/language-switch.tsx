import { LANGUAGES, type Language } from '../text/translate.ts';
import { useReading } from '../views/reading.tsx';

/** Each in itself: who cannot read the page finds their own. */
const NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

/** The languages of the page; the one that is chosen is kept, for all pages of Waybill. */
export function LanguageSwitch({ onChoose }: { onChoose: (language: Language) => void }) {
  const { language } = useReading();
  return (
    <p class="learn-languages">
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          class="link"
          lang={one}
          aria-pressed={one === language}
          onClick={() => onChoose(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </p>
  );
}
