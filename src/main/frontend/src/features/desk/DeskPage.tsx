import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSearch } from '.';
import { findQuery } from './desk.api';
import { calledFor } from './desk.state';
import { DeskTabs } from './DeskTabs';
import styles from './Desk.module.css';
import { FindCase } from './FindCase';

const MyQuestions = lazy(() => import('./MyQuestions'));

const route = getRouteApi('/desk');

export function DeskPage() {
  const { q, phone } = route.useSearch();
  return <Desk key={phone ?? q} q={q} phone={phone} />;
}

function Desk({ q, phone }: DeskSearch) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState(phone ?? q ?? '');
  const called = useQuery(findQuery(phone ?? ''));
  // What the caller before them had says nothing of this one.
  const { reference, customer } =
    phone && called.data && !called.isPlaceholderData ? calledFor(called.data) : {};
  useEffect(() => {
    if (reference) void navigate({ to: '/desk/$reference', params: { reference }, replace: true });
    else if (customer)
      void navigate({ to: '/desk/customers/$id', params: { id: customer }, replace: true });
  }, [reference, customer, navigate]);
  return (
    <div className={styles.page}>
      <DeskTabs />
      <h1>{t('desk.title')}</h1>
      <FindCase
        text={text}
        onText={setText}
        onChoose={(chosen) => {
          void navigate({ to: '/desk/$reference', params: { reference: chosen } });
        }}
      />
      <Suspense fallback={null}>
        <MyQuestions />
      </Suspense>
    </div>
  );
}
