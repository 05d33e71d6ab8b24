import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords } from '../../shared/i18n/i18n';
import words from '../../shared/i18n/more/ask.json';
import { questionsQuery } from './ask.api';
import { Thread } from './Thread';

addWords('ask', words);

/** What the reader asked of those who have the work, and what came back. */
export default function MyQuestions() {
  const { t } = useTranslation();
  const found = useQuery(questionsQuery).data;
  if (!found || found.items.length === 0) return null;
  return (
    <section aria-labelledby="my-questions">
      <h2 id="my-questions">{t('ask:mine')}</h2>
      {found.items.map((question) => (
        <Thread key={question.id} named question={question} asOf={Date.parse(found.serverNow)} />
      ))}
    </section>
  );
}
