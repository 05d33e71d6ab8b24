import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

/** The components' own words follow the language of the screens. */
export function Locale({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language === 'de' ? 'de-DE' : 'en-GB'}>{children}</I18nProvider>
  );
}
