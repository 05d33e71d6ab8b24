import { describe, expect, it } from 'vitest';
import { casesSearch } from '.';
import type { StuckField } from '../../shared/api/schema';
import {
  asReference,
  byHandData,
  missingByHand,
  newCase,
  noApplicant,
  offeredMessages,
} from './cases.state';

describe('a search', () => {
  it.each(['LN-100234-K', 'ln 100234 k', 'LN100234K', ' ln-100 234-k '])(
    'for %s is a reference',
    (typed) => {
      expect(asReference(typed)).toBe('LN-100234-K');
    },
  );

  it('for a name is none', () => {
    expect(asReference('Weber')).toBeUndefined();
  });

  it('keeps what it knows in its address', () => {
    expect(casesSearch({ state: 'open', phase: 'decision', q: 80331, foo: '1' })).toEqual({
      state: 'open',
      phase: 'decision',
      q: '80331',
    });
  });
});

describe('a new case', () => {
  it('leaves out what was left empty', () => {
    const applicant = { ...noApplicant, id: 'C-1', name: ' Ida Sand ' };
    expect(newCase('loan-application', applicant, { amount: 5000, iban: '', note: null })).toEqual({
      process: 'loan-application',
      channel: 'phone',
      customer: { id: 'C-1', name: 'Ida Sand', language: 'en' },
      variables: { amount: 5000 },
    });
  });
});

describe('a step done by hand', () => {
  const fields: StuckField[] = [
    { name: 'paymentId', label: 'Payment', type: 'textfield', required: true },
    { name: 'amount', label: 'Amount', type: 'number', required: false },
    { name: 'final', label: 'Final', type: 'checkbox', required: true },
  ];

  it('names what must still be filled in', () => {
    expect(missingByHand(fields, { paymentId: ' ' })).toEqual(['paymentId']);
    expect(missingByHand(fields, { paymentId: 'PY-1' })).toEqual([]);
  });

  it('gives numbers as numbers, also with a comma, and leaves out what is empty', () => {
    const typed = { paymentId: ' PY-1 ', amount: '12,5' };
    expect(byHandData(fields, typed)).toEqual({ paymentId: 'PY-1', amount: 12.5, final: false });
    expect(byHandData(fields, {})).toEqual({ final: false });
  });
});

describe('the messages of a process', () => {
  it('leave withdrawal to its own action', () => {
    const process = {
      process: 'loan-application',
      name: 'Loan application',
      version: 1,
      definitionId: 'x',
      phases: [],
      steps: [],
      messages: [
        { name: 'withdrawn', label: 'Withdrawn' },
        { name: 'offer-answered', label: 'Offer answered' },
      ],
    };
    expect(offeredMessages(process).map(({ name }) => name)).toEqual(['offer-answered']);
  });
});
