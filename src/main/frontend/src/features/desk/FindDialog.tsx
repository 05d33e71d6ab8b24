import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../shared/ui/Dialog';
import { FindCase } from './FindCase';

/** The same box from everywhere. */
export default function FindDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <Dialog title={t('desk.title')} isOpen onClose={onClose}>
      <FindCase
        text={text}
        onText={setText}
        onLeave={onClose}
        onChoose={(reference) => {
          onClose();
          void navigate({ to: '/desk/$reference', params: { reference } });
        }}
      />
    </Dialog>
  );
}
