import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './Dialog.module.css';

interface Props {
  title: string;
  isOpen: boolean;
  /** Absent: it can only be left by doing what it asks. */
  onClose?: () => void;
  children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {onClose && (
              <Button look="quiet" aria-label={t('dialog.close')} onPress={onClose}>
                <span aria-hidden="true">×</span>
              </Button>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface EndProps {
  onClose: () => void;
  /** The button that does what the dialog asks. */
  children: ReactNode;
}

/** How a dialog ends: with what it asks, or without. */
export function DialogEnd({ onClose, children }: EndProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.end}>
      {children}
      <Button look="quiet" onPress={onClose}>
        {t('dialog.cancel')}
      </Button>
    </div>
  );
}
