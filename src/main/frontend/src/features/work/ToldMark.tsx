import { useTranslation } from 'react-i18next';
import type { WorkItem } from '../../shared/api/schema';
import { moment } from '../../shared/format/values';
import { useNow } from '../../shared/ui/now';
import styles from './ToldMark.module.css';

/** Just the sign, when, or the whole sentence; who asks is always told the whole. */
export type ToldLook = 'sign' | 'brief' | 'whole';

interface Props {
  item: Pick<WorkItem, 'told' | 'asked'>;
  look?: ToldLook;
}

/** Says what the reader was told of this item, and what the desk asks of them: a mark each. */
export function ToldMarks({ item: { told, asked }, look = 'whole' }: Props) {
  const { t } = useTranslation();
  const now = useNow('minute');
  return (
    <>
      {told && (
        <Mark
          sign="⚑"
          at={moment(told.at, now)}
          say={(at) => t(`work.told.${told.wholeCase ? 'case' : 'step'}.${told.stage}`, { at })}
          brief={(at) => t('work.told.brief', { at })}
          look={look}
        />
      )}
      {asked.map(({ stage, at: since }) => (
        <Mark
          key={stage}
          sign={stage.startsWith('nudged') ? '»' : '?'}
          at={moment(since, now)}
          say={(at) => t(`work.told.${stage}`, { at })}
          brief={() => t(`work.told.short.${stage}`)}
          // Next to what else was told there is no room for words.
          look={look === 'brief' && told ? 'sign' : look}
        />
      ))}
    </>
  );
}

interface MarkProps {
  sign: string;
  at: string;
  say: (at: string) => string;
  brief: (at: string) => string;
  look: ToldLook;
}

function Mark({ sign, at, say, brief, look }: MarkProps) {
  const words = say(at);
  const shown = {
    sign: '',
    // The day or, today, the time: there is no room for both.
    brief: brief(at.split(',')[0] ?? at),
    whole: words,
  };
  return (
    <span className={styles.told} title={look === 'whole' ? undefined : words}>
      <span aria-hidden="true">
        {sign} {shown[look]}
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
