import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../shared/ui/Dialog';
import { singleKeys } from '../shared/ui/keys';
import styles from './Shell.module.css';

const keys: [string[], string][] = [
  [['/'], 'search'],
  [['Ctrl K'], 'find'],
  [['J', 'K', '↑', '↓'], 'move'],
  [['Enter'], 'open'],
  [['G'], 'next'],
  [['C'], 'claim'],
  [['S'], 'park'],
  [['N'], 'note'],
  [['H'], 'nudge'],
  [['Ctrl Enter'], 'complete'],
  [['D'], 'diagram'],
  [['Alt Z'], 'undo'],
  [['Esc'], 'back'],
  [['?'], 'list'],
];

export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [single, setSingle] = useState(singleKeys.on);
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <table className={styles.keys}>
        <tbody>
          {keys.map(([names, does]) => (
            <tr key={does}>
              <th scope="row">
                {names.map((name, index) => (
                  <span key={name}>
                    {index > 0 && ' '}
                    <kbd>{name}</kbd>
                  </span>
                ))}
              </th>
              <td>{t(`keys.${does}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => {
            singleKeys.set(event.target.checked);
            setSingle(event.target.checked);
          }}
        />
        {t('keys.single')}
      </label>
    </Dialog>
  );
}
