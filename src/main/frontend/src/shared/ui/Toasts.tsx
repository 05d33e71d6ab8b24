import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { dismiss, hold, toastStore, type Toast } from './toasts';
import styles from './Toasts.module.css';

export function Toasts() {
  const { t } = useTranslation();
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get);
  return (
    <div
      className={`${styles.region} no-print`}
      role="status"
      aria-label={t('toasts.label')}
      // An open dialog neither hides it nor takes a press on it for one outside.
      data-react-aria-top-layer="true"
    >
      {toasts.map((each) => (
        <ToastLine key={each.id} toast={each} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const { id, text, kind, undo, action } = toast;
  const run = (what: () => void) => () => {
    dismiss(id);
    what();
  };
  return (
    <div
      className={`${styles.toast} ${kind === 'error' ? styles.error : ''}`}
      onPointerEnter={() => {
        hold(id, true);
      }}
      onPointerLeave={() => {
        hold(id, false);
      }}
    >
      <span className={styles.text}>{text}</span>
      {undo && (
        <Button look="link" keys="Alt+Z" shownKeys="Alt Z" onPress={run(undo)}>
          {t('toasts.undo')}
        </Button>
      )}
      {action && (
        <Button look="link" onPress={run(action.run)}>
          {action.label}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={t('toasts.dismiss')}
        onPress={() => {
          dismiss(id);
        }}
      >
        <span aria-hidden="true">×</span>
      </Button>
    </div>
  );
}
