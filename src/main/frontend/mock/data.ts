import { existsSync, readFileSync } from 'node:fs';
import type { CaseDetail, FormSchema, Process, Sla, WorkItem } from '../src/shared/api/schema';
import { customers } from './people.ts';

const root = new URL('../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

export function form(name: string): FormSchema | undefined {
  const path = `forms/loan-application/${name}.form`;
  return existsSync(new URL(path, root)) ? (JSON.parse(read(path)) as FormSchema) : undefined;
}

export const model = () => read('processes/loan-application/loan-application.bpmn');

const steps = [...model().matchAll(/<bpmn:(?:user|service)Task id="([^"]+)" name="([^"]+)"/g)].map(
  ([, element, label]) => ({ element: element ?? '', label: (label ?? '').replace(/\s+/g, ' ') }),
);

const kinds = [
  { form: 'complete-application', group: 'front-office', phase: 'received' },
  { form: 'assess-application', group: 'credit-officer', phase: 'checking' },
  { form: 'approve-loan', group: 'credit-lead', phase: 'decision' },
  { form: 'follow-up-offer', group: 'front-office', phase: 'decision' },
  { form: 'check-returned-documents', group: 'credit-officer', phase: 'checking' },
];

const titleOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
const elementOf = (name: string) =>
  `Task_${name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;

const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

function clock(remaining: number): Sla {
  return {
    state: remaining < 0 ? 'late' : remaining < 7_200 ? 'at-risk' : 'on-track',
    running: true,
    remainingSeconds: remaining,
    dueAt: at(remaining),
    warnAt: at(remaining - 7_200),
  };
}

function sla(index: number): Sla {
  if (index % 11 === 4)
    return { state: 'paused', running: false, remainingSeconds: 50_000, dueAt: at(90_000) };
  if (index % 13 === 7) return { state: 'none' };
  return clock(-5_000 + index * 1_700);
}

export const processes: Process[] = [
  {
    process: 'loan-application',
    name: 'Loan application',
    version: 1,
    definitionId: 'loan-application:1',
    startForm: form('start') ?? null,
    phases: ['received', 'checking', 'decision', 'payment', 'done'].map((id) => ({
      id,
      label: titleOf(id),
    })),
    messages: [
      { name: 'offer-answered', label: 'Offer answered', form: form('offer-answered') ?? null },
      {
        name: 'documents-received',
        label: 'Documents received',
        form: form('documents-received') ?? null,
      },
    ],
    steps,
  },
];

export interface MockItem extends WorkItem {
  form: string;
}

const references = (index: number) => `LN-${100200 + index}-${'ABCDEFGHJK'.charAt(index % 10)}`;

export const cases: CaseDetail[] = Array.from({ length: 240 }, (_, index) => {
  const kind = kinds[index % kinds.length] ?? kinds[0];
  const customer = customers[index % customers.length];
  if (!kind || !customer) throw new Error('no case without kind and customer');
  const phase = processes[0]?.phases.findIndex(({ id }) => id === kind.phase) ?? 0;
  return {
    reference: references(index),
    process: 'loan-application',
    processVersion: 1,
    title: 'Loan application',
    state: 'open',
    phase: kind.phase,
    phases: (processes[0]?.phases ?? []).map((one, at) => ({
      ...one,
      state:
        at < phase ? ('done' as const) : at === phase ? ('current' as const) : ('open' as const),
    })),
    customer,
    openedAt: at(-86_400 * (1 + (index % 9))),
    waitingFor: 'us',
    sentence: 'A colleague is checking your application. You do not need to do anything.',
    sla: sla(index),
    steps: [
      {
        element: elementOf(kind.form),
        label: titleOf(kind.form),
        since: at(-4_000),
        waitingFor: 'us',
        workItemId: `w-${index}`,
      },
    ],
    variables: {
      amount: 2_500 + ((index * 1_370) % 47_500),
      termMonths: 12 + (index % 5) * 12,
      purpose: 'car',
      monthlyIncome: 2_400 + (index % 7) * 310,
      employment: 'permanent',
    },
    serverNow: at(0),
  };
});

export const items: MockItem[] = cases.map((one, index) => {
  const kind = kinds[index % kinds.length] ?? kinds[0];
  return {
    id: `w-${index}`,
    title: titleOf(kind?.form ?? ''),
    caseReference: one.reference,
    process: one.process,
    step: elementOf(kind?.form ?? ''),
    customer: one.customer,
    groups: [kind?.group ?? ''],
    assignee: index % 17 === 3 ? 'cem' : null,
    assignedAt: index % 17 === 3 ? at(-600) : null,
    priority: index % 14 === 2 ? 80 : 50,
    createdAt: at(-4_000),
    sla: one.sla ?? { state: 'none' },
    fields: { amount: one.variables.amount },
    form: kind?.form ?? '',
  };
});
