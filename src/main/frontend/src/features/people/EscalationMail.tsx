import { useTranslation } from 'react-i18next';
import { Select } from '../../shared/ui/fields';
import './messages.words';
import type { Escalations } from './people.api';

const choices: Escalations[] = ['none', 'en', 'de'];

interface Props {
  value: Escalations;
  error?: string | undefined;
  onChange: (chosen: Escalations) => void;
}

/** Whether somebody hears of escalations by mail, and in which language. */
export function EscalationMail({ value, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('messages:escalations')}
      value={value}
      error={error}
      options={choices.map((each) => ({ value: each, label: t(`messages:${each}`) }))}
      onChange={(event) => {
        onChange(choices.find((each) => each === event.target.value) ?? 'none');
      }}
    />
  );
}
