import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../shared/api/schema';
import { Menu } from '../../shared/ui/Menu';

/** The kinds of cases that can be opened here. */
export function NewCaseMenu({ processes }: { processes: Process[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const startable = processes.filter(({ startForm }) => startForm);
  if (startable.length === 0) return null;
  return (
    <Menu
      label={t('cases.newMenu')}
      items={startable.map(({ process, name }) => ({ id: process, label: name }))}
      onChoose={(process) => void navigate({ to: '/cases/new', search: { process } })}
    />
  );
}
