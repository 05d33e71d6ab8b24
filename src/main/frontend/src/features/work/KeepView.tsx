import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../shared/api/http';
import { useMe } from '../../shared/api/session';
import { spoken } from '../../shared/format/names';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Select, TextField } from '../../shared/ui/fields';
import { toast } from '../../shared/ui/toasts';
import type { WorkSearch } from '.';
import { asked } from './list.state';
import { keepView, savedViewsQuery } from './work.api';
import styles from './WorkFilters.module.css';
import { whyNot } from '../../shared/ui/whyNot';

/** Gives the list that is shown a name, for oneself or for a team. */
export function KeepView({ search, onClose }: { search: WorkSearch; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const [name, setName] = useState('');
  const [team, setTeam] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      await keepView({ name: name.trim(), query: asked(search), ...(team ? { team } : {}) });
      await client.invalidateQueries({ queryKey: savedViewsQuery.queryKey });
      toast(t('work.kept.done', { name: name.trim() }));
      onClose();
    } catch (refused) {
      const problem = asProblem(refused);
      const own = problem.errors[0]?.message ?? whyNot(t, problem);
      setError(t(`work.kept.refused.${problem.code}`, { defaultValue: own }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('work.kept.keep')} isOpen onClose={onClose}>
      <form
        className={styles.keep}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void keep();
        }}
      >
        <TextField
          label={t('work.kept.name')}
          required
          maxLength={80}
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(undefined);
          }}
        />
        <Select
          label={t('work.kept.for')}
          value={team}
          onChange={(event) => {
            setTeam(event.target.value);
          }}
          options={[
            { value: '', label: t('work.kept.me') },
            ...me.groups.map((value) => ({
              value,
              label: t('work.kept.of', { team: spoken(value) }),
            })),
          ]}
        />
        <Button look="primary" type="submit" isPending={busy}>
          {t('work.kept.do')}
        </Button>
      </form>
    </Dialog>
  );
}
