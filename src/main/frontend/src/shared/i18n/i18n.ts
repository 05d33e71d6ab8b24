import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'greenroom.language';

/** Each catalogue is a file of its own: nobody reads two languages at once. */
const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, found) => {
    (language === 'de' ? import('./de.json') : import('./en.json')).then(
      (words) => {
        found(null, words.default);
      },
      (failed: unknown) => {
        found(failed instanceof Error ? failed : String(failed), null);
      },
    );
  },
};

function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'en' || kept === 'de') return kept;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** The language of the screens and of everything the server is asked for. */
export function currentLanguage(): Language {
  return i18next.language === 'de' ? 'de' : 'en';
}

/** Keeps the language that is there when the other catalogue does not arrive. */
export async function changeLanguage(language: Language): Promise<boolean> {
  await i18next.loadLanguages(language);
  if (!isThere(language)) return false;
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
  return true;
}

/** Texts that only some pages need come with them: `ranking:title`. */
export function addWords(namespace: string, words: Record<Language, object>): void {
  languages.forEach((language) => i18next.addResourceBundle(language, namespace, words[language]));
}

/** Resolves when a catalogue is there: no text ever arrives after the screen it belongs to, and no screen without. */
export async function startTranslations(language: Language = firstLanguage()): Promise<void> {
  const follow = (now: string) => {
    document.documentElement.lang = now;
  };
  i18next.on('languageChanged', follow);
  follow(language);
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      load: 'currentOnly',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  if (isThere(language)) return;
  // Texts in another language are better than their names.
  const other = language === 'de' ? 'en' : 'de';
  await i18next.loadLanguages(other);
  if (!isThere(other)) throw new Error('No catalogue of texts arrived');
  await i18next.changeLanguage(other);
}

const isThere = (language: Language) => i18next.hasResourceBundle(language, 'translation');
