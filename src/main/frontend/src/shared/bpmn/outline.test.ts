import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outlineOf, placesOf } from './outline';

const xml = readFileSync('../../../processes/loan-application/loan-application.bpmn', 'utf8');

describe('the outline of a diagram', () => {
  const places = placesOf(xml);

  it('has the tasks from left to right and leaves out questions and ends', () => {
    expect(places.length).toBeGreaterThan(5);
    expect(places.some((id) => id.startsWith('Gateway_') || id.startsWith('EndEvent_'))).toBe(
      false,
    );
    expect(places.indexOf('Task_CompleteApplication')).toBeLessThan(
      places.indexOf('Task_ApproveLoan'),
    );
  });

  it('shows where the case is, whatever that is', () => {
    const steps = [{ element: 'Gateway_X' }, { element: places[0] ?? '' }];
    expect(outlineOf(steps, xml, ['Gateway_X'])).toEqual([steps[1], steps[0]]);
    expect(outlineOf(steps, xml, [])).toEqual([steps[1]]);
  });
});
