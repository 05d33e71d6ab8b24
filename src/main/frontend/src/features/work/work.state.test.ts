import { describe, expect, it } from 'vitest';
import { workSearch } from '.';
import type { WorkItem } from '../../shared/api/schema';
import {
  holderOf,
  listed,
  nextItem,
  withAssignee,
  withoutItem,
  type WorkPages,
} from './work.state';

function item(id: string, assignee?: string): WorkItem {
  return {
    id,
    title: `Item ${id}`,
    caseReference: 'LN-1',
    process: 'loan-application',
    processName: 'Loan application',
    step: 'Task_AssessApplication',
    state: 'open',
    customer: {},
    groups: ['credit-officer'],
    ...(assignee ? { assignee } : {}),
    may: [],
    priority: 50,
    createdAt: '2026-11-20T10:00:00Z',
    sla: { state: 'none', running: false },
    asked: [],
    fields: {},
  };
}

const pagesOf = (...pages: WorkItem[][]): WorkPages => ({
  pages: pages.map((items) => ({
    items,
    count: items.length,
    countIsExact: true,
    serverNow: '2026-11-20T12:00:00Z',
  })),
  pageParams: pages.map(String),
});
const ids = (pages: WorkPages | undefined) => listed(pages).map(({ id }) => id);

describe('the work list', () => {
  it('shows an item once that moved between two pages', () => {
    expect(ids(pagesOf([item('1'), item('2')], [item('2'), item('3')]))).toEqual(['1', '2', '3']);
  });

  it('loses a completed item and changes the holder of a claimed one', () => {
    const pages = pagesOf([item('1'), item('2')]);
    expect(ids(withoutItem(pages, '1'))).toEqual(['2']);
    expect(listed(withAssignee(pages, '2', 'anna'))[1]?.assignee).toBe('anna');
  });
});

describe('the next item', () => {
  const items = [item('1'), item('2'), item('3', 'bruno'), item('4', 'anna')];

  it('is the next one that nobody else holds', () => {
    expect(nextItem(items, '2', 'anna')).toBe('4');
  });

  it('is the one before when there is none after', () => {
    expect(nextItem(items, '4', 'anna')).toBe('2');
  });

  it('is none when nothing is left', () => {
    expect(nextItem([item('1')], '1', 'anna')).toBeUndefined();
  });
});

describe('the holder of an item', () => {
  it('is nobody, me or another', () => {
    expect(holderOf(item('1'), 'anna').kind).toBe('free');
    expect(holderOf(item('1', 'anna'), 'anna').kind).toBe('me');
    expect(holderOf({ ...item('1', 'bruno'), assigneeName: 'Bruno' }, 'anna')).toEqual({
      kind: 'other',
      name: 'Bruno',
    });
  });
});

describe('the address of a list', () => {
  it('drops what it does not know', () => {
    expect(workSearch({ view: 'nowhere', sort: 'sla', q: 80331, x: '1' })).toEqual({
      sort: 'sla',
      q: '80331',
    });
  });
});
