import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../shared/ui/states';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('app.noPage')}>
      <Link to="/work">{t('menu.work')}</Link>
    </Empty>
  );
}
