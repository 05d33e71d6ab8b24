import { describe, expect, it } from 'vitest';
import { fieldValue, humanized, moment } from './values';

const words = { yes: 'yes', no: 'no' };

describe('a field', () => {
  it('of money reads as money', () => {
    expect(fieldValue('amount', '25000', words)).toBe('€25,000');
    expect(fieldValue('monthlyIncome', 2500.5, words)).toBe('€2,500.50');
  });

  it('that is a list reads with commas', () => {
    expect(fieldValue('documents', ['payslip', 'passport'], words)).toBe('payslip, passport');
  });

  it('that is an object is left out', () => {
    expect(fieldValue('creditReport', { score: 700 }, words)).toBeUndefined();
  });

  it('without a label is called by its name', () => {
    expect(humanized('monthlyIncome')).toBe('Monthly income');
  });
});

describe('a moment', () => {
  const now = new Date(2026, 10, 20, 15).getTime();
  it('today is a time', () => {
    expect(moment(new Date(2026, 10, 20, 10, 42).getTime(), now)).toBe('10:42');
  });

  it('this year has no year', () => {
    expect(moment(new Date(2026, 9, 2, 9, 5).getTime(), now)).toBe('2 Oct, 09:05');
  });
});
