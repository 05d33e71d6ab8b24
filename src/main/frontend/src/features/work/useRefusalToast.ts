import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/ui/toasts';
import { whyNot } from '../../shared/ui/whyNot';

/** Says why something did not work, where there is no better place for it. */
export function useRefusalToast() {
  const { t } = useTranslation();
  return (refused: unknown) => {
    toast(whyNot(t, refused), { kind: 'error' });
  };
}
