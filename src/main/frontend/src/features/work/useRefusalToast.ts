import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { toast } from '../../shared/ui/toasts';

/** Says why something did not work, where there is no better place for it. */
export function useRefusalToast() {
  const { t } = useTranslation();
  return (refused: unknown) => {
    toast(asProblem(refused).body.detail ?? t('errors.help'), { kind: 'error' });
  };
}
