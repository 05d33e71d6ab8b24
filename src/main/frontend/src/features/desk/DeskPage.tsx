import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findQuery } from './desk.api';
import { onlyCase } from './desk.state';
import { DeskTabs } from './DeskTabs';
import styles from './Desk.module.css';
import { FindCase } from './FindCase';

const MyQuestions = lazy(() => import('./MyQuestions'));

const route = getRouteApi('/desk');

export function DeskPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q, phone } = route.useSearch();
  const [text, setText] = useState(phone ?? q ?? '');
  const called = useQuery(findQuery(phone ?? ''));
  const only = phone && called.data ? onlyCase(called.data.results) : undefined;
  useEffect(() => {
    if (only) void navigate({ to: '/desk/$reference', params: { reference: only }, replace: true });
  }, [only, navigate]);
  return (
    <div className={styles.page}>
      <DeskTabs />
      <h1>{t('desk.title')}</h1>
      <FindCase
        text={text}
        onText={setText}
        onChoose={(reference) => {
          void navigate({ to: '/desk/$reference', params: { reference } });
        }}
      />
      <Suspense fallback={null}>
        <MyQuestions />
      </Suspense>
    </div>
  );
}
