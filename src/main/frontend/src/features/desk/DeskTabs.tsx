import { useTranslation } from 'react-i18next';
import { useMe } from '../../shared/api/session';
import { PageTabs } from '../../shared/ui/PageTabs';
import { mayAnswer, mayWeigh } from '.';
import './desk.words';

const tabs = [
  { to: '/desk', word: 'find', for: mayAnswer },
  { to: '/desk/calls', word: 'calls', for: mayAnswer },
  { to: '/desk/causes', word: 'causes', for: mayWeigh },
  { to: '/desk/savings', word: 'savings', for: mayWeigh },
] as const;

/** The pages of the desk that this person may see. */
export function DeskTabs() {
  const { t } = useTranslation();
  const { roles } = useMe();
  const shown = tabs.filter((tab) => tab.for(roles));
  return (
    <PageTabs
      label={t('desk:tabs.label')}
      tabs={shown.map(({ to, word }) => ({ to, label: t(`desk:tabs.${word}`) }))}
    />
  );
}
