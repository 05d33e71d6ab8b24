import { useTranslation } from 'react-i18next';
import type { DraftState } from '../../shared/forms/drafts';
import { time } from '../../shared/format/values';
import styles from './WorkTask.module.css';

/** Where the entries are: on the server, on the way, or in this browser. */
export function DraftLine({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const says: Record<DraftState['kind'], string> = {
    clean: '',
    unsaved: t('draft.unsaved'),
    saving: t('draft.saving'),
    saved: state.kind === 'saved' ? t('draft.saved', { time: time(state.at) }) : '',
    local: t('draft.local'),
    conflict: t('draft.conflict'),
  };
  return <span className={styles.draft}>{says[state.kind]}</span>;
}
