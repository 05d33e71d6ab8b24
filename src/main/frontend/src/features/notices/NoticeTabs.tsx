import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { PageTabs } from '../../shared/ui/PageTabs';
import { mayAnnounce, mayMendNotices, mayReadTexts } from '.';
import './notices.words';

const tabs = [
  { to: '/notices', word: 'unsent', for: mayMendNotices },
  { to: '/notices/texts', word: 'texts', for: mayReadTexts },
  { to: '/notices/announcements', word: 'announcements', for: mayAnnounce },
] as const;

/** The pages about messages that this person may see. */
export function NoticeTabs() {
  const { t } = useTranslation();
  const { roles } = useMe();
  const shown = tabs.filter((tab) => tab.for(roles));
  return (
    <PageTabs
      label={t('notices:tabs.label')}
      tabs={shown.map(({ to, word }) => ({ to, label: t(`notices:tabs.${word}`) }))}
    />
  );
}
