import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import de from './de.json';
import en from './en.json';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'greenroom.language';

function firstLanguage(): Language {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'en' || kept === 'de') return kept;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** The language of the screens and of everything the server is asked for. */
export function currentLanguage(): Language {
  return i18next.language === 'de' ? 'de' : 'en';
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

/** The texts of a part of the screens that is loaded when it is first shown; they come with it. */
export function addTexts(texts: Record<Language, object>): void {
  languages.forEach((language) => {
    i18next.addResourceBundle(language, 'translation', texts[language], true);
  });
}

/** Catalogues are part of the bundle: no text ever arrives after the screen it belongs to. */
export function startTranslations(language: Language = firstLanguage()): void {
  const follow = (now: string) => {
    document.documentElement.lang = now;
  };
  i18next.on('languageChanged', follow);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  follow(language);
}
