import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../shared/api/events';
import { useFollowing } from './useFollowing';

let tell: (changes: Change[]) => void = () => undefined;
vi.mock('../shared/api/events', () => ({
  follow: () => () => undefined,
  onChanges: (listener: (changes: Change[]) => void) => {
    tell = listener;
    return () => undefined;
  },
}));

const shows = (...references: string[]) => ({
  pages: [{ items: references.map((reference) => ({ reference })) }],
  pageParams: [''],
});
const mine = ['case', 'CL-1', 'timeline'];
const other = ['case', 'CL-2'];
const list = ['cases', { state: 'open' }];
const searched = ['cases', { q: 'nowak' }];
const desk = ['desk', 'search', 'nowak'];
let client: QueryClient;

const again = () =>
  [mine, other, list, searched, desk].filter((key) => client.getQueryState(key)?.isInvalidated);

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(mine, {});
  client.setQueryData(other, {});
  client.setQueryData(list, shows('CL-1'));
  client.setQueryData(searched, shows('CL-3'));
  client.setQueryData(desk, {});
  renderHook(useFollowing, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
});

describe('what is looked at again', () => {
  it('is of cases only what happened to them', () => {
    tell([
      { type: 'case', ids: ['CL-1'] },
      { type: 'work', ids: ['7'] },
    ]);
    expect(again()).toEqual([mine, list]);
  });

  it('is no case when somebody works somewhere', () => {
    tell([{ type: 'work', ids: ['7'] }]);
    expect(again()).toEqual([]);
  });

  it('is a searched list when something happened to who is in it', () => {
    tell([{ type: 'case', ids: ['CL-3'] }]);
    expect(again()).toEqual([list, searched]);
  });

  it('is all but a search of the desk when nobody knows what happened', () => {
    tell([{ type: 'all', ids: [] }]);
    expect(again()).toEqual([mine, other, list, searched]);
  });
});
