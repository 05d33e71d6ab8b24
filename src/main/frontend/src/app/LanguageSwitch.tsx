import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeLanguage, currentLanguage, languages } from '../shared/i18n/i18n';
import { toast } from '../shared/ui/toasts';
import styles from './Shell.module.css';

/** What the server says comes in the chosen language too, so everything is asked for again. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const now = currentLanguage();
  return (
    <div role="group" aria-label={t('language.label')} className={styles.languages}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          onClick={() => {
            void changeLanguage(language).then((changed) => {
              if (changed) void client.invalidateQueries();
              else toast(t('errors.unreachable'), { kind: 'error' });
            });
          }}
        >
          {language.toUpperCase()}
          <span className="visually-hidden"> {t(`language.${language}`)}</span>
        </button>
      ))}
    </div>
  );
}
